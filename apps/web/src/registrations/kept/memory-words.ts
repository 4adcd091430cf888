import type { Language } from '#platform';

interface MemoryWords {
  readonly link: string;
  readonly title: string;
  readonly lead: string;
  readonly would: string;
  readonly does: string;
  readonly how: (months: number) => string;
  readonly never: string;
  readonly remember: string;
  readonly again: string;
  readonly againHint: string;
  readonly forget: string;
  readonly back: string;
  readonly comingTitle: string;
  readonly comingLead: string;
  readonly comingNone: string;
  readonly done: Record<'onthouden' | 'vergeten', string>;
  readonly sector: string;
  readonly region: string;
}

/** Being remembered for another event, by one's own wish. */
export const memoryWords: Record<Language, MemoryWords> = {
  nl: {
    link: 'Volgende keer sneller aanmelden',
    title: 'Volgende keer sneller aanmelden',
    lead: 'We kunnen onthouden wie je bent. Dan staat dat bij een volgende bijeenkomst al voor je klaar.',
    would: 'Dit zouden we onthouden',
    does: 'Dit onthouden we',
    how: (months) =>
      `We bewaren dit ${months} maanden. We vullen het alleen in als je via je eigen link komt, zoals nu. Wie alleen je adres weet, krijgt er niets van te zien.`,
    never: 'Antwoorden op gevoelige vragen, zoals over eten, onthouden we nooit.',
    remember: 'Onthoud dit',
    again: 'Onthoud het zoals het nu is',
    againHint: 'Bij deze bijeenkomst vulde je iets anders in.',
    forget: 'Vergeet het',
    back: 'Terug naar mijn aanmelding',
    comingTitle: 'Meld je aan met deze gegevens',
    comingLead: 'Je kunt alles nog veranderen voor je het verstuurt.',
    comingNone: 'Er is nu geen andere bijeenkomst waarvoor je je kunt aanmelden.',
    done: { onthouden: 'Onthouden', vergeten: 'We zijn het vergeten' },
    sector: 'Sector',
    region: 'Regio',
  },
  en: {
    link: 'Register faster next time',
    title: 'Register faster next time',
    lead: 'We can remember who you are. At another event it is then filled in for you.',
    would: 'This is what we would remember',
    does: 'This is what we remember',
    how: (months) =>
      `We keep this for ${months} months. It is filled in only when you come by your own link, as now. Nobody sees it by knowing your address.`,
    never: 'Answers to sensitive questions, such as about food, are never remembered.',
    remember: 'Remember this',
    again: 'Remember it as it is now',
    againHint: 'At this event you filled in something else.',
    forget: 'Forget it',
    back: 'Back to my registration',
    comingTitle: 'Register with these details',
    comingLead: 'You can still change everything before you send it.',
    comingNone: 'There is no other event to register for now.',
    done: { onthouden: 'Remembered', vergeten: 'We have forgotten it' },
    sector: 'Sector',
    region: 'Region',
  },
};
