import type { EventState, EventTab } from '#events';
import type { Role } from '#identity';
import type { Language } from '#platform';
import type { RegistrationStatus } from '#registrations';
import type { Tone } from '#ui';

interface ConsoleWords {
  readonly menu: string;
  readonly eventMenu: string;
  readonly events: string;
  readonly series: string;
  readonly themeGroups: string;
  readonly people: string;
  readonly preferences: string;
  readonly overview: string;
  readonly edit: string;
  readonly programme: string;
  readonly form: string;
  readonly registrations: string;
  readonly attendance: string;
  readonly email: string;
  readonly statistics: string;
  readonly undelivered: string;
  readonly search: string;
  readonly show: string;
  readonly all: string;
  readonly places: (taken: number, capacity: number | null) => string;
  readonly nothingFound: string;
  readonly tabs: Record<EventTab, string>;
  readonly state: Record<EventState, string>;
  readonly status: Record<RegistrationStatus, string>;
  readonly roles: Record<Role, string>;
  readonly languages: Record<Language, string>;
}

/** Words that more than one page of the console uses. */
export const consoleWords: Record<Language, ConsoleWords> = {
  nl: {
    menu: 'Console',
    eventMenu: 'Evenement',
    events: 'Evenementen',
    series: 'Reeksen',
    themeGroups: 'Themagroepen',
    people: 'Organisatoren',
    preferences: 'Voorkeuren',
    overview: 'Overzicht',
    edit: 'Gegevens',
    programme: 'Programma',
    form: 'Formulier',
    registrations: 'Aanmeldingen',
    attendance: 'Aanwezig',
    email: 'E-mail',
    statistics: 'Cijfers',
    undelivered: 'Mailproblemen',
    search: 'Zoeken',
    show: 'Tonen',
    all: 'Alles',
    places: (taken, capacity) => (capacity === null ? `${taken}` : `${taken} van ${capacity}`),
    nothingFound: 'Niets gevonden',
    tabs: { coming: 'Gepland', drafts: 'Concepten', past: 'Geweest' },
    state: {
      draft: 'Concept',
      not_open_yet: 'Nog niet open',
      open: 'Aanmelden open',
      full_waiting_open: 'Vol, wachtlijst open',
      sold_out: 'Vol',
      closed: 'Aanmelden gesloten',
      ended: 'Geweest',
      cancelled: 'Gaat niet door',
    },
    status: {
      pending: 'Aangevraagd',
      confirmed: 'Aangemeld',
      waiting: 'Wachtlijst',
      declined: 'Niet toegelaten',
      cancelled: 'Afgemeld',
      lapsed: 'Verlopen',
    },
    roles: { owner: 'Eigenaar', organiser: 'Organisator', viewer: 'Meekijker' },
    languages: { nl: 'Nederlands', en: 'Engels' },
  },
  en: {
    menu: 'Console',
    eventMenu: 'Event',
    events: 'Events',
    series: 'Series',
    themeGroups: 'Theme groups',
    people: 'Organisers',
    preferences: 'Preferences',
    overview: 'Overview',
    edit: 'Details',
    programme: 'Programme',
    form: 'Form',
    registrations: 'Registrations',
    attendance: 'Attendance',
    email: 'E-mail',
    statistics: 'Statistics',
    undelivered: 'Mail problems',
    search: 'Search',
    show: 'Show',
    all: 'All',
    places: (taken, capacity) => (capacity === null ? `${taken}` : `${taken} of ${capacity}`),
    nothingFound: 'Nothing found',
    tabs: { coming: 'Coming', drafts: 'Drafts', past: 'Past' },
    state: {
      draft: 'Draft',
      not_open_yet: 'Not open yet',
      open: 'Registration open',
      full_waiting_open: 'Full, waiting list open',
      sold_out: 'Full',
      closed: 'Registration closed',
      ended: 'Ended',
      cancelled: 'Cancelled',
    },
    status: {
      pending: 'Requested',
      confirmed: 'Confirmed',
      waiting: 'Waiting list',
      declined: 'Declined',
      cancelled: 'Cancelled',
      lapsed: 'Lapsed',
    },
    roles: { owner: 'Owner', organiser: 'Organiser', viewer: 'Viewer' },
    languages: { nl: 'Dutch', en: 'English' },
  },
};

/** The tone of a state; the words beside it say the same. */
export const STATE_TONE: Record<EventState, Tone> = {
  draft: 'off',
  not_open_yet: 'info',
  open: 'ok',
  full_waiting_open: 'wait',
  sold_out: 'wait',
  closed: 'info',
  ended: 'off',
  cancelled: 'bad',
};

export const STATUS_TONE: Record<RegistrationStatus, Tone> = {
  pending: 'wait',
  confirmed: 'ok',
  waiting: 'info',
  declined: 'off',
  cancelled: 'off',
  lapsed: 'off',
};
