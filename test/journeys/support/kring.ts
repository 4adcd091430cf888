import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '#platform';
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
  const said = listen(child);
  const page = await said.until(/Stop with Ctrl-C/, 150);
  const url = /http:\/\/localhost:\d+/.exec(page)?.[0];
  const signInLink = /http:\/\/localhost:\d+\/console\/inloggen\/\S+/.exec(page)?.[0];
  if (!url || !signInLink) throw new Error(`Kring did not start:\n${page}`);
  let offset = 0;
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
    now: () => new Date(Date.now() + offset),
    parts: () => partsOf(child.pid, data),
    rows: async (sql, values = []) => {
      const client = new pg.Client({ connectionString: settings.DATABASE_URL ?? databaseUrl(data) });
      await client.connect();
      try {
        return (await client.query(sql, [...values])).rows;
      } finally {
        await client.end();
      }
    },
    stop: async () => {
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function listen(child: ChildProcess) {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
  return {
    text: () => text,
    until: async (wanted: RegExp, seconds: number) => {
      const end = Date.now() + seconds * 1000;
      while (!wanted.test(text)) {
        if (child.exitCode !== null || Date.now() > end) throw new Error(`Kring did not start:\n${text}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return text;
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}
