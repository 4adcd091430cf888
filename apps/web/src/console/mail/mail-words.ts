import type { MailStatus } from '#mail';
import type { Language } from '#platform';
import type { Tone } from '#ui';

interface MailWords {
  readonly to: string;
  readonly mail: string;
  readonly status: string;
  readonly when: string;
  readonly again: string;
  readonly againFor: (to: string) => string;
  readonly kinds: Record<string, string>;
  readonly statuses: Record<MailStatus, string>;
  readonly attempts: (count: number) => string;
  readonly retry: (moment: string) => string;
  readonly which: string;
  readonly allMails: string;
  readonly noneFailed: string;
  readonly failedTitle: string;
  readonly older: string;
  readonly newest: string;
  readonly empty: string;
  readonly emptyHint: string;
  readonly log: string;
  readonly server: string;
}

export const mailWords: Record<Language, MailWords> = {
  nl: {
    to: 'Aan',
    mail: 'Mail',
    status: 'Stand',
    when: 'Wanneer',
    again: 'Opnieuw sturen',
    againFor: (to) => ` aan ${to}`,
    kinds: {
      confirmation: 'Bevestiging',
      waiting: 'Op de wachtlijst',
      promoted: 'Plek gekregen',
      'already-registered': 'Al aangemeld',
      cancelled: 'Afmelding',
      programme: 'Ander programma',
      changed: 'Gewijzigd evenement',
      'event-cancelled': 'Evenement gaat niet door',
      'session-cancelled': 'Sessie gaat niet door',
      'event-restored': 'Evenement gaat toch door',
      reminder: 'Herinnering',
      links: 'Link opgevraagd',
      'sign-in': 'Inloglink',
      invitation: 'Uitnodiging organisator',
    },
    statuses: {
      queued: 'In de rij',
      sending: 'Onderweg',
      sent: 'Verstuurd',
      caught: 'Opgevangen',
      failed: 'Mislukt',
      expired: 'Niet meer nodig',
      suppressed: 'Tegengehouden',
      withheld: 'Vastgehouden',
    },
    attempts: (count) => (count === 1 ? 'één keer geprobeerd' : `${count} keer geprobeerd`),
    retry: (moment) => `volgende poging ${moment}`,
    which: 'Welke mails',
    allMails: 'Alle mails',
    noneFailed: 'Er is geen mail mislukt',
    failedTitle: 'Niet aangekomen',
    older: 'Oudere mails',
    newest: 'Nieuwste mails',
    empty: 'Er is nog geen mail',
    emptyHint: 'Zodra iemand zich aanmeldt, zie je hier welke mail er uitging en of die aankwam.',
    log: 'Mails van dit evenement, nieuwste eerst',
    server: 'Wat er misging',
  },
  en: {
    to: 'To',
    mail: 'Mail',
    status: 'Status',
    when: 'When',
    again: 'Send again',
    againFor: (to) => ` to ${to}`,
    kinds: {
      confirmation: 'Confirmation',
      waiting: 'On the waiting list',
      promoted: 'Got a place',
      'already-registered': 'Already registered',
      cancelled: 'Cancellation',
      programme: 'Other programme',
      changed: 'Changed event',
      'event-cancelled': 'Event cancelled',
      'session-cancelled': 'Session called off',
      'event-restored': 'Event goes on after all',
      reminder: 'Reminder',
      links: 'Asked for the link',
      'sign-in': 'Sign-in link',
      invitation: 'Invitation of an organiser',
    },
    statuses: {
      queued: 'In line',
      sending: 'On its way',
      sent: 'Sent',
      caught: 'Caught',
      failed: 'Failed',
      expired: 'No longer needed',
      suppressed: 'Suppressed',
      withheld: 'Withheld',
    },
    attempts: (count) => (count === 1 ? 'tried once' : `tried ${count} times`),
    retry: (moment) => `next attempt ${moment}`,
    which: 'Which mails',
    allMails: 'All mails',
    noneFailed: 'No mail failed',
    failedTitle: 'Not delivered',
    older: 'Older mails',
    newest: 'Newest mails',
    empty: 'There is no mail yet',
    emptyHint: 'As soon as somebody registers, you see here which mail went out and whether it arrived.',
    log: 'Mails of this event, newest first',
    server: 'What went wrong',
  },
};

export const MAIL_TONE: Record<MailStatus, Tone> = {
  queued: 'info',
  sending: 'info',
  sent: 'ok',
  caught: 'ok',
  failed: 'bad',
  expired: 'off',
  suppressed: 'off',
  withheld: 'wait',
};
