import type { Language } from '#platform';

type OnOrOff = 'on' | 'off';

interface UnsubscribeWords {
  /** On the page of the registration. */
  readonly link: Record<OnOrOff, string>;
  readonly title: Record<OnOrOff, string>;
  readonly lead: Record<OnOrOff, string>;
  readonly stays: string;
  /** What a press makes of it. */
  readonly press: Record<OnOrOff, string>;
  readonly done: Record<OnOrOff, string>;
  /** For who came by the link that only switches off. */
  readonly onAgain: string;
  readonly toEvent: string;
  readonly back: string;
}

/** Reminders and messages of one event: whether somebody gets them. */
export const unsubscribeWords: Record<Language, UnsubscribeWords> = {
  nl: {
    link: { on: 'Herinneringen uitzetten', off: 'Herinneringen weer aanzetten' },
    title: { on: 'Geen herinneringen meer?', off: 'Je krijgt geen herinneringen' },
    lead: {
      on: 'Zet herinneringen en berichten over deze bijeenkomst uit. Je aanmelding blijft staan.',
      off: 'Herinneringen en berichten over deze bijeenkomst staan uit. Je aanmelding staat nog.',
    },
    stays:
      'Wat je moet weten, mailen we altijd: dat je een plek hebt, dat er iets verandert, dat de bijeenkomst niet doorgaat.',
    press: { on: 'Zet ze weer aan', off: 'Zet ze uit' },
    done: { on: 'Je krijgt weer herinneringen', off: 'Uitgezet' },
    onAgain: 'Toch weer herinneringen? Dat kan op je eigen pagina. De link staat in de mail van je aanmelding.',
    toEvent: 'Naar de bijeenkomst',
    back: 'Terug naar mijn aanmelding',
  },
  en: {
    link: { on: 'Switch reminders off', off: 'Switch reminders on again' },
    title: { on: 'No more reminders?', off: 'You get no reminders' },
    lead: {
      on: 'Switch off reminders and messages about this event. Your registration stays.',
      off: 'Reminders and messages about this event are off. Your registration still stands.',
    },
    stays: 'What you must know we always mail: that you have a place, that something changes, that the event is off.',
    press: { on: 'Switch them on again', off: 'Switch them off' },
    done: { on: 'You get reminders again', off: 'Switched off' },
    onAgain:
      'Want reminders after all? You can do that on your own page. The link is in the mail about your registration.',
    toEvent: 'To the event',
    back: 'Back to my registration',
  },
};
