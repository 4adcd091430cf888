import { renderInvitation } from '#calendar';
import { type MailKind, type Message, type QueuedMail, unsubscribeHeaders, writeLetter } from '#mail';

interface Facts {
  readonly name: string;
  readonly stamp: string;
}

/** How many were written, for whoever watches. */
export const written = { mails: 0 };

/** As heavy as a mail of ours gets: one query a chunk, a letter of eight parts, an invite, and the way to switch it off. */
export const reminder: MailKind<Facts> = {
  kind: 'bench',
  gather: async (tx, some, now) => {
    await tx.query('select id, facts from outgoing_mail where id = any($1)', [some.map((mail) => mail.id)]);
    return new Map(some.map((mail) => [mail.id, { name: mail.to.name, stamp: now.toISOString() }]));
  },
  render: (facts, mail) => {
    written.mails++;
    return write(facts, mail);
  },
};

function write({ name, stamp }: Facts, mail: QueuedMail): Message {
  const title = 'Wat werkt in learning communities? De kennisbasis na een jaar';
  const href = `https://kring.test/mijn/${mail.id}`;
  const parts = [
    { say: `Dag ${name},` },
    { say: `Je hebt een plek bij ${title}.` },
    {
      rows: [
        ['Wanneer', 'donderdag 4 maart 2027'],
        ['Tijd', '14.00–15.30 uur (CET)'],
        ['Waar', 'Online'],
      ] as const,
    },
    { button: 'Mijn aanmelding', href },
    { link: 'Meedoen', href },
    {
      aside:
        'Met deze link doe je mee. De ruimte opent 15 minuten voor het begin. De link is persoonlijk: deel hem niet.',
    },
    { say: 'Kun je niet komen? Zeg het af via je aanmelding, dan kan iemand anders mee.' },
    { aside: 'De afspraak voor je agenda zit bij deze mail en verandert vanzelf mee.' },
  ];
  const content = renderInvitation('REQUEST', {
    uid: `${mail.id}@kring.test`,
    sequence: 0,
    stamp: new Date(stamp),
    startsAt: new Date('2027-03-04T13:00:00Z'),
    endsAt: new Date('2027-03-04T14:30:00Z'),
    title,
    description: `Meedoen: ${href}`,
    location: href,
    url: href,
    organizer: { name: 'Netwerk Learning Communities', address: 'agenda@kring.test' },
    attendee: mail.to,
    rsvp: false,
  });
  const letter = { language: mail.language, sender: 'Netwerk Learning Communities', title, preheader: title, parts };
  const headers = unsubscribeHeaders(`https://kring.test/u/${mail.id}`);
  return {
    subject: title,
    ...writeLetter(letter),
    headers,
    calendar: { method: 'REQUEST', content, filename: 'invite.ics' },
  };
}

/** The same mails as `fill` queues, as Delivery would hand them over. */
export function writeSome(from: number, count: number): [QueuedMail, Message][] {
  return Array.from({ length: count }, (_, nth) => {
    const i = from + nth;
    const id = `01900000-0000-7000-8000-${String(i).padStart(12, '0')}`;
    const to = { address: `person${i}@example.org`, name: `Ana Yıldız ${i}` };
    const messageId = `<${id}@kring.test>`;
    const mail: QueuedMail = {
      id,
      key: '',
      kind: 'bench',
      to,
      language: 'nl',
      subjectIds: {},
      orderKey: undefined,
      notAfter: undefined,
      messageId,
      attempts: 1,
      createdAt: new Date(),
    };
    return [mail, write({ name: to.name, stamp: new Date().toISOString() }, mail)];
  });
}
