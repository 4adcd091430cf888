import type { Language } from '#platform';

interface CheckinWords {
  readonly title: string;
  readonly back: string;
  readonly list: string;
  readonly inside: (expected: number) => string;
  readonly searchLabel: string;
  readonly where: string;
  readonly wholeEvent: string;
  readonly people: string;
  readonly checkIn: string;
  readonly toldCheckIn: string;
  readonly undo: string;
  readonly present: string;
  readonly absent: string;
  readonly notYet: string;
  readonly session: string;
  readonly sessions: string;
  readonly online: string;
  readonly byHand: string;
  readonly seenElsewhere: string;
  readonly theirRegistration: string;
  readonly isIn: (name: string, time: string) => string;
  readonly isOut: (name: string) => string;
  readonly lost: string;
  readonly more: string;
  readonly nobody: string;
  readonly nobodyHint: string;
  readonly nobodyExpected: string;
  readonly notToday: (day: string) => string;
  readonly notice: string;
}

export const checkinWords: Record<Language, CheckinWords> = {
  nl: {
    title: 'Inchecken',
    back: 'Terug naar overzicht',
    list: 'Hele lijst',
    inside: (expected) => `van ${expected} binnen`,
    searchLabel: 'Zoek op naam of organisatie',
    where: 'Waar',
    wholeEvent: 'Hele evenement',
    people: 'Mensen',
    checkIn: 'Inchecken',
    toldCheckIn: 'Verteld, check in',
    undo: 'Ongedaan maken',
    present: 'Aanwezig',
    absent: 'Met de hand genoteerd als niet aanwezig',
    notYet: 'Nog niet binnen',
    session: 'Sessie',
    sessions: 'Sessies',
    online: 'Aangemeld om online mee te doen',
    byHand: 'Met de hand genoteerd',
    seenElsewhere: 'Al gezien, online of in een sessie',
    theirRegistration: 'Bekijk de aanmelding',
    isIn: (name, time) => `${name} is binnen, ${time}`,
    isOut: (name) => `${name} staat niet meer als ingecheckt`,
    lost: 'Geen verbinding: dit is niet genoteerd. Druk straks nog eens.',
    more: 'Er zijn er meer. Zoek op naam.',
    nobody: 'Niemand gevonden',
    nobodyHint: 'Probeer alleen de voornaam, of de organisatie. Wie zich niet heeft aangemeld, staat er niet bij.',
    nobodyExpected: 'Er wordt hier niemand verwacht',
    notToday: (day) => `Let op: dit evenement is op ${day}.`,
    notice: 'Hang bij de deur een briefje dat jullie noteren wie er is. In het aanmeldformulier staat het ook.',
  },
  en: {
    title: 'Check in',
    back: 'Back to overview',
    list: 'Whole list',
    inside: (expected) => `of ${expected} inside`,
    searchLabel: 'Search by name or organisation',
    where: 'Where',
    wholeEvent: 'Whole event',
    people: 'People',
    checkIn: 'Check in',
    toldCheckIn: 'Told, check in',
    undo: 'Undo',
    present: 'Present',
    absent: 'Noted by hand as not present',
    notYet: 'Not in yet',
    session: 'Session',
    sessions: 'Sessions',
    online: 'Registered to take part online',
    byHand: 'Noted by hand',
    seenElsewhere: 'Seen already, online or in a session',
    theirRegistration: 'See the registration',
    isIn: (name, time) => `${name} is in, ${time}`,
    isOut: (name) => `${name} is no longer checked in`,
    lost: 'No connection: this was not noted. Press again in a moment.',
    more: 'There are more. Search by name.',
    nobody: 'Nobody found',
    nobodyHint: 'Try the first name only, or the organisation. Who has not registered is not on the list.',
    nobodyExpected: 'Nobody is expected here',
    notToday: (day) => `Mind: this event is on ${day}.`,
    notice: 'Put up a note at the door that you record who is here. The registration form says so too.',
  },
};
