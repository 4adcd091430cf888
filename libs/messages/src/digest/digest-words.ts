import type { Language } from '#platform';
import type { DigestRhythm } from './digest-rhythm.js';
import type { NewsKind } from './read-news.js';

interface DigestWords {
  readonly hello: (name: string) => string;
  readonly title: (day: string) => string;
  /** "3 new registrations", in a line and in a subject. */
  readonly news: Record<NewsKind, (count: number) => string>;
  /** Behind the number of new registrations: how many of them stand in line. */
  readonly inLine: (count: number, all: number) => string;
  readonly andMore: (count: number) => string;
  readonly and: string;
  readonly links: Partial<Record<NewsKind, string>>;
  readonly places: (taken: number, capacity: number | null) => string;
  readonly waiting: (count: number) => string;
  readonly over: string;
  readonly off: string;
  readonly overview: string;
  readonly also: string;
  readonly otherEvents: (count: number) => string;
  readonly console: string;
  readonly mailTrouble: string;
  readonly alarm: { readonly away: string; readonly refused: (domain: string) => string };
  readonly why: Record<DigestRhythm, string>;
  readonly change: string;
  readonly switchOff: string;
}

const few =
  (one: string, many: string) =>
  (count: number): string =>
    `${count} ${count === 1 ? one : many}`;

export const digestWords: Record<Language, DigestWords> = {
  nl: {
    hello: (name) => `Dag ${name},`,
    title: (day) => `Nieuw sinds ${day}`,
    news: {
      undelivered: few('mail kwam niet aan', 'mails kwamen niet aan'),
      asked: few('nieuwe aanvraag', 'nieuwe aanvragen'),
      calendar_declined: few('keer in de agenda gezegd: ik kom niet', 'keer in de agenda gezegd: ik kom niet'),
      registered: few('nieuwe aanmelding', 'nieuwe aanmeldingen'),
      in_line: few('op de wachtlijst', 'op de wachtlijst'),
      admitted: few('persoon kreeg alsnog een plek', 'mensen kregen alsnog een plek'),
      cancelled: few('afmelding', 'afmeldingen'),
      offer_lapsed: few('aangeboden plek verliep', 'aangeboden plekken verliepen'),
    },
    inLine: (count, all) => (count === all ? ', op de wachtlijst' : `, ${count} daarvan op de wachtlijst`),
    andMore: (count) => `nog ${count}`,
    and: 'en',
    links: {
      undelivered: 'Bekijk de mails',
      asked: 'Geef antwoord',
      calendar_declined: 'Zie wie er zo antwoordden',
    },
    places: (taken, capacity) => (capacity === null ? `${taken} aangemeld` : `${taken} van ${capacity} plekken bezet`),
    waiting: (count) => `${count} op de wachtlijst`,
    over: 'geweest',
    off: 'gaat niet door',
    overview: 'Overzicht',
    also: 'Ook nieuw',
    otherEvents: (count) => `Er is nog nieuws bij ${count} andere evenementen.`,
    console: 'Naar de console',
    mailTrouble: 'Mail komt niet aan',
    alarm: {
      away: 'De mailserver neemt geen mail aan. Mail wacht tot hij er weer is.',
      refused: (domain) => (domain ? `${domain} weigert onze mail.` : 'De mailserver weigert onze mail.'),
    },
    why: {
      off: '',
      daily: 'Je krijgt dit op werkdagen om 8 uur, als er iets nieuws is.',
      weekly: 'Je krijgt dit op maandag om 8 uur, als er iets nieuws is.',
    },
    change: 'Vaker, minder vaak of niet',
    switchOff: 'Stuur me deze samenvatting niet meer',
  },
  en: {
    hello: (name) => `Hello ${name},`,
    title: (day) => `New since ${day}`,
    news: {
      undelivered: few('mail did not arrive', 'mails did not arrive'),
      asked: few('new request', 'new requests'),
      calendar_declined: few('calendar said: not coming', 'calendars said: not coming'),
      registered: few('new registration', 'new registrations'),
      in_line: few('on the waiting list', 'on the waiting list'),
      admitted: few('person got a place after all', 'people got a place after all'),
      cancelled: few('cancellation', 'cancellations'),
      offer_lapsed: few('offered place lapsed', 'offered places lapsed'),
    },
    inLine: (count, all) => (count === all ? ', on the waiting list' : `, ${count} of them on the waiting list`),
    andMore: (count) => `${count} more`,
    and: 'and',
    links: {
      undelivered: 'See the mails',
      asked: 'Answer them',
      calendar_declined: 'See who answered so',
    },
    places: (taken, capacity) => (capacity === null ? `${taken} registered` : `${taken} of ${capacity} places taken`),
    waiting: (count) => `${count} on the waiting list`,
    over: 'ended',
    off: 'cancelled',
    overview: 'Overview',
    also: 'Also new',
    otherEvents: (count) => `There is news of ${count} other events.`,
    console: 'Go to the console',
    mailTrouble: 'Mail does not arrive',
    alarm: {
      away: 'The mail server takes no mail. Mail waits until it is back.',
      refused: (domain) => (domain ? `${domain} refuses our mail.` : 'The mail server refuses our mail.'),
    },
    why: {
      off: '',
      daily: 'You get this on working days at 8 in the morning, when there is something new.',
      weekly: 'You get this on Mondays at 8 in the morning, when there is something new.',
    },
    change: 'More often, less often or not at all',
    switchOff: 'Do not send me this summary any more',
  },
};
