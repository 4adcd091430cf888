import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '#platform';
import { until } from '#platform/testing';
import { databaseUrl, type Parts, partsOf } from './processes.js';

/** Kring as `npm start` runs it: supervisor, PostgreSQL, web and worker, on a clock that the test moves. */
export interface RunningKring {
  readonly url: string;
  /** Each web process at its own address, past whatever shares the work out between them. */
  readonly webs: readonly string[];
  /** One-time link from the printed page. */
  readonly signInLink: string;
  /** Everything that was printed so far. */
  readonly printed: string;
  /** Moves the clock of every process to this moment; real time goes on from there. */
  moveClockTo(moment: Date): void;
  now(): Date;
  /** Waits until every sweep that looks each minute or oftener has begun and ended after this moment. */
  swept(): Promise<void>;
  /** Process ids as the system has them at this moment. Linux only. */
  parts(): Parts;
  /** Rows of its own database, read past the product. @throws whatever PostgreSQL says */
  rows<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

/** Starts the built program in a folder of its own and waits for its page. @throws with all it printed when it fails. */
export async function startKring(settings: Record<string, string> = {}): Promise<RunningKring> {
  const folder = mkdtempSync(join(tmpdir(), 'kring-journey-'));
  const data = join(folder, 'data');
  const clockFile = join(folder, 'clock');
  let offset = startOffset();
  writeFileSync(clockFile, String(offset));
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/apps/cli/src/main.js', 'start'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATA_DIR: data,
      PORT: String(await freePort()),
      KRING_PROFILE: 'test',
      KRING_TEST_CLOCK_FILE: clockFile,
      ...settings,
    },
  });
  const stop = async () => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  const said = listen(child);
  await until(() => said.page() || hasEnded(child), 'the page that npm start prints').catch(() => undefined);
  const page = said.page();
  const url = /http:\/\/localhost:\d+/.exec(page)?.[0];
  const signInLink = /http:\/\/localhost:\d+\/console\/inloggen\/\S+/.exec(page)?.[0];
  if (!url || !signInLink) {
    await stop();
    throw new Error(`Kring did not start:\n${said.text()}`);
  }
  const now = () => new Date(Date.now() + offset);
  const rows: RunningKring['rows'] = async (sql, values = []) => {
    const client = new pg.Client({ connectionString: settings.DATABASE_URL ?? databaseUrl(data) });
    client.on('error', () => undefined); // a test that kills PostgreSQL hears of it from the statement
    await client.connect();
    try {
      return (await client.query(sql, [...values])).rows;
    } finally {
      await client.end();
    }
  };
  return {
    url,
    webs: page.match(/http:\/\/127\.0\.0\.1:\d+/g) ?? [url],
    signInLink,
    get printed() {
      return said.text();
    },
    moveClockTo: (moment) => {
      offset = moment.getTime() - Date.now();
      writeFileSync(clockFile, String(offset));
    },
    now,
    parts: () => partsOf(child.pid, data),
    rows,
    swept: async () => {
      const moment = now();
      const late = () => rows<{ name: string }>(LATE, [moment]);
      await until(async () => (await late()).length === 0, 'a turn of every sweep');
    },
    stop,
  };
}

/** A turn is written down when it ends, with the moment at which it began. */
const LATE = 'select name from sweep_run where every_seconds <= 60 and ran_at < $1';

/** KRING_JOURNEYS_AT=2027-03-28T00:30:00Z tells the journeys at another moment than this: a leap day, a year's end. */
function startOffset(): number {
  const { KRING_JOURNEYS_AT: at } = process.env;
  return at ? Date.parse(at) - Date.now() : 0;
}

function listen(child: ChildProcess) {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
  return { text: () => text, page: () => (/Stop with Ctrl-C/.test(text) ? text : '') };
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}
