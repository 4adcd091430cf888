import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { CannotStart, EmbeddedPostgres } from './index.js';
import { isAlive } from './pid-file.js';

const FAST = { fsync: 'off' };
const opened: EmbeddedPostgres[] = [];
const made = newFolder(); // a stopped cluster to copy: making one takes most of a second
let folder: string;

beforeAll(async () => {
  await (await EmbeddedPostgres.open({ dataDir: made, settings: FAST })).stop();
});
beforeEach(() => {
  folder = newFolder();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.stop()));
  rmSync(folder, { recursive: true, force: true });
});
afterAll(() => rmSync(made, { recursive: true, force: true }));

function newFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'kring-embedded-'));
  chmodSync(path, 0o711);
  return path;
}

/** A cluster as an earlier run left it. */
function fill(): void {
  execFileSync('cp', ['-a', `${made}/.`, folder]);
}

async function open(dataDir = folder): Promise<EmbeddedPostgres> {
  const server = await EmbeddedPostgres.open({ dataDir, settings: FAST });
  opened.push(server);
  return server;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query(sql);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  it('makes a database on first use that only the password in the data folder opens', async () => {
    const server = await open();
    expect(await ask(server.url, 'select current_database()')).toBe('kring');
    expect(await ask(server.url, `select lower('ÄÖÉ')`)).toBe('äöé');
    const file = join(folder, 'postgres.password');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const wrong = server.url.replace(readFileSync(file, 'utf8').trim(), 'guess');
    await expect(ask(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('gives the house no right to reach out of the database', async () => {
    fill();
    const server = await open();
    for (const sql of [
      `copy (select 1) to program 'true'`,
      `select pg_read_file('postgresql.conf')`,
      'create role x',
    ]) {
      await expect(ask(server.url, sql)).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('listens on this machine only, on a port that outgoing connections do not use', async () => {
    fill();
    const server = await open();
    expect(await ask(server.url, 'show listen_addresses')).toBe('127.0.0.1');
    expect(server.port).toBeLessThan(32_768);
  });

  it('keeps its rows when it is stopped and started', async () => {
    fill();
    const first = await open();
    await ask(first.url, 'create table kept as select 7 as n');
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    const second = await open();
    expect(second.wasRunning).toBe(false);
    expect(await ask(second.url, 'select n from kept')).toBe(7);
  });

  it('keeps every acknowledged row when the server is killed in the middle of writing', async () => {
    fill();
    const first = await EmbeddedPostgres.open({ dataDir: folder });
    await ask(first.url, 'create table kept (n int)');
    let acknowledged = 0;
    const client = new pg.Client({ connectionString: first.url });
    client.on('error', () => undefined);
    await client.connect();
    const writing = (async () => {
      for (;;) {
        await client.query('insert into kept values ($1)', [acknowledged]);
        if (++acknowledged === 50) process.kill(first.pid, 'SIGKILL');
      }
    })();
    await expect(writing).rejects.toThrow();
    const second = await open();
    expect(await ask(second.url, 'select count(*)::int from kept')).toBeGreaterThanOrEqual(acknowledged);
    expect(acknowledged).toBeGreaterThanOrEqual(50);
  });

  it('tells when the server is lost, and stays silent when we stop it', async () => {
    fill();
    const lost: string[] = [];
    const first = await open();
    const told = new Promise<void>((resolve) => first.onLost(() => resolve(void lost.push('first'))));
    process.kill(first.pid, 'SIGKILL');
    await told;
    const second = await open();
    second.onLost(() => lost.push('second'));
    await second.stop();
    expect(lost).toEqual(['first']);
  });

  it('attaches to a server that is running, and two openers at once share one, also the first time', async () => {
    const [one, two] = await Promise.all([open(), open()]);
    expect(two?.pid).toBe(one?.pid);
    expect((await open()).wasRunning).toBe(true);
  });

  it('survives the death of the process that started it, and is found again', async () => {
    fill();
    const script = join(import.meta.dirname, '../../../../test/setup/hold-postgres.ts');
    const register = join(import.meta.dirname, '../../../../test/setup/typescript.mjs');
    const parent: ChildProcess = spawn(process.execPath, ['--no-warnings', '--import', register, script, folder], {
      env: { PATH: process.env.PATH },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface({ input: parent.stdout as never }), 'line');
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    const server = await open();
    expect({ pid: server.pid, wasRunning: server.wasRunning }).toEqual({ pid: Number(line), wasRunning: true });
  });

  it('starts when the number in an old pid file belongs to another program by now', async () => {
    fill();
    const first = await open();
    const pidFile = join(first.folder, 'postmaster.pid');
    const old = readFileSync(pidFile, 'utf8');
    await first.stop();
    writeFileSync(pidFile, old.replace(/^\d+/, String(process.pid)));
    expect((await open()).wasRunning).toBe(false);
  });

  it('starts over when the first run was broken off halfway', async () => {
    mkdirSync(join(folder, 'postgres.part-999999999'), { recursive: true });
    writeFileSync(join(folder, 'postgres.part-999999999', 'PG_VERSION'), '18\n');
    await open();
    expect(existsSync(join(folder, 'postgres.part-999999999'))).toBe(false);
  });

  it('works in a folder that only its starter can enter', async () => {
    chmodSync(folder, 0o700);
    const dataDir = join(folder, 'data');
    const server = await open(dataDir);
    await ask(server.url, 'create table kept as select 7 as n');
    await server.stop();
    expect(await ask((await open(dataDir)).url, 'select n from kept')).toBe(7);
  });

  it('says so when the password is gone', async () => {
    fill();
    await (await open()).stop();
    rmSync(join(folder, 'postgres.password'));
    await expect(open()).rejects.toThrow(/password.*is gone.*backup/s);
  });

  it('says so when the password is another one', async () => {
    fill();
    await (await open()).stop();
    writeFileSync(join(folder, 'postgres.password'), 'another');
    await expect(open()).rejects.toThrow(/refuses the password/);
  });

  it('says so when the data was made by another version', async () => {
    fill();
    const first = await open();
    await first.stop();
    writeFileSync(join(first.folder, 'PG_VERSION'), '17\n');
    await expect(open()).rejects.toThrow(/made by PostgreSQL 17.*brings PostgreSQL 18/s);
  });

  it('says so when the data folder cannot be made', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(open(join(folder, 'file', 'data'))).rejects.toThrow(CannotStart);
  });
});
