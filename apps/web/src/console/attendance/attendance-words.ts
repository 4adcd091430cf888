import type { Language } from '#platform';

interface AttendanceWords {
  readonly came: string;
  readonly missing: string;
  readonly expected: string;
  readonly of: (confirmed: number) => string;
  readonly share: (percent: number) => string;
  readonly show: Record<'all' | 'came' | 'missing', string>;
  readonly lists: string;
  readonly searchLabel: string;
  readonly name: string;
  readonly organisation: string;
  readonly status: string;
  readonly firstSeen: string;
  readonly present: string;
  readonly absent: string;
  readonly notYet: string;
  readonly count: (total: number) => string;
  readonly empty: Record<'all' | 'came' | 'missing', string>;
  readonly how: string;
  readonly checkIn: string;
  readonly byHand: string;
  readonly note: string;
  readonly wasPresent: string;
  readonly wasAbsent: string;
  readonly toRule: string;
  readonly event: string;
  readonly title: string;
}

export const attendanceWords: Record<Language, AttendanceWords> = {
  nl: {
    came: 'Aanwezig',
    missing: 'Niet gezien',
    expected: 'Met een plek',
    of: (confirmed) => `van ${confirmed}`,
    share: (percent) => `${percent} procent`,
    show: { all: 'Iedereen', came: 'Aanwezig', missing: 'Niet gezien' },
    lists: 'Lijsten',
    searchLabel: 'Zoek op naam, e-mail of organisatie',
    name: 'Naam',
    organisation: 'Organisatie',
    status: 'Aanwezig',
    firstSeen: 'Voor het eerst gezien',
    present: 'Aanwezig',
    absent: 'Niet gezien',
    notYet: 'Nog niet',
    count: (total) => (total === 1 ? '1 persoon' : `${total} mensen`),
    empty: {
      all: 'Er heeft nog niemand een plek',
      came: 'Er is nog niemand gezien',
      missing: 'Iedereen met een plek is gezien',
    },
    how: 'Iemand telt als aanwezig na inchecken bij de deur of een druk op de knop om mee te doen (vanaf een kwartier voor het begin). Weet jij het beter, noteer het dan zelf. Dat gaat voor.',
    checkIn: 'Inchecken',
    byHand: 'met de hand',
    note: 'Zelf noteren',
    wasPresent: 'Was er wel',
    wasAbsent: 'Was er niet',
    toRule: 'Draai terug',
    event: 'Het evenement',
    title: 'Aanwezigheid',
  },
  en: {
    came: 'Came',
    missing: 'Not seen',
    expected: 'With a place',
    of: (confirmed) => `of ${confirmed}`,
    share: (percent) => `${percent} percent`,
    show: { all: 'Everybody', came: 'Came', missing: 'Not seen' },
    lists: 'Lists',
    searchLabel: 'Search by name, e-mail or organisation',
    name: 'Name',
    organisation: 'Organisation',
    status: 'Attendance',
    firstSeen: 'First seen',
    present: 'Came',
    absent: 'Not seen',
    notYet: 'Not yet',
    count: (total) => (total === 1 ? '1 person' : `${total} people`),
    empty: {
      all: 'Nobody has a place yet',
      came: 'Nobody has been seen yet',
      missing: 'Everybody with a place has been seen',
    },
    how: 'Somebody counts as having come after checking in at the door or pressing the button to join (from a quarter of an hour before the start). If you know better, note it yourself. That goes first.',
    checkIn: 'Check in',
    byHand: 'by hand',
    note: 'Note it yourself',
    wasPresent: 'Was here',
    wasAbsent: 'Was not here',
    toRule: 'Take back',
    event: 'The event',
    title: 'Attendance',
  },
};
