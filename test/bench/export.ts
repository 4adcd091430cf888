/**
 * Whether an export runs in constant memory: everybody of one event through the whole product, signed in, to a reader who
 * throws it away, while the memory of the web process is watched. The floor is the same export of a tenth of them in the
 * same process: what grows with the number of people would grow tenfold.
 *
 *   npm run bench -- export [people] [megabytes that the larger one may take more]
 */
import 'reflect-metadata';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anEvent, aProgramme } from '#events/testing';
import { SignIn } from '#identity';
import { anOrganiser } from '#identity/testing';
import { testOutbox } from '#mail/testing';
import { migrations } from '#migrations';
import { Database, EmbeddedPostgres, freePort, JobQueue, openSecrets, readConfig, systemClock } from '#platform';
import { listening, start, stopAll } from './processes.js';

const [people = 100_000, allowed = 64] = process.argv.slice(2).map(Number);
const MB = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'kring-bench-'));
const postgres = await EmbeddedPostgres.open({ dataDir: folder });
try {
  await run();
} finally {
  await stopAll();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function run(): Promise<void> {
  const { url } = postgres;
  await JobQueue.migrate(url);
  const db = await Database.open({ url, pool: 2, migrations });
  await db.migrate();
  const crowds = [await crowd(db, 'few', Math.ceil(people / 10)), await crowd(db, 'many', people)];
  await db.read.query('vacuum analyze');
  const product = await startProduct(url, db);
  await db.close();
  const lines = ['| | people | s | MB sent | MB memory before | at most | more |', '|---|---|---|---|---|---|---|'];
  let isConstant = true;
  for (const format of ['csv', 'xlsx']) {
    await measure(product, crowds[0] ?? '', format); // the first one only warms code and caches
    const [few, many] = [
      await measure(product, crowds[0] ?? '', format),
      await measure(product, crowds[1] ?? '', format),
    ];
    for (const [one, count] of [
      [few, Math.ceil(people / 10)],
      [many, people],
    ] as const) {
      const cells = [
        one.seconds.toFixed(1),
        one.sent / MB,
        one.before / MB,
        one.peak / MB,
        (one.peak - one.before) / MB,
      ];
      lines.push(
        `| ${format} | ${count} | ${cells.map((cell) => (typeof cell === 'string' ? cell : cell.toFixed(0))).join(' | ')} |`,
      );
    }
    if (many.peak - few.peak > allowed * MB) isConstant = false;
  }
  process.stdout.write(`${lines.join('\n')}\n`);
  if (isConstant) return;
  process.stdout.write(`The larger export took over ${allowed} MB more than the smaller one.\n`);
  process.exitCode = 1;
}

/** A hybrid event with three sessions and so many people. @returns its id */
async function crowd(db: Database, slug: string, count: number): Promise<string> {
  const { event } = await anEvent(db, { slug, kind: 'hybrid' });
  const sessions = [...(await aProgramme(db, event, [{ sessions: { A1: null, A2: null, B1: null } }])).values()];
  const sql = readFileSync(new URL('./floors/crowd.sql', import.meta.url), 'utf8');
  await db.read.query(sql.replaceAll("'person.'", `'${slug}.'`), [count, event.id, sessions]);
  return event.id;
}

interface Product {
  readonly origin: string;
  readonly pid: number;
  readonly cookie: string;
  readonly csrf: string;
}

/** The web process, and somebody who is signed in. */
async function startProduct(url: string, db: Database): Promise<Product> {
  const port = await freePort();
  const env = { DATABASE_URL: url, PORT: String(port), DATA_DIR: folder, RATE_LIMIT: '0', LOG_LEVEL: 'warn' };
  const pid = start(['--enable-source-maps', 'dist/apps/web/src/main.js'], env);
  await listening(port);
  const { email } = await anOrganiser(db);
  const link = await new SignIn(db, systemClock, openSecrets(readConfig(env)), testOutbox()).makeLink(email);
  if (link.kind !== 'made') throw new Error('the organiser may not come in');
  const origin = `http://localhost:${port}`;
  const answer = await fetch(`${origin}${link.path}`, { method: 'POST', redirect: 'manual', headers: { origin } });
  const cookie = String(answer.headers.get('set-cookie')).split(';')[0] ?? '';
  const page = await (await fetch(`${origin}/console/preferences`, { headers: { cookie } })).text();
  return { origin, pid, cookie, csrf: /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '' };
}

interface Measured {
  readonly seconds: number;
  readonly sent: number;
  readonly before: number;
  readonly peak: number;
}

/** One export, read and thrown away, with the memory of the process looked at ten times a second. */
async function measure({ origin, pid, cookie, csrf }: Product, eventId: string, format: string): Promise<Measured> {
  const before = memoryOf(pid);
  let [peak, sent] = [before, 0];
  const watch = setInterval(() => (peak = Math.max(peak, memoryOf(pid))), 100);
  const started = performance.now();
  const body = new URLSearchParams({ csrf, format });
  const answer = await fetch(`${origin}/console/e/${eventId}/registrations/export`, {
    method: 'POST',
    headers: { origin, cookie },
    body,
  });
  if (answer.status !== 200 || !answer.body) throw new Error(`the export answers ${answer.status}`);
  for await (const chunk of answer.body) sent += chunk.length;
  clearInterval(watch);
  return { seconds: (performance.now() - started) / 1000, sent, before, peak };
}

/** Bytes of memory that a process holds, as Linux tells. */
function memoryOf(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1024;
}
