import type { Language } from '#platform';
import type { GroupTaken } from '../admission/together.js';

interface GroupMailWords {
  readonly subject: (title: string) => string;
  readonly title: string;
  readonly lead: (size: number, title: string) => string;
  readonly answer: Record<GroupTaken, string>;
  readonly next: string;
}

/** The mail to who registered others. */
export const groupMailWords: Record<Language, GroupMailWords> = {
  nl: {
    subject: (title) => `Je meldde anderen aan: ${title}`,
    title: 'Je meldde anderen aan',
    lead: (size, title) =>
      size === 1
        ? `Je aanmelding van één persoon voor ‘${title}’ is binnen.`
        : `Je aanmelding van ${size} mensen voor ‘${title}’ is binnen.`,
    answer: {
      received: 'Er was plek voor iedereen.',
      received_in_part: 'Er waren niet genoeg plekken. Wie bovenaan je lijst staat heeft een plek, de anderen wachten.',
      received_while_full: 'Alle plekken waren bezet. Daarom staat iedereen op de wachtlijst.',
      requested: 'De organisatie kijkt naar elke aanvraag en beslist per persoon.',
    },
    next: 'Ieder krijgt een eigen mail met een eigen link. Daarmee kiest, wijzigt en zegt ieder zelf af.',
  },
  en: {
    subject: (title) => `You registered others: ${title}`,
    title: 'You registered others',
    lead: (size, title) =>
      size === 1
        ? `We have your registration of one person for ‘${title}’.`
        : `We have your registration of ${size} people for ‘${title}’.`,
    answer: {
      received: 'There was room for everybody.',
      received_in_part: 'There were not enough places. Those at the top of your list have one, the others are waiting.',
      received_while_full: 'Every place was taken, so everybody is on the waiting list.',
      requested: 'The organisers look at every request and decide for each person.',
    },
    next: 'Each of them gets their own mail with their own link, to choose, change and cancel by themselves.',
  },
};
