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
  readonly noneFailed: string;
  readonly failedTitle: string;
  readonly older: string;
  readonly newest: string;
  readonly empty: string;
  readonly emptyHint: string;
  readonly log: string;
  readonly server: string;
  readonly kind: string;
  readonly searchLabel: string;
  readonly notFoundHint: string;
  /** There is more ledger behind what was looked through. */
  readonly lookFurther: string;
  readonly tries: string;
  readonly nextTry: string;
  readonly useUntil: string;
  readonly answer: string;
  readonly person: string;
  readonly letter: string;
  readonly subject: string;
  readonly asSent: (moment: string) => string;
  readonly asTried: (moment: string) => string;
  readonly asNow: string;
  readonly ofNoUse: string;
  readonly notKept: string;
  readonly invite: string;
  readonly onceMore: string;
  readonly onceMoreTitle: (to: string) => string;
  readonly onceMoreText: string;
  readonly onceMoreYes: string;
  readonly onceMoreNo: string;
  readonly sentAgainBy: (organiser: string) => string;
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
      requested: 'Aanvraag binnen',
      declined: 'Aanvraag afgewezen',
      'request-lapsed': 'Aanvraag verlopen',
      'event-invitation': 'Uitnodiging voor een evenement',
      offer: 'Plek aangeboden',
      'offer-lapsed': 'Aangeboden plek vervallen',
      'calendar-declined': 'Vraag om de plek vrij te geven',
      'already-registered': 'Al aangemeld',
      cancelled: 'Afmelding',
      programme: 'Ander programma',
      changed: 'Gewijzigd evenement',
      'event-cancelled': 'Evenement gaat niet door',
      'session-cancelled': 'Sessie gaat niet door',
      'event-restored': 'Evenement gaat toch door',
      'links-renewed': 'Nieuwe links',
      'other-way': 'Plek omgewisseld',
      reminder: 'Herinnering',
      planned: 'Uit het mailplan',
      message: 'Bericht',
      'message-trial': 'Proefmail van een bericht',
      links: 'Link opgevraagd',
      'calendar-feed': 'Link van het agenda-abonnement',
      'registered-others': 'Bericht aan wie anderen aanmeldde',
      digest: 'Samenvatting voor een organisator',
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
    noneFailed: 'Er is geen mail mislukt',
    failedTitle: 'Mail die niet aankwam',
    older: 'Oudere mails',
    newest: 'Nieuwste mails',
    empty: 'Er is nog geen mail',
    emptyHint: 'Zodra iemand zich aanmeldt, zie je hier welke mail er uitging en of die aankwam.',
    log: 'Mails van dit evenement, nieuwste eerst',
    server: 'Wat er misging',
    kind: 'Soort',
    searchLabel: 'Zoek op naam of adres',
    notFoundHint: 'Probeer een ander deel van het adres, of kies bij een filter weer Alles.',
    lookFurther: 'Verder zoeken in oudere mails',
    tries: 'Pogingen',
    nextTry: 'Volgende poging',
    useUntil: 'Nuttig tot',
    answer: 'Antwoord van de mailserver',
    person: 'Aanmelding',
    letter: 'De brief',
    subject: 'Onderwerp',
    asSent: (moment) => `Zo is hij verstuurd, met de feiten van ${moment}.`,
    asTried: (moment) => `Zo is het geprobeerd, met de feiten van ${moment}.`,
    asNow: 'Zo gaat hij de deur uit als er tot dan niets verandert.',
    ofNoUse:
      'Deze mail zou nu niemand meer helpen: wie hem zou krijgen is er niet meer bij, of het evenement is anders geworden.',
    notKept: 'Wat er in deze mail stond, bewaren we niet meer.',
    invite: 'Met een uitnodiging voor de agenda.',
    onceMore: 'Nog eens sturen',
    onceMoreTitle: (to) => `Deze mail nog eens sturen aan ${to}?`,
    onceMoreText: 'Hij is al verstuurd. De nieuwe mail zegt wat er nu klopt, en de eerste blijft staan zoals hij was.',
    onceMoreYes: 'Ja, nog eens sturen',
    onceMoreNo: 'Nee, terug',
    sentAgainBy: (organiser) => `Opnieuw gestuurd door ${organiser}`,
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
      requested: 'Request received',
      declined: 'Request declined',
      'request-lapsed': 'Request lapsed',
      'event-invitation': 'Invitation to an event',
      offer: 'Place offered',
      'offer-lapsed': 'Offered place lapsed',
      'calendar-declined': 'Asked to give up the place',
      'already-registered': 'Already registered',
      cancelled: 'Cancellation',
      programme: 'Other programme',
      changed: 'Changed event',
      'event-cancelled': 'Event cancelled',
      'session-cancelled': 'Session called off',
      'event-restored': 'Event goes on after all',
      'links-renewed': 'New links',
      'other-way': 'Place exchanged',
      reminder: 'Reminder',
      planned: 'From the mail plan',
      message: 'Message',
      'message-trial': 'Trial of a message',
      links: 'Asked for the link',
      'calendar-feed': 'Link of the calendar subscription',
      'registered-others': 'Note to who registered others',
      digest: 'Summary for an organiser',
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
    noneFailed: 'No mail failed',
    failedTitle: 'Mail that did not arrive',
    older: 'Older mails',
    newest: 'Newest mails',
    empty: 'There is no mail yet',
    emptyHint: 'As soon as somebody registers, you see here which mail went out and whether it arrived.',
    log: 'Mails of this event, newest first',
    server: 'What went wrong',
    kind: 'Kind',
    searchLabel: 'Search by name or address',
    notFoundHint: 'Try another part of the address, or set a filter back to All.',
    lookFurther: 'Go on searching in older mails',
    tries: 'Attempts',
    nextTry: 'Next attempt',
    useUntil: 'Of use until',
    answer: 'Answer of the mail server',
    person: 'Registration',
    letter: 'The letter',
    subject: 'Subject',
    asSent: (moment) => `This is how it was sent, with the facts of ${moment}.`,
    asTried: (moment) => `This is what we tried to send, with the facts of ${moment}.`,
    asNow: 'This is how it will leave if nothing changes before then.',
    ofNoUse: 'This mail would help nobody now: whoever would get it takes part no longer, or the event has changed.',
    notKept: 'We no longer keep what this mail said.',
    invite: 'With an invitation for the calendar.',
    onceMore: 'Send once more',
    onceMoreTitle: (to) => `Send this mail to ${to} once more?`,
    onceMoreText: 'It has been sent already. The new mail says what is true now, and the first stays as it was.',
    onceMoreYes: 'Yes, send it once more',
    onceMoreNo: 'No, go back',
    sentAgainBy: (organiser) => `Sent again by ${organiser}`,
  },
};

/** States a list can be narrowed to. */
export const LISTED_MAILS = [
  'queued',
  'sending',
  'sent',
  'caught',
  'failed',
  'expired',
  'withheld',
] as const satisfies readonly MailStatus[];

/** Kinds of mail about an event; the others are about the house. */
export const EVENT_MAILS = [
  'confirmation',
  'waiting',
  'promoted',
  'requested',
  'declined',
  'request-lapsed',
  'event-invitation',
  'offer',
  'offer-lapsed',
  'calendar-declined',
  'already-registered',
  'cancelled',
  'programme',
  'changed',
  'session-cancelled',
  'event-cancelled',
  'event-restored',
  'links-renewed',
  'other-way',
  'reminder',
  'planned',
  'message',
  'message-trial',
] as const;

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
