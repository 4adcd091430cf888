import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import type { MailToQueue } from '../mail-kind.js';
import { testOutbox } from '../testing.js';
import { newWorld, openPostOffice } from './post-office.js';
import { type SmtpSink, startSmtpSink } from './smtp-sink.js';

/**
 * What every test of delivery stands on: a database, a mail server, a clock and one worker's mail side, fresh for each
 * test. Call it once, at the top of a file.
 */
export function mailStage() {
  const clock = new HandClock();
  const outbox = testOutbox();
  let database: TestDatabase;
  let sink: SmtpSink;
  let office: ReturnType<typeof openPostOffice>;

  beforeAll(async () => {
    database = await createTestDatabase();
    sink = await startSmtpSink();
  });
  beforeEach(async () => {
    await database.clean();
    sink.clear();
    sink.answer(() => 'take');
    clock.moveTo('2027-03-01T09:00:00Z');
    office = openPostOffice(database.db, sink.url, { clock, world: newWorld() });
  });
  afterEach(() => office.stop());
  afterAll(async () => {
    await sink.stop();
    await database.drop();
  });

  return {
    clock,
    outbox,
    get database() {
      return database;
    },
    get db() {
      return database.db;
    },
    get sink() {
      return sink;
    },
    get office() {
      return office;
    },
    /** The same port, as a server that was restarted has. */
    restartSink: async () => {
      sink = await startSmtpSink({ port: sink.port });
    },
    queue: (...mails: MailToQueue[]) => database.db.transaction((tx) => outbox.queue(tx, mails, clock.now())),
    /** What the ledger says, by key. */
    ledger: async (): Promise<Record<string, string>> => {
      const rows: { key: string; status: string }[] = await database.db.read.query(
        'select key, status from outgoing_mail',
      );
      return Object.fromEntries(rows.map((row) => [row.key, row.status]));
    },
    /** How many mails have which status. */
    statuses: async (): Promise<Record<string, number>> => {
      const rows: { status: string; mails: number }[] = await database.db.read.query(
        'select status, count(*) as mails from outgoing_mail group by status',
      );
      return Object.fromEntries(rows.map((row) => [row.status, row.mails]));
    },
    row: async (key: string) => {
      const [found] = await database.db.read.query('select * from outgoing_mail where key = $1', [key]);
      return found;
    },
  };
}
