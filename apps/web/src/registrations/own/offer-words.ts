import type { Language } from '#platform';

interface OfferWords {
  readonly title: string;
  readonly titleIn: (session: string) => string;
  readonly held: (day: string, time: string) => string;
  readonly noMeans: string;
  readonly noMeansIn: string;
  readonly keptUntil: string;
  readonly yes: string;
  readonly no: string;
  readonly answered: Record<OfferNews, { readonly title: string; readonly text: string }>;
}

/** What became of an answer, as it travels in `?aanbod=`. */
export const OFFER_NEWS = ['ja', 'nee', 'te-laat', 'weg', 'sessie'] as const;
export type OfferNews = (typeof OFFER_NEWS)[number];

export const offerWords: Record<Language, OfferWords> = {
  nl: {
    title: 'Er is een plek voor je',
    titleIn: (session) => `Er is een plek voor je in ${session}`,
    held: (day, time) => `We houden hem voor je vast tot ${day} om ${time} uur. Daarna gaat hij naar de volgende.`,
    noMeans: 'Zeg je nee, dan ga je van de wachtlijst af.',
    noMeansIn: 'Zeg je nee, dan ga je van de wachtlijst van deze sessie af.',
    keptUntil: 'Zeg je ja, dan geef je de sessie op die je in dezelfde ronde nog vasthoudt.',
    yes: 'Ja, ik neem de plek',
    no: 'Nee, geef hem door',
    answered: {
      ja: { title: 'De plek is van jou', text: 'Je krijgt een mail met alles erin.' },
      nee: { title: 'Je hebt de plek doorgegeven', text: 'De volgende op de wachtlijst krijgt hem aangeboden.' },
      'te-laat': {
        title: 'Deze plek is vervallen',
        text: 'We hebben hem voor je vastgehouden zolang het kon. Hij gaat nu naar de volgende.',
      },
      sessie: {
        title: 'Nog niet gelukt: een van je sessies kan niet mee',
        text: 'Die sessie is op die manier vol, of er wordt een plek in een sessie voor je vastgehouden. Kies een andere sessie, of antwoord eerst daarop. De plek blijft zolang van jou.',
      },
      weg: { title: 'Deze plek is er niet meer', text: 'Hieronder staat hoe je aanmelding er nu voor staat.' },
    },
  },
  en: {
    title: 'There is a place for you',
    titleIn: (session) => `There is a place for you in ${session}`,
    held: (day, time) => `We are holding it for you until ${day} at ${time}. After that it goes to the next in line.`,
    noMeans: 'If you say no, you leave the waiting list.',
    noMeansIn: 'If you say no, you leave the waiting list of this session.',
    keptUntil: 'If you say yes, you give up the session you still hold in the same round.',
    yes: 'Yes, I take the place',
    no: 'No, pass it on',
    answered: {
      ja: { title: 'The place is yours', text: 'You will get a mail with everything in it.' },
      nee: { title: 'You have passed the place on', text: 'It is offered to the next on the waiting list.' },
      'te-laat': {
        title: 'This place has lapsed',
        text: 'We held it for you as long as we could. It now goes to the next in line.',
      },
      sessie: {
        title: 'Not yet: one of your sessions cannot come along',
        text: 'That session is full that way, or a place in a session is being held for you. Choose another session, or answer that first. Until then this place is still held.',
      },
      weg: { title: 'This place is gone', text: 'Below you see how your registration stands now.' },
    },
  },
};
