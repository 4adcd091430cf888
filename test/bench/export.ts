/**
 * Whether an export runs in constant memory: everybody of one event through the whole product, signed in, to a reader who
 * throws it away, while the memory of the web process is watched. The floor is the same export of a tenth of them in the
 * same process: what grows with the number of people would grow tenfold.
 *
 *   npm run bench -- export [people] [megabytes that the larger one may take more]
 */
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { anEvent, aProgramme } from '#events/testing';
import type { Database } from '#platform';
import { type Ground, onGround, signIn, startProduct } from './ground.js';

const [people = 100_000, allowed = 64] = process.argv.slice(2).map(Number);
const MB = 1024 * 1024;
await onGround(run);

async function run(ground: Ground): Promise<void> {
  const { db } = ground;
  const crowds = [await crowd(db, 'few', Math.ceil(people / 10)), await crowd(db, 'many', people)];
  await db.read.query('vacuum analyze');
  const product = await startProduct(ground);
  const door = { origin: `http://localhost:${product.port}`, pid: product.pid, ...(await signIn(ground, product)) };
  const lines = ['| | people | s | MB sent | MB memory before | at most | more |', '|---|---|---|---|---|---|---|'];
  let isConstant = true;
  for (const format of ['csv', 'xlsx']) {
    await measure(door, crowds[0] ?? '', format); // the first one only warms code and caches
    const [few, many] = [await measure(door, crowds[0] ?? '', format), await measure(door, crowds[1] ?? '', format)];
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

/** The web process, and what somebody sends who is signed in. */
interface Door {
  readonly origin: string;
  readonly pid: number;
  readonly cookie: string;
  readonly csrf: string;
}

interface Measured {
  readonly seconds: number;
  readonly sent: number;
  readonly before: number;
  readonly peak: number;
}

/** One export, read and thrown away, with the memory of the process looked at ten times a second. */
async function measure({ origin, pid, cookie, csrf }: Door, eventId: string, format: string): Promise<Measured> {
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
