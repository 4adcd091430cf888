import { writeLetter } from '../letter/write-letter.js';
import { type MailKind, type MailToQueue, PRIORITY, type QueuedMail } from '../mail-kind.js';

/** What notes read while they are gathered; a test changes it to see what is frozen. */
export interface NoteWorld {
  title: string;
  /** Keys of mails that have become useless. */
  readonly useless: Set<string>;
  /** Keys of mails whose facts cannot be read. */
  readonly broken: Set<string>;
  /** Keys of mails that somebody stopped. */
  readonly stopped?: Set<string>;
}

interface NoteFacts {
  readonly title: string;
  readonly stamp: string;
}

/** The simplest kind of mail with everything in it: facts that change, an invite, a reply address. */
export function noteKind(world: NoteWorld, kind = 'note'): MailKind<NoteFacts> {
  return {
    kind,
    gather: async (tx, mails, now) => {
      const broken = mails.some((mail) => world.broken.has(mail.key));
      await tx.query(broken ? 'select 1 / 0' : 'select 1');
      const useful = mails.filter((mail) => !world.useless.has(mail.key));
      return new Map(useful.map((mail) => [mail.id, { title: world.title, stamp: now.toISOString() }]));
    },
    isStopped: async (_, mail) => world.stopped?.has(mail.key) ?? false,
    render: (facts, mail) => ({
      subject: facts.title,
      senderName: 'Netwerk é',
      replyTo: { name: 'Vragen', address: 'vragen@kring.test' },
      ...writeLetter({
        language: mail.language,
        sender: 'Netwerk',
        title: facts.title,
        preheader: facts.title,
        parts: [{ say: `Dag ${mail.to.name},` }, { button: 'Meedoen', href: 'https://kring.test/j/abc' }],
      }),
      calendar: { method: 'REQUEST', filename: 'invite.ics', content: entry(mail, facts) },
    }),
  };
}

/** A mail for the ledger; say only what matters to the test. */
export function noteMail(key: string, some: Partial<MailToQueue> = {}): MailToQueue {
  return {
    key,
    kind: 'note',
    to: { address: `${key.replace(/\W/g, '-')}@example.org`, name: 'Ana' },
    language: 'nl',
    subjectIds: {},
    priority: PRIORITY.confirmation,
    ...some,
  };
}

/** libs/calendar is a neighbour on the ladder, so this one is written by hand. */
function entry({ id, to }: QueuedMail, { title, stamp }: NoteFacts): string {
  const text = title.replace(/[\r\n]+/g, ' ');
  const time = stamp.replace(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    `UID:${id}`,
    `DTSTAMP:${time}`,
    'DTSTART:20270304T130000Z',
    'DTEND:20270304T140000Z',
    'ORGANIZER:mailto:agenda@kring.test',
    `ATTENDEE:mailto:${to.address}`,
    `SUMMARY:${text}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.join('\r\n')}\r\n`;
}
