/**
 * How much of the mail server's own pace is left after ledger, rendering and records: mails a second through Delivery,
 * beside a bare pooled nodemailer loop that sends the very same messages, in one run.
 *
 *   node --import ./test/setup/typescript.mjs test/bench/mail.ts [mails] [rounds]
 *
 * Needs smtp-sink (Debian: postfix). PostgreSQL is the embedded one with its real settings: commits are flushed.
 */
import 'reflect-metadata';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { renderInvitation } from '#calendar';
import { Delivery, type MailKind, MailKinds, type Message, Outbox, Postman, type QueuedMail, writeLetter } from '#mail';
import { sendBare } from '#mail/testing';
import { migrations } from '#migrations';
import { Database, EmbeddedPostgres, freePort, openLog, systemClock } from '#platform';

const [mails = 2000, rounds = 3] = process.argv.slice(2).map(Number);
const SENDER = 'Kring <agenda@kring.test>';
const from = { mailFrom: SENDER };

interface Facts {
  readonly name: string;
  readonly stamp: string;
}

/** As heavy as a confirmation: one query a chunk, a letter of eight parts, an invite. */
const confirmation: MailKind<Facts> = {
  kind: 'bench',
  gather: async (tx, some, now) => {
    await tx.query('select id, facts from outgoing_mail where id = any($1)', [some.map((mail) => mail.id)]);
    return new Map(some.map((mail) => [mail.id, { name: mail.to.name, stamp: now.toISOString() }]));
  },
  render: (facts, mail) => write(facts, mail),
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
  return { subject: title, ...writeLetter(letter), calendar: { method: 'REQUEST', content, filename: 'invite.ics' } };
}

async function delivered(database: Database, smtpUrl: string): Promise<number> {
  await fill(database);
  const log = openLog({ logLevel: 'warn' }, 'bench');
  const delivery = new Delivery(database, new MailKinds([confirmation]), open(smtpUrl), systemClock, log);
  const started = performance.now();
  await delivery.deliverDue();
  const seconds = (performance.now() - started) / 1000;
  await delivery.stop();
  const [{ sent }] = await database.read.query("select count(*) as sent from outgoing_mail where status = 'sent'");
  if (sent !== mails) throw new Error(`${sent} of ${mails} mails were sent`);
  return mails / seconds;
}

async function fill(database: Database): Promise<void> {
  const outbox = new Outbox(from, { nudge: async () => undefined });
  await database.read.query('truncate outgoing_mail');
  const all = Array.from({ length: mails }, (_, i) => ({
    key: `bench/${i}`,
    kind: 'bench',
    to: { address: `person${i}@example.org`, name: `Ana Yıldız ${i}` },
    language: 'nl' as const,
    subjectIds: { registration: String(i) },
    orderKey: `uid-${i}`,
    priority: 20,
  }));
  await database.transaction((tx) => outbox.queue(tx, all, new Date()));
  await database.read.query('analyze outgoing_mail');
}

function open(smtpUrl: string): Postman {
  return Postman.open({ ...from, smtpUrl, smtpConnections: 5, mailCaughtAt: undefined });
}

/** The same mails as `fill` queues, as Delivery would hand them over. */
function writeAll(): [QueuedMail, Message][] {
  return Array.from({ length: mails }, (_, i) => {
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

/** CPU of this process only: PostgreSQL and the sink have their own. Steadier than the clock on a busy machine. */
async function withCpu(run: () => Promise<number>): Promise<[number, number]> {
  const before = process.cpuUsage();
  const pace = await run();
  const { user, system } = process.cpuUsage(before);
  return [pace, (user + system) / 1000 / mails];
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const folder = mkdtempSync(join(tmpdir(), 'kring-bench-'));
const postgres = await EmbeddedPostgres.open({ dataDir: folder });
const port = await freePort();
const sink = spawn('smtp-sink', ['-u', 'nobody', `127.0.0.1:${port}`, '1000'], { stdio: 'ignore' });
const smtpUrl = `smtp://127.0.0.1:${port}`;
try {
  const database = await Database.open({ url: postgres.url, pool: 10, migrations });
  await database.migrate();
  await pause(500);
  const ready = writeAll();
  await sendBare(smtpUrl, SENDER, ready.slice(0, 300)); // warm
  const pairs: Record<'floor' | 'ours' | 'floorCpu' | 'oursCpu', number>[] = [];
  for (let round = 0; round < rounds; round++) {
    const [floor, floorCpu] = await withCpu(() => sendBare(smtpUrl, SENDER, ready));
    const [ours, oursCpu] = await withCpu(() => delivered(database, smtpUrl));
    pairs.push({ floor, ours, floorCpu, oursCpu });
  }
  await database.close();
  const of = (pick: (pair: (typeof pairs)[number]) => number) => median(pairs.map(pick)).toFixed(2);
  process.stdout.write(
    `bare ${of((p) => p.floor)}/s, ${of((p) => p.floorCpu)} ms CPU a mail; ` +
      `delivered ${of((p) => p.ours)}/s, ${of((p) => p.oursCpu)} ms CPU a mail; ` +
      `ratio ${of((p) => p.ours / p.floor)} (${mails} mails, ${rounds} rounds)\n`,
  );
} finally {
  sink.kill();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
