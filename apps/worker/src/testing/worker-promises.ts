import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { SignIn } from '#identity';
import { anOrganiser } from '#identity/testing';
import { MailKinds } from '#mail';
import { type SmtpSink, startSmtpSink, testOutbox } from '#mail/testing';
import { nestLogger, openLog, readConfig } from '#platform';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { WorkerModule } from '../worker.module.js';

/** What the queue of a worker runs on. */
export interface QueueGround {
  /** Absent: PostgreSQL, in the database of the test. */
  readonly redisUrl?: string;
  leave(): Promise<void>;
}

/** The promises of a worker, whatever its queue runs on. `name` is what it runs on. */
export function keepsTheWorkersPromises(name: string, lay: () => Promise<QueueGround>): void {
  let database: TestDatabase;
  let sink: SmtpSink;
  let queue: QueueGround;
  const dataDir = mkdtempSync(join(tmpdir(), 'kring-worker-'));
  const log = openLog({ logLevel: 'silent' }, 'worker');

  beforeAll(async () => {
    database = await createTestDatabase();
    sink = await startSmtpSink();
    queue = await lay();
  });
  beforeEach(async () => {
    await database.clean();
    sink.clear();
  });
  afterAll(async () => {
    await sink.stop();
    await database.drop();
    await queue.leave();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function startWorker(): Promise<INestApplicationContext> {
    const env = {
      DATABASE_URL: database.url,
      SMTP_URL: sink.url,
      DATA_DIR: dataDir,
      ...(queue.redisUrl ? { REDIS_URL: queue.redisUrl } : {}),
      MAIL_FROM: 'Kring <agenda@kring.test>',
    };
    const module = WorkerModule.forRoot(readConfig(env), log);
    return await NestFactory.createApplicationContext(module, { logger: nestLogger(log), abortOnError: false });
  }

  const statuses = async (): Promise<string[]> => {
    const rows = await database.db.read.query('select status from outgoing_mail order by seq');
    return rows.map((row: { status: string }) => row.status);
  };

  /** Fills the ledger as web does, for somebody who may sign in. */
  async function askForLinks(app: INestApplicationContext, count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      const organiser = await anOrganiser(database.db);
      await app.get(SignIn).mailLink(organiser.email, 'a browser');
    }
  }

  describe(`a worker with its queue on ${name}`, () => {
    it('sends what it is told of, and leaves nothing in its hands when it stops', async () => {
      const app = await startWorker();
      await askForLinks(app, 3);
      const mails = await sink.waitFor(3);
      await app.close();
      expect(mails.map((mail) => mail.parsed.subject?.startsWith('Inloggen bij'))).toEqual([true, true, true]);
      expect(mails[0]?.parsed.text).toMatch(/http:\/\/localhost:3000\/console\/inloggen\/\S+/);
      expect(await statuses()).toEqual(['sent', 'sent', 'sent']);
    });

    it('sends what it is told of also when no sweep ever looks', async () => {
      const sweeping = await database.db.begin();
      await sweeping.tx.query('set local idle_in_transaction_session_timeout = 0'); // however long the others take
      await sweeping.tx.query("select pg_advisory_xact_lock(hashtext('sweep/mail.due'))"); // every sweep finds it taken
      const app = await startWorker();
      await askForLinks(app, 3);
      await sink.waitFor(3);
      await app.close();
      await sweeping.rollback();
      expect(await statuses()).toEqual(['sent', 'sent', 'sent']);
    });

    it('finds what nobody told it of when it starts', async () => {
      const web = await startWorker();
      await web.close();
      const organiser = await anOrganiser(database.db);
      const mail = {
        key: 'invitation/1',
        kind: 'invitation',
        to: { address: organiser.email, name: organiser.name },
        language: 'en' as const,
        subjectIds: { organiser: organiser.id },
        priority: 20,
      };
      await database.db.transaction((tx) => testOutbox().queue(tx, [mail], new Date()));
      const app = await startWorker();
      await sink.waitFor(1);
      await app.close();
      expect(await statuses()).toEqual(['sent']);
    });

    it('knows the kinds of mail of every lib that queues some', async () => {
      const app = await startWorker();
      const names = app.get(MailKinds).names;
      await app.close();
      expect(names).toEqual(expect.arrayContaining(['sign-in', 'confirmation', 'cancelled', 'reminder']));
    });

    it('does not start without a mail server to send to', () => {
      const config = readConfig({ DATABASE_URL: database.url, DATA_DIR: dataDir });
      expect(() => WorkerModule.forRoot(config, log)).toThrow('SMTP_URL is missing');
    });
  });
}
