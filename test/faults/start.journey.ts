import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '#platform';
import { until } from '#platform/testing';
import { databaseUrl, isGone, partsOf, postgresOf } from '../journeys/support/processes.js';

/** `npm start`, with everything done to it that happens to programs in the end. Linux shows us its children. */
const ROOT = join(import.meta.dirname, '../..');

interface Started {
  readonly process: ChildProcess;
  readonly output: () => string;
  /** Waits until it printed this. */
  printed(wanted: RegExp): Promise<string>;
  readonly ended: Promise<number | null>;
}

let folder: string;
const started: Started[] = [];
const others: Server[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kring-start-'));
});
afterAll(async () => {
  for (const other of others) other.close();
  for (const one of started) one.process.kill('SIGTERM');
  await Promise.all(started.map((one) => one.ended));
  rmSync(folder, { recursive: true, force: true });
});

/** Settings of this machine's owner stay out, so that each test says all it depends on. */
function start(settings: Record<string, string> = {}, args: readonly string[] = []): Started {
  const program = ['--enable-source-maps', 'dist/apps/cli/src/main.js', 'start', ...args];
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: join(folder, 'data'), ...settings };
  const child = spawn(process.execPath, program, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const printed = async (wanted: RegExp) => {
    await until(
      () => wanted.test(output) || child.exitCode !== null,
      () => `it was printed:\n${output}`,
    );
    if (!wanted.test(output)) throw new Error(`It was never printed:\n${output}`);
    return output;
  };
  const one = { process: child, output: () => output, printed, ended };
  started.push(one);
  return one;
}

async function running(settings: Record<string, string> = {}, args: readonly string[] = []) {
  const kring = start(settings, args);
  const page = await kring.printed(/Stop with Ctrl-C/);
  const site = /Site +(\S+)/.exec(page)?.[1] ?? '';
  return { ...kring, page, site };
}

const status = (url: string) =>
  fetch(url).then(
    (answer) => answer.status,
    () => 0,
  );
const isUp = (site: string) => async () => (await status(`${site}/readyz`)) === 200;

/** Another program that has this port, or tries to. */
function otherProgram(port: number): Server {
  const other = createServer().listen(port, '127.0.0.1');
  others.push(other);
  return other;
}

const data = () => join(folder, 'data');
const children = (parent: number | undefined) => partsOf(parent, data());
const postgres = () => postgresOf(data());

async function ask(sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: databaseUrl(data()) });
  await client.connect();
  try {
    return Object.values((await client.query(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

describe('npm start', () => {
  it('shows a newcomer a site with something in it, a mailbox, and a way in', async () => {
    const { page, site } = await running({ PORT: String(await freePort()) });
    expect(await (await fetch(site)).text()).toContain('/wat-werkt');
    const mailbox = /Mailbox +(\S+)/.exec(page)?.[1] ?? '';
    expect(await status(mailbox)).toBe(200);
    const signIn = /Organise +(\S+)/.exec(page)?.[1] ?? '';
    expect(await status(signIn)).toBe(200);
    // Nothing of the demo community was or will be sent: held back, or already forgotten where the event is long over.
    expect(await ask(`select count(*)::int from outgoing_mail where status not in ('withheld', 'expired')`)).toBe(0);
    for (const file of ['web.log', 'worker.log', 'postgres.log']) {
      expect(readFileSync(join(folder, 'data/log', file), 'utf8')).not.toContain(signIn.split('/').at(-1));
    }
  });

  it('is not started twice: the second says where the first is', async () => {
    const second = start();
    expect(await second.ended).toBe(0);
    const site = /Site +(\S+)/.exec(started[0]?.output() ?? '')?.[1];
    expect(second.output()).toContain('Kring is running already');
    expect(second.output()).toContain(site);
  });

  it('brings back a PostgreSQL that was killed, with everything in it', async () => {
    const site = /Site +(\S+)/.exec(started[0]?.output() ?? '')?.[1] ?? '';
    const before = await ask('select count(*)::int from registration');
    const killed = postgres();
    process.kill(killed, 'SIGKILL');
    await until(() => postgres() > 0 && postgres() !== killed);
    await until(isUp(site));
    expect(await ask('select count(*)::int from registration')).toBe(before);
  });

  it('brings back a web and a worker that were killed', async () => {
    const kring = started[0];
    const site = /Site +(\S+)/.exec(kring?.output() ?? '')?.[1] ?? '';
    const before = children(kring?.process.pid);
    for (const pid of [...before.web, ...before.worker]) process.kill(pid, 'SIGKILL');
    await until(() => {
      const { web, worker } = children(kring?.process.pid);
      return web.length === 1 && worker.length === 1 && web[0] !== before.web[0] && worker[0] !== before.worker[0];
    });
    await until(isUp(site));
    expect(kring?.output()).toContain('web was ended by SIGKILL; starting it again');
  });

  it('when it is killed itself leaves nothing running but PostgreSQL, and the next one goes on with that', async () => {
    const kring = started[0];
    const { web, worker } = children(kring?.process.pid);
    const database = postgres();
    kring?.process.kill('SIGKILL');
    await kring?.ended;
    await until(() => [...web, ...worker].every(isGone));
    const next = await running({ PORT: String(await freePort()), KRING_WEB_PROCESSES: '2' });
    expect(next.output()).toContain('was still running; using it again');
    expect(postgres()).toBe(database);
    const listening = next.page.match(/http:\/\/127\.0\.0\.1:\d+/g) ?? [];
    expect(await Promise.all(listening.map((url) => status(`${url}/readyz`)))).toEqual([200, 200]);
  });

  it('stops everything when told to, and has to end nothing by force', async () => {
    const kring = started.at(-1);
    const { web, worker } = children(kring?.process.pid);
    const database = postgres();
    kring?.process.kill('SIGTERM');
    expect(await kring?.ended).toBe(0);
    expect([...web, ...worker, database].filter((pid) => !isGone(pid))).toEqual([]);
    expect(existsSync(join(folder, 'data/postgres/postmaster.pid'))).toBe(false);
    expect(kring?.output()).not.toContain('did not stop in time');
  });

  it('takes the next port when its usual one is taken and nobody asked for it, and says which', async () => {
    const other = otherProgram(3000);
    await Promise.race([once(other, 'listening'), once(other, 'error')]); // taken either way
    const kring = await running({}, ['--no-demo']);
    expect(Number(new URL(kring.site).port)).toBeGreaterThan(3000);
    expect(await status(`${kring.site}/readyz`)).toBe(200);
    kring.process.kill('SIGINT');
    expect(await kring.ended).toBe(0);
  });

  it('does not take another port than the one that was asked for', async () => {
    const other = otherProgram(0);
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const kring = start({ PORT: String(port) });
    expect(await kring.ended).toBe(1);
    expect(kring.output()).toContain(`Port ${port} is taken by another program.`);
  });

  it.each([
    [{ PORT: 'secret-port', RATE_LIMIT: '-1' }, ['PORT must be a whole number', 'RATE_LIMIT must be a whole number']],
    [{ PUBLIC_URL: 'https://agenda.example.org' }, ['SMTP_URL is missing', 'MAIL_FROM is missing']],
  ])(
    'stops at wrong settings %j, with their names and the remedy, without what they hold',
    async (settings, problems) => {
      const kring = start(settings as Record<string, string>);
      expect(await kring.ended).toBe(1);
      for (const problem of problems) expect(kring.output()).toContain(problem);
      expect(kring.output()).not.toContain('secret-port');
    },
  );
});
