import type { Language } from '#platform';
import type { KeptTable } from './kept-columns.js';

interface KeptWords {
  readonly title: string;
  readonly lead: string;
  readonly tables: Record<KeptTable, string>;
  readonly inFile: string;
  readonly yes: string;
  readonly no: string;
  readonly howLong: string;
  /** @param mailDays after which mails say no more to whom they went. */
  readonly howLongText: (mailDays: number) => string;
  readonly forget: string;
  readonly ask: string;
  readonly contact: string;
  readonly download: string;
  readonly back: string;
}

export const keptWords: Record<Language, KeptWords> = {
  nl: {
    title: 'Wat we over je bewaren',
    lead: 'Alles wat er bij deze aanmelding over jou is vastgelegd. Deze pagina opent alleen met jouw link.',
    tables: {
      registration: 'Je aanmelding',
      contact: 'Je adres',
      registration_group: 'Samen aangemeld met één formulier',
      invitation: 'Je uitnodiging',
      speaker: 'Jij als spreker',
      answer: 'Je antwoorden',
      session_place: 'Je sessies',
      calendar_entry: 'De afspraak in je agenda',
      offer: 'Plekken die voor je zijn vastgehouden',
      outgoing_mail: 'Mails die we je stuurden',
      mail_event: 'Wat er met die mails gebeurde',
      inbound_mail: 'Wat er over die mails en je agenda terugkwam',
      mail_suppression: 'Of je adres mail van ons krijgt',
      presence_observation: 'Wat er van je aanwezigheid is gezien',
      attendance: 'Of je erbij was',
      theme_group_member: 'Je themagroepen',
      audit_entry: 'Wat er met je aanmelding gebeurde',
    },
    inFile: 'staat in het bestand',
    yes: 'ja',
    no: 'nee',
    howLong: 'Hoelang',
    howLongText: (mailDays) =>
      `De organisatie bepaalt hoelang dit blijft staan. Antwoorden op gevoelige vragen wissen we vanzelf na de bijeenkomst, op de termijn die bij de vraag stond. Wat je ons vroeg te onthouden, wissen we na 12 maanden. ${mailDays} dagen na de bijeenkomst wissen we uit onze mails aan wie ze gingen en wat erin stond. De rest wissen we nog niet vanzelf.`,
    forget: 'Laat ons vergeten wat je ons vroeg te onthouden',
    ask: 'Wil je dat iets eerder wordt gewist?',
    contact: 'Laat het de organisatie weten',
    download: 'Download als bestand (JSON)',
    back: 'Terug naar mijn aanmelding',
  },
  en: {
    title: 'What we keep about you',
    lead: 'Everything that is recorded about you with this registration. Only your link opens this page.',
    tables: {
      registration: 'Your registration',
      contact: 'Your address',
      registration_group: 'Registered together with one form',
      invitation: 'Your invitation',
      speaker: 'You as a speaker',
      answer: 'Your answers',
      session_place: 'Your sessions',
      calendar_entry: 'The entry in your calendar',
      offer: 'Places that were held for you',
      outgoing_mail: 'Mails we sent you',
      mail_event: 'What happened to those mails',
      inbound_mail: 'What came back about those mails and your calendar',
      mail_suppression: 'Whether your address gets our mail',
      presence_observation: 'What was seen of your presence',
      attendance: 'Whether you were there',
      theme_group_member: 'Your theme groups',
      audit_entry: 'What happened to your registration',
    },
    inFile: 'is in the file',
    yes: 'yes',
    no: 'no',
    howLong: 'How long',
    howLongText: (mailDays) =>
      `The organisers decide how long this stays. Answers to sensitive questions are erased by themselves after the event, in the time the question said. What you asked us to remember is erased after 12 months. ${mailDays} days after the event we erase from our mails to whom they went and what they said. The rest is not erased by itself yet.`,
    forget: 'Let us forget what you asked us to remember',
    ask: 'Would you like something to be erased sooner?',
    contact: 'Tell the organisers',
    download: 'Download as a file (JSON)',
    back: 'Back to my registration',
  },
};
