import type { Language } from '#platform';

export interface EventWords {
  readonly agenda: string;
  readonly coming: string;
  readonly past: string;
  readonly nothingComing: string;
  readonly nothingComingHint: string;
  readonly when: string;
  readonly time: string;
  readonly where: string;
  readonly places: string;
  readonly zone: (city: string, name: string) => string;
  /** The time on the clock of whose page it is. */
  readonly ownTime: (time: string) => string;
  readonly kind: Record<'online' | 'on_site' | 'hybrid', string>;
  readonly online: string;
  readonly onlineHint: string;
  readonly orOnline: (place: string) => string;
  readonly mode: Record<'any' | 'online' | 'on_site', string>;
  readonly onlyMode: Record<'any' | 'online' | 'on_site', string>;
  readonly unlimited: string;
  readonly placesLeft: (left: number, capacity: number) => string;
  readonly stopLeft: (left: number) => string;
  readonly waitingOpen: string;
  readonly full: string;
  readonly open: string;
  readonly opensOn: (day: string) => string;
  readonly closed: string;
  readonly ended: string;
  readonly now: string;
  readonly cancelled: string;
  readonly cancelledTitle: string;
  readonly cancelledText: string;
  readonly about: string;
  readonly programme: string;
  readonly line: (letter: string) => string;
  readonly otherSessions: string;
  readonly doorOpens: string;
  readonly doorHint: string;
  readonly end: string;
  readonly start: string;
  readonly minutes: (count: number) => string;
  /** Today and tomorrow, by the number of days from now. */
  readonly soon: Readonly<Record<number, string>>;
  readonly hours: (count: number) => string;
  /** Hours and minutes, where there is room for one short line. */
  readonly hoursAnd: (hours: number, minutes: number) => string;
  readonly sessionCancelled: string;
  readonly register: string;
}

export const eventWords: Record<Language, EventWords> = {
  nl: {
    agenda: 'Agenda',
    coming: 'Binnenkort',
    past: 'Geweest',
    nothingComing: 'Er staat nog niets gepland',
    nothingComingHint: 'Zodra er een datum is, vind je hem hier.',
    when: 'Wanneer',
    time: 'Tijd',
    where: 'Waar',
    places: 'Plekken',
    zone: (city, name) => `Tijd in ${city} (${name})`,
    ownTime: (time) => `In jouw tijd: ${time}`,
    kind: { online: 'Webinar', on_site: 'Bijeenkomst', hybrid: 'Bijeenkomst en webinar' },
    online: 'Online',
    onlineHint: 'Je krijgt de link per mail',
    orOnline: (place) => `${place}, of online`,
    mode: { any: '', online: 'Online', on_site: 'Op locatie' },
    onlyMode: { any: '', online: 'Alleen online', on_site: 'Alleen op locatie' },
    unlimited: 'Plek voor iedereen',
    placesLeft: (left, capacity) => `Nog ${left} van ${capacity} vrij`,
    stopLeft: (left) => (left === 1 ? 'Nog 1 plek' : `Nog ${left} plekken`),
    waitingOpen: 'Vol, wachtlijst open',
    full: 'Vol',
    open: 'Aanmelden kan',
    opensOn: (day) => `Aanmelden vanaf ${day}`,
    closed: 'Aanmelden gesloten',
    ended: 'Geweest',
    now: 'Nu bezig',
    cancelled: 'Gaat niet door',
    cancelledTitle: 'Deze bijeenkomst gaat niet door',
    cancelledText:
      'Had je je aangemeld? Dan heb je daarover een mail gekregen en is de afspraak uit je agenda gehaald.',
    about: 'Waar het over gaat',
    programme: 'Programma',
    line: (letter) => `Lijn ${letter}: `,
    otherSessions: 'Andere sessies',
    doorOpens: 'De deur gaat open',
    doorHint: 'Vanaf dan werkt je persoonlijke link',
    end: 'Einde',
    start: 'Begin',
    minutes: (count) => `${count} min`,
    soon: { 0: 'vandaag', 1: 'morgen' },
    hours: (count) => `${count} uur`,
    hoursAnd: (hours, minutes) => `${hours} u ${minutes}`,
    sessionCancelled: 'Vervalt',
    register: 'Aanmelden',
  },
  en: {
    agenda: 'Agenda',
    coming: 'Coming up',
    past: 'Earlier',
    nothingComing: 'Nothing planned yet',
    nothingComingHint: 'As soon as there is a date, you will find it here.',
    when: 'When',
    time: 'Time',
    where: 'Where',
    places: 'Places',
    zone: (city, name) => `${city} time (${name})`,
    ownTime: (time) => `In your time: ${time}`,
    kind: { online: 'Webinar', on_site: 'Meeting', hybrid: 'Meeting and webinar' },
    online: 'Online',
    onlineHint: 'We mail you the link',
    orOnline: (place) => `${place}, or online`,
    mode: { any: '', online: 'Online', on_site: 'On site' },
    onlyMode: { any: '', online: 'Online only', on_site: 'On site only' },
    unlimited: 'Room for everyone',
    placesLeft: (left, capacity) => `${left} of ${capacity} left`,
    stopLeft: (left) => (left === 1 ? '1 place left' : `${left} places left`),
    waitingOpen: 'Full, waiting list open',
    full: 'Full',
    open: 'Open',
    opensOn: (day) => `Opens ${day}`,
    closed: 'Registration closed',
    ended: 'Ended',
    now: 'On now',
    cancelled: 'Cancelled',
    cancelledTitle: 'This event is cancelled',
    cancelledText:
      'Had you registered? Then we mailed you about it, and the entry has been taken out of your calendar.',
    about: 'What it is about',
    programme: 'Programme',
    line: (letter) => `Line ${letter}: `,
    otherSessions: 'Other sessions',
    doorOpens: 'Doors open',
    doorHint: 'Your personal link works from then on',
    end: 'End',
    start: 'Start',
    minutes: (count) => `${count} min`,
    soon: { 0: 'today', 1: 'tomorrow' },
    hours: (count) => `${count} hours`,
    hoursAnd: (hours, minutes) => `${hours} h ${minutes}`,
    sessionCancelled: 'Cancelled',
    register: 'Register',
  },
};
