import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCommunity } from '#identity';
import { type SmtpSink, startSmtpSink } from '#mail/testing';
import { heartbeat, openLog, readConfig, Sweeper, systemClock } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase, until } from '#platform/testing';
import type { Finding } from './finding.js';
import { findings, type Visit, workerFindings } from './findings.js';
import { aboutWorkers } from './workers.js';

const KEY = '6f1c0e2a9b7d4853a1f0c2e4d6b8097531fedcba';
let test: TestDatabase;
let sink: SmtpSink;
let folder: string;

beforeAll(async () => {
  test = await createTestDatabase();
  sink = await startSmtpSink();
});
beforeEach(async () => {
  await test.clean();
  sink.clear();
  folder = mkdtempSync(join(tmpdir(), 'kring-doctor-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(async () => {
  await sink.stop();
  await test.drop();
});

/** What the doctor finds about `what`, in a house where all is well but for `env`. */
async function find(what: string, env: Record<string, string> = {}, visit: Visit = {}): Promise<Finding[]> {
  const settings = { DATABASE_URL: test.url, SMTP_URL: sink.url, DATA_DIR: folder, KRING_SECRET: KEY, ...env };
  const found: Finding[] = [];
  for await (const finding of findings(readConfig(settings), { env: settings, ...visit })) found.push(finding);
  for (const { state, remedy } of found) expect(Boolean(remedy)).toBe(state !== 'ok');
  return found.filter((finding) => finding.what === what);
}

const state = async (...about: Parameters<typeof find>) => (await find(...about)).map((finding) => finding.state);

/** Nobody listens at this port. */
async function deadPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

/** A worker that only lives: it runs until its heartbeat is seen, and stops. */
async function liveForAMoment(): Promise<void> {
  const sweeper = new Sweeper(test.db, systemClock, openLog({ logLevel: 'silent' }, 'worker'));
  sweeper.start([heartbeat]);
  const beats = () => test.db.read.query('select 1 from sweep_run where name = $1', [heartbeat.name]);
  await until(async () => (await beats()).length > 0, 'a heartbeat');
  await sweeper.stop();
}

const clockAhead = (by: { minutes?: number; hours?: number }) => {
  const clock = new HandClock(new Date().toISOString());
  clock.advance(by);
  return { clock };
};

describe('the doctor, in a house where all is well', () => {
  it('finds nothing to say but that', async () => {
    await liveForAMoment();
    const all: Finding[] = [];
    const settings = { DATABASE_URL: test.url, SMTP_URL: sink.url, DATA_DIR: folder, KRING_SECRET: KEY };
    for await (const finding of findings(readConfig(settings), { env: settings })) all.push(finding);
    expect(all.filter((finding) => finding.state !== 'ok')).toEqual([]);
    const parts = ['settings', 'folder', 'disk', 'secret', 'zones', 'database', 'tables', 'clock', 'queue', 'worker'];
    expect(all.map(({ what }) => what)).toEqual(expect.arrayContaining([...parts, 'mail', 'smtp']));
  });
});

describe('what the doctor finds about the database', () => {
  it('a port where nobody listens', async () => {
    const url = `postgres://kring@127.0.0.1:${await deadPort()}/kring`;
    expect(await find('database', { DATABASE_URL: url })).toMatchObject([
      { state: 'problem', text: expect.stringContaining('ECONNREFUSED'), remedy: expect.stringContaining('port') },
    ]);
  });

  it('a wrong password, without saying it', async () => {
    const url = new URL(test.url);
    url.password = 'not-the-password';
    const found = await find('database', { DATABASE_URL: url.href });
    expect(found).toMatchObject([{ state: 'problem', remedy: expect.stringContaining('password in DATABASE_URL') }]);
    expect(JSON.stringify(found)).not.toContain('not-the-password');
  });

  it('a database that was never made', async () => {
    const found = await find('database', { DATABASE_URL: test.url.replace(/\/[^/]*$/, '/never_made') });
    expect(found).toMatchObject([{ state: 'problem', remedy: expect.stringContaining('createdb') }]);
  });

  it('a server that hangs', async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => sockets.push(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `postgres://kring@127.0.0.1:${(server.address() as { port: number }).port}/kring`;
    const found = await find('database', { DATABASE_URL: url }, { patienceMs: 300 });
    for (const socket of sockets) socket.destroy();
    server.close();
    expect(found).toMatchObject([{ state: 'problem', text: 'no answer' }]);
  });

  it('tables of an older program', async () => {
    const older = await createTestDatabase();
    await older.db.read.query('delete from migration where id = (select max(id) from migration)');
    expect(await find('tables', { DATABASE_URL: older.url })).toMatchObject([
      { state: 'problem', remedy: expect.stringContaining('migrate') },
    ]);
    await older.drop();
  });
});

describe('what the doctor finds about workers', () => {
  it('that none has run yet', async () => {
    expect(await find('worker')).toMatchObject([{ state: 'problem', text: 'none has run yet' }]);
  });

  it('that one was at work and stopped', async () => {
    await liveForAMoment();
    expect(await state('worker')).toEqual(['ok']);
    const found = await find('worker', {}, clockAhead({ minutes: 5 }));
    expect(found).toMatchObject([{ state: 'problem', text: 'none seen for 5 min' }]);
  });

  it('that Kring is not running, when the database was only started for the doctor', async () => {
    await liveForAMoment();
    expect(await aboutWorkers(test.db, new Date(), false)).toMatchObject({ state: 'warning' });
  });

  it('only that, for a probe: at work, silent, or why it cannot know', async () => {
    const probe = async (url: string) => {
      const found: Finding[] = [];
      for await (const one of workerFindings(readConfig({ DATABASE_URL: url, DATA_DIR: folder }))) found.push(one);
      return found;
    };
    expect(await probe(test.url)).toMatchObject([{ what: 'worker', state: 'problem' }]);
    await liveForAMoment();
    expect(await probe(test.url)).toMatchObject([{ what: 'worker', state: 'ok' }]);
    const gone = `postgres://kring@127.0.0.1:${await deadPort()}/kring`;
    expect(await probe(gone)).toMatchObject([{ what: 'database', state: 'problem' }]);
  });

  it('a sweep that does not get its turn, and gives one that runs hourly its time', async () => {
    const ran = (name: string, minutesAgo: number, everySeconds: number) =>
      test.db.read.query('insert into sweep_run (name, ran_at, every_seconds) values ($1, $2, $3)', [
        name,
        new Date(Date.now() - minutesAgo * 60_000),
        everySeconds,
      ]);
    await Promise.all([ran('mail.due', 40, 5), ran('reminders', 0, 60), ran('leftovers', 40, 3600)]);
    expect(await find('sweeps')).toMatchObject([{ state: 'warning', text: 'mail.due 40 min ago' }]);
  });
});

describe('what the doctor finds about mail', () => {
  it('mails that failed, and mails that nobody sends', async () => {
    const row = (key: string, status: string, due: string) =>
      test.db.read.query(
        `insert into outgoing_mail (id, key, kind, to_address, to_name, language, subject_ids, priority, message_id,
                                    status, created_at, next_attempt_at)
         values (gen_random_uuid(), $1, 'confirmation', 'a@example.org', 'A', 'nl', '{}', 10, $1, $2, $3, $4)`,
        [key, status, new Date(due), status === 'queued' ? new Date(due) : null],
      );
    await row('failed/1', 'failed', '2026-01-01');
    await row('queued/1', 'queued', '2026-01-01');
    await row('queued/2', 'queued', '2126-01-01');
    expect(await find('mail')).toMatchObject([
      { state: 'problem', text: '1 due for more than ten minutes' },
      { state: 'warning', text: '1 could not be delivered' },
    ]);
  });

  it('who refuses us, and for how long our own server has taken nothing', async () => {
    const alarm = (domain: string, what: string, minutesAgo: number, mails: number, said: string) =>
      test.db.read.query(
        `insert into mail_alarm (domain, what, since, seen_at, mails, said) values ($1, $2, $3, $4, $5, $6)`,
        [domain, what, new Date(Date.now() - minutesAgo * 60_000), new Date(), mails, said],
      );
    await alarm('', 'unreachable', 1, 1, 'a restart'); // for a moment only
    await alarm('one.example', 'refused', 60, 2, '550 5.7.1 two mails may mean those two');
    expect(await state('mail')).toEqual(['ok']);
    await test.db.read.query('delete from mail_alarm');
    await alarm('', 'unreachable', 12, 7, 'connect ECONNREFUSED');
    await alarm('gmail.com', 'refused', 180, 3, '550 5.7.26 unauthenticated');
    const found = await find('mail');
    expect(found.map(({ state: is }) => is)).toEqual(['problem', 'problem']);
    expect(found.map(({ text }) => text).toSorted()).toEqual([
      'gmail.com has refused us for 3 h (3 mails): 550 5.7.26 unauthenticated',
      'the mail server takes nothing, for 12 min: connect ECONNREFUSED',
    ]);
    expect(found.find(({ text }) => text.startsWith('gmail'))?.remedy).toMatch(/SPF, DKIM, DMARC/);
  });

  it('that mail comes back to a domain where nobody reads it', async () => {
    expect(await find('inbound')).toEqual([]);
    expect(await find('inbound', { INBOUND_DOMAIN: 'in.kring.test' })).toMatchObject([
      { state: 'warning', text: expect.stringContaining('in.kring.test'), remedy: expect.stringContaining('MAILDIR') },
    ]);
    const INBOUND_DOMAIN = 'in.kring.test';
    expect(await find('inbound', { INBOUND_DOMAIN, INBOUND_MAILDIR: folder })).toMatchObject([
      { state: 'problem', text: expect.stringMatching(/is not read: .*new/), remedy: expect.stringContaining('"new"') },
    ]);
    mkdirSync(join(folder, 'new'));
    expect(await state('inbound', { INBOUND_DOMAIN, INBOUND_MAILDIR: folder })).toEqual(['ok']);
  });

  it.each([
    ['220 kring ESMTP', 'ok', 'is read from port'],
    ['220 mx.example.org ESMTP Postfix', 'problem', 'another program, which says "220 mx.example.org ESMTP Postfix"'],
  ])('hears who has the inbound port: "%s"', async (greeting, is, text) => {
    const server = createServer((socket) => socket.end(`${greeting}\r\n`));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const [found] = await find('inbound', { INBOUND_DOMAIN: 'in.kring.test', INBOUND_SMTP_PORT: String(port) });
    await new Promise<void>((resolve) => server.close(() => resolve()));
    expect(found).toMatchObject({ state: is, text: expect.stringContaining(text) });
  });

  it('warns when nobody listens at the inbound port', async () => {
    const env = { INBOUND_DOMAIN: 'in.kring.test', INBOUND_SMTP_PORT: String(await deadPort()) };
    expect(await state('inbound', env)).toEqual(['warning']);
  });

  it('a mail server where nobody listens', async () => {
    const found = await find('smtp', { SMTP_URL: `smtp://127.0.0.1:${await deadPort()}` });
    expect(found).toMatchObject([{ state: 'problem', remedy: expect.stringContaining('firewall') }]);
  });

  it('that the server takes a test mail, to the address given or to the contact of the community', async () => {
    expect(await state('smtp', {}, { testMail: { to: 'host@example.org' } })).toEqual(['ok']);
    expect(await state('smtp', {}, { testMail: 'contact' })).toEqual(['warning']);
    const community = { contactAddress: 'netwerk@example.org' };
    await test.db.transaction((tx) => ensureCommunity(tx, community, new Date()));
    expect(await state('smtp', {}, { testMail: 'contact' })).toEqual(['ok']);
    expect(sink.mails.map(({ to }) => to)).toEqual(['host@example.org', 'netwerk@example.org']);
  });
});

describe('what the doctor finds on this machine', () => {
  it('a data folder that cannot be written', async () => {
    writeFileSync(join(folder, 'a-file'), '');
    const dataDir = join(folder, 'a-file', 'data');
    expect(await find('folder', { DATA_DIR: dataDir })).toMatchObject([
      { state: 'problem', remedy: expect.stringContaining('DATA_DIR') },
    ]);
  });

  it('a name that was taken for a setting', async () => {
    expect(await find('settings', { SMPT_URL: 'smtp://somebody:secret@example.org' })).toEqual([
      { what: 'settings', state: 'warning', text: 'SMPT_URL means nothing', remedy: 'Do you mean SMTP_URL?' },
    ]);
  });

  it('a Redis where nobody listens, which delays mail and loses none', async () => {
    const url = `redis://127.0.0.1:${await deadPort()}`;
    expect(await state('Redis', { REDIS_URL: url })).toEqual(['problem']);
    expect(await find('queue', { REDIS_URL: url })).toMatchObject([{ state: 'warning' }]);
  });
});

describe('what the doctor finds about the key', () => {
  const secret = (text: string, mode = 0o600) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'secret'), text);
    chmodSync(join(folder, 'secret'), mode);
    return find('secret', { KRING_SECRET: '' });
  };

  it('a key that can be guessed, in the settings or in the file', async () => {
    expect(await state('secret', { KRING_SECRET: 'geheim'.repeat(8) })).toEqual(['problem']);
    expect(await secret('too short\n')).toMatchObject([{ state: 'problem' }]);
  });

  it('a file that others may read', async () => {
    expect(await secret(`${KEY}\n`)).toMatchObject([{ state: 'ok' }]);
    const found = await secret(`${KEY}\n`, 0o644);
    expect(found).toMatchObject([{ state: 'ok' }, { state: 'problem', remedy: expect.stringContaining('chmod 600') }]);
    expect(JSON.stringify(found)).not.toContain(KEY);
  });

  it('a file without a key, and no file where several machines may run', async () => {
    expect(await secret('\n')).toMatchObject([{ state: 'problem', remedy: expect.stringContaining('backup') }]);
    rmSync(join(folder, 'secret'));
    expect(await state('secret', { KRING_SECRET: '' })).toEqual(['warning']);
  });
});
