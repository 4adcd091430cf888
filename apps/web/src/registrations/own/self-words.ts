import type { Language } from '#platform';

/** What the page of a registration can be told by the address it is asked with: what became of a press. */
export const MY_NEWS = [
  'terug',
  'rij',
  'aanvraag',
  'dubbel',
  'vol',
  'laat',
  'bewaard',
  'zelfde',
  'erbij',
  'kom',
  'gewisseld',
  'gestopt',
  'sessie-niet',
  'vast',
] as const;
export type MyNews = (typeof MY_NEWS)[number];

interface News {
  readonly tone: 'ok' | 'info' | 'wait';
  readonly title: string;
  readonly text?: string;
}

export interface SelfWords {
  readonly news: Record<MyNews, News>;
  readonly comeBack: string;
  readonly edit: string;
  readonly kept: string;
  readonly detailsTitle: string;
  readonly detailsLead: string;
  readonly address: (email: string) => string;
  readonly language: string;
  readonly timeZone: string;
  readonly timeZoneHint: string;
  readonly zoneOfEvent: string;
  readonly languages: Record<Language, string>;
  readonly attendsHint: string;
  readonly attendsWaitingHint: string;
  readonly save: string;
  readonly leave: string;
  readonly mistake: string;
  readonly full: string;
  readonly sessionFull: (code: string) => string;
  readonly offered: string;
  readonly tooLate: string;
  readonly staleTitle: string;
  readonly staleText: string;
  readonly stands: (value: string) => string;
  readonly nothing: string;
  readonly yes: string;
  readonly no: string;
  readonly removeTitle: string;
  readonly removeLead: string;
  readonly removeStays: string;
  readonly removeYes: string;
  readonly removeNo: string;
  readonly stays: string;
  readonly removedTag: string;
  readonly removedLead: string;
}

export const selfWords: Record<Language, SelfWords> = {
  nl: {
    news: {
      terug: { tone: 'ok', title: 'Je bent weer aangemeld', text: 'We mailen je de bevestiging met de afspraak.' },
      rij: {
        tone: 'wait',
        title: 'Je staat op de wachtlijst',
        text: 'Je plek was al vergeven. Je staat nu achteraan in de rij.',
      },
      aanvraag: {
        tone: 'wait',
        title: 'Je aanvraag is weer binnen',
        text: 'De organisatie beslist. Je hoort het per mail.',
      },
      dubbel: {
        tone: 'info',
        title: 'Dit adres is al opnieuw aangemeld',
        text: 'De link van die aanmelding staat in je mail.',
      },
      vol: { tone: 'wait', title: 'Er is geen plek meer', text: 'Alle plekken zijn bezet en de wachtlijst ook.' },
      laat: { tone: 'info', title: 'Terugkomen kan niet meer' },
      bewaard: { tone: 'ok', title: 'Bewaard' },
      zelfde: { tone: 'info', title: 'Er is niets veranderd' },
      erbij: {
        tone: 'info',
        title: 'Deze aanmelding kunnen we niet weghalen',
        text: 'Er is al mee deelgenomen. Klopt dat niet? Laat het de organisatie weten.',
      },
      kom: {
        tone: 'ok',
        title: 'Je houdt je plek',
        text: 'In je eigen agenda kan nog staan dat je niet komt. Dat pas je daar zelf aan.',
      },
      gewisseld: { tone: 'ok', title: 'Je plek is omgewisseld', text: 'We mailen je de nieuwe afspraak.' },
      gestopt: { tone: 'info', title: 'Je wacht niet meer', text: 'Je houdt de plek die je hebt.' },
      'sessie-niet': {
        tone: 'info',
        title: 'Een van je sessies is er niet op die manier',
        text: 'Kies eerst een andere sessie. Daarna kun je op een plek wachten.',
      },
      vast: {
        tone: 'info',
        title: 'Er wordt een plek voor je vastgehouden',
        text: 'Neem die eerst aan of laat hem gaan.',
      },
    },
    comeBack: 'Toch komen',
    edit: 'Aanpassen',
    kept: 'Wat we over je bewaren',
    detailsTitle: 'Je gegevens aanpassen',
    detailsLead: 'Dit geldt alleen voor deze bijeenkomst.',
    address: (email) => `Je adres blijft ${email}. Wil je een ander adres gebruiken? Meld je daarmee opnieuw aan.`,
    timeZone: 'Tijdzone',
    timeZoneHint: 'Doe je online mee vanaf een plek waar het later of vroeger is? Dan noemen we ook de tijd daar.',
    zoneOfEvent: 'Die van de bijeenkomst',
    language: 'Taal van deze pagina en van onze mails',
    languages: { nl: 'Nederlands', en: 'Engels' },
    attendsHint: 'Is er op de andere manier geen plek, dan houd je de plek die je hebt.',
    attendsWaitingHint: 'Ga je naar de andere wachtlijst, dan sluit je daar achteraan aan.',
    save: 'Bewaren',
    leave: 'Laat zoals het is',
    mistake: 'Niet gelukt',
    full: 'Op deze manier is er nu geen plek. Je houdt de plek die je hebt',
    sessionFull: (code) => `In sessie ${code} is op deze manier geen plek. Kies eerst een andere sessie`,
    offered: 'Er wordt een plek voor je vastgehouden. Neem die eerst aan of laat hem gaan',
    tooLate: 'Anders meedoen kan niet meer',
    staleTitle: 'Je gegevens zijn intussen gewijzigd',
    staleText:
      'Misschien in een ander tabblad. Bij elk veld staat wat er nu is bewaard. Druk op Bewaren om dit ervoor in de plaats te zetten.',
    stands: (value) => `Bewaard is nu: ${value}`,
    nothing: 'niets',
    yes: 'ja',
    no: 'nee',
    removeTitle: 'Was jij dit niet?',
    removeLead:
      'Dan heeft iemand anders je adres ingevuld. We trekken de aanmelding in en wissen wat er over je is ingevuld.',
    removeStays:
      'Alleen je adres blijft staan, met dat er een aanmelding was en welke mails we stuurden. Terugkomen kan daarna niet meer met deze link.',
    removeYes: 'Dit was ik niet, wis het',
    removeNo: 'Toch wel, laat staan',
    stays: 'Wat er nog staat',
    removedTag: 'Gewist',
    removedLead: 'Deze aanmelding is ingetrokken. Wat er was ingevuld, is gewist.',
  },
  en: {
    news: {
      terug: {
        tone: 'ok',
        title: 'You are registered again',
        text: 'We mail you the confirmation and the invitation.',
      },
      rij: {
        tone: 'wait',
        title: 'You are on the waiting list',
        text: 'Your place was given away. You are at the end of the line now.',
      },
      aanvraag: {
        tone: 'wait',
        title: 'We have your request again',
        text: 'The organisers decide. You hear from us by mail.',
      },
      dubbel: {
        tone: 'info',
        title: 'This address is registered again already',
        text: 'The link of that registration is in your mail.',
      },
      vol: { tone: 'wait', title: 'There is no place left', text: 'Every place is taken, and so is the waiting list.' },
      laat: { tone: 'info', title: 'It is too late to come back' },
      bewaard: { tone: 'ok', title: 'Saved' },
      zelfde: { tone: 'info', title: 'Nothing has changed' },
      erbij: {
        tone: 'info',
        title: 'We cannot remove this registration',
        text: 'Somebody has taken part with it. Is that not right? Tell the organisers.',
      },
      kom: {
        tone: 'ok',
        title: 'You keep your place',
        text: 'Your own calendar may still say that you are not coming. You can change that there.',
      },
      gewisseld: { tone: 'ok', title: 'Your place has been exchanged', text: 'We mail you the new calendar entry.' },
      gestopt: { tone: 'info', title: 'You are no longer waiting', text: 'You keep the place you have.' },
      'sessie-niet': {
        tone: 'info',
        title: 'One of your sessions is not held that way',
        text: 'Choose another session first. Then you can wait for a place.',
      },
      vast: { tone: 'info', title: 'A place is being held for you', text: 'Take it or let it go first.' },
    },
    comeBack: 'Come after all',
    edit: 'Change',
    kept: 'What we keep about you',
    detailsTitle: 'Change your details',
    detailsLead: 'This is for this event only.',
    address: (email) => `Your address stays ${email}. To use another one, register again with it.`,
    timeZone: 'Time zone',
    timeZoneHint: 'Taking part online from a place with another time? Then we also say the time there.',
    zoneOfEvent: 'That of the event',
    language: 'Language of this page and of our mails',
    languages: { nl: 'Dutch', en: 'English' },
    attendsHint: 'If there is no place the other way, you keep the place you have.',
    attendsWaitingHint: 'If you change to the other waiting list, you go to the end of it.',
    save: 'Save',
    leave: 'Leave it as it is',
    mistake: 'That did not work',
    full: 'There is no place this way now. You keep the place you have',
    sessionFull: (code) => `There is no place this way in session ${code}. Choose another session first`,
    offered: 'A place is being held for you. Take it or let it go first',
    tooLate: 'It is too late to take part another way',
    staleTitle: 'Your details were changed meanwhile',
    staleText: 'Perhaps in another tab. Each field says what is stored now. Press Save to replace it with this.',
    stands: (value) => `Stored now: ${value}`,
    nothing: 'nothing',
    yes: 'yes',
    no: 'no',
    removeTitle: 'Was this not you?',
    removeLead:
      'Then somebody else filled in your address. We withdraw the registration and erase what was filled in about you.',
    removeStays:
      'Only your address stays, with the fact that there was a registration and which mails we sent. After that, this link no longer lets you come back.',
    removeYes: 'It was not me, erase it',
    removeNo: 'It was me, leave it',
    stays: 'What is still here',
    removedTag: 'Erased',
    removedLead: 'This registration is withdrawn, and what was filled in is erased.',
  },
};
