/**
 * How much of the mail server's own pace is left after ledger, rendering, signing and records: reminders with an invite
 * through Delivery, beside a bare pooled nodemailer loop that sends the very same messages, in one run, without and with
 * DKIM (RSA of 2048 bits).
 *
 *   npm run bench -- mail [mails = 10000] [rounds = 1]
 *
 * Needs smtp-sink (Debian: postfix). PostgreSQL is the embedded one with its real settings: commits are flushed.
 */
import 'reflect-metadata';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Delivery, MailKinds, Outbox, Postman } from '#mail';
import { makeDkimKeys, sendBare } from '#mail/testing';
import { migrations } from '#migrations';
import { Database, type DkimConfig, EmbeddedPostgres, freePort, openLog, systemClock } from '#platform';
import { reminder, writeSome, written } from './mails/reminder.js';

const [mails = 10_000, rounds = 1] = process.argv.slice(2).map(Number);
const SENDER = 'Kring <agenda@kring.test>';
const from = { mailFrom: SENDER };
/** The floor's messages are made in such parts, unmeasured: all at once they would fill the memory that is looked at. */
const PART = 1000;

interface Run {
  readonly perSecond: number;
  /** Milliseconds of CPU of this process a mail: PostgreSQL and the sink have their own. Steadier than the clock. */
  readonly cpu: number;
}

async function measured(count: number, work: () => Promise<unknown>): Promise<Run> {
  const [before, began] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { perSecond: (count / (performance.now() - began)) * 1000, cpu: (user + system) / 1000 / count };
}

async function bare(smtpUrl: string, dkim: DkimConfig | undefined): Promise<Run> {
  const signing = dkim && {
    domainName: dkim.domain,
    keySelector: dkim.selector,
    privateKey: readFileSync(dkim.keyFile, 'utf8'),
  };
  const parts: Run[] = [];
  for (let sent = 0; sent < mails; sent += PART) {
    const some = writeSome(sent, Math.min(PART, mails - sent));
    parts.push(await measured(some.length, () => sendBare(smtpUrl, SENDER, some, signing)));
  }
  const mean = (pick: (run: Run) => number) => parts.reduce((sum, run) => sum + pick(run), 0) / parts.length;
  return { perSecond: 1 / mean((run) => 1 / run.perSecond), cpu: mean((run) => run.cpu) };
}

async function delivered(database: Database, smtpUrl: string, dkim?: DkimConfig): Promise<Run & { rss: number[] }> {
  await fill(database);
  const postman = Postman.open({ ...from, smtpUrl, smtpConnections: 5, mailCaughtAt: undefined, dkim });
  const log = openLog({ logLevel: 'warn' }, 'bench');
  const delivery = new Delivery(database, new MailKinds([reminder]), postman, systemClock, log);
  const rss = [memory()];
  written.mails = 0;
  const half = setInterval(() => {
    if (written.mails >= mails / 2 && rss.length === 1) rss.push(memory());
  }, 50);
  const run = await measured(mails, () => delivery.deliverDue());
  clearInterval(half);
  rss.push(memory());
  await delivery.stop();
  const [{ sent }] = await database.read.query("select count(*) as sent from outgoing_mail where status = 'sent'");
  if (sent !== mails) throw new Error(`${sent} of ${mails} mails were sent`);
  return { ...run, rss };
}

const memory = () => Math.round(process.memoryUsage.rss() / 1_048_576);

async function fill(database: Database): Promise<void> {
  const outbox = new Outbox(from, { nudge: async () => undefined });
  await database.read.query('truncate outgoing_mail cascade');
  for (let queued = 0; queued < mails; queued += PART) {
    const some = Array.from({ length: Math.min(PART, mails - queued) }, (_, nth) => toQueue(queued + nth));
    await database.transaction((tx) => outbox.queue(tx, some, new Date()));
  }
  await database.read.query('analyze outgoing_mail');
}

function toQueue(i: number) {
  return {
    key: `bench/${i}`,
    kind: 'bench',
    to: { address: `person${i}@example.org`, name: `Ana Yıldız ${i}` },
    language: 'nl' as const,
    subjectIds: { registration: String(i) },
    orderKey: `uid-${i}`,
    priority: 50,
  };
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function compare(name: string, database: Database, smtpUrl: string, dkim?: DkimConfig): Promise<void> {
  const pairs: { floor: Run; ours: Run; rss: number[] }[] = [];
  for (let round = 0; round < rounds; round++) {
    const floor = await bare(smtpUrl, dkim);
    const { rss, ...ours } = await delivered(database, smtpUrl, dkim);
    pairs.push({ floor, ours, rss });
  }
  const of = (pick: (pair: (typeof pairs)[number]) => number) => median(pairs.map(pick)).toFixed(2);
  process.stdout.write(
    `${name}: bare ${of((p) => p.floor.perSecond)}/s, ${of((p) => p.floor.cpu)} ms CPU a mail; ` +
      `delivered ${of((p) => p.ours.perSecond)}/s, ${of((p) => p.ours.cpu)} ms CPU a mail; ` +
      `per core ${of((p) => p.floor.cpu / p.ours.cpu)}, by the clock ${of((p) => p.ours.perSecond / p.floor.perSecond)}; ` +
      `RSS at start, half, end ${pairs.map((p) => p.rss.join(', ')).join(' | ')} MB (${mails} mails, ${rounds} rounds)\n`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'kring-bench-'));
const keys = makeDkimKeys();
const postgres = await EmbeddedPostgres.open({ dataDir: folder });
const port = await freePort();
const sink = spawn('smtp-sink', ['-u', 'nobody', `127.0.0.1:${port}`, '1000'], { stdio: 'ignore' });
const smtpUrl = `smtp://127.0.0.1:${port}`;
try {
  const database = await Database.open({ url: postgres.url, pool: 10, migrations });
  await database.migrate();
  await pause(500);
  await sendBare(smtpUrl, SENDER, writeSome(0, 300)); // warm
  await compare('unsigned', database, smtpUrl);
  await compare('signed', database, smtpUrl, keys.dkim);
  await database.close();
} finally {
  sink.kill();
  await postgres.stop();
  keys.forget();
  rmSync(folder, { recursive: true, force: true });
}
