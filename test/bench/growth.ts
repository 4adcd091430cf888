/**
 * Whether registering stays as cheap when a million have registered before: the same rounds through the whole product,
 * each on an event of its own, with a thousand registrations in the database and with a million.
 *
 *   npm run bench -- growth [registrations before] [registrations a round] [rounds]
 */
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { anEvent } from '#events/testing';
import type { Database } from '#platform';
import { type Ground, onGround, startProduct } from './ground.js';
import { load, median, type Result } from './load.js';

const [large = 1_000_000, count = 2000, rounds = 3] = process.argv.slice(2).map(Number);
const SMALL = 1000;
const AN_EVENT = 10_000;
const WIDTH = 64;
const HISTORY = readFileSync(new URL('./floors/history.sql', import.meta.url), 'utf8');

await onGround(run);

async function run(ground: Ground): Promise<void> {
  const { db } = ground;
  const { port } = await startProduct(ground);
  await history(db, 0, SMALL);
  await measure(db, port, 'warm', 3); // code and caches warm, not counted
  const few = await measure(db, port, 'few', rounds);
  await history(db, SMALL, large);
  await measure(db, port, 'warm-again', 1);
  const many = await measure(db, port, 'many', rounds);
  report(few, many);
}

/** Fills the database with people of past events, from one number to another. */
async function history(db: Database, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += AN_EVENT) {
    const { event } = await anEvent(db, { slug: `past-${at}` });
    await db.read.query(HISTORY, [Math.min(AN_EVENT, to - at), event.id, at]);
  }
  await db.read.query('vacuum analyze');
}

async function measure(db: Database, port: number, label: string, times: number): Promise<Result[]> {
  const results: Result[] = [];
  for (let round = 0; round < times; round++) {
    const startsAt = new Date(Date.now() + 30 * 86_400_000);
    const slug = `${label}-${round}`;
    await anEvent(db, { slug, startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) });
    results.push(await load(port, WIDTH, count, (i) => request(port, slug, i)));
  }
  return results;
}

function request(port: number, slug: string, i: number): Buffer {
  const body = new URLSearchParams({
    name: `Łukasz Voorbeeld ${i}`,
    email: `new.${slug}.${i}@example.org`,
    organisation: 'Hogeschool Voorbeeld',
    role: 'researcher',
  }).toString();
  const head = `POST /${slug}/aanmelden HTTP/1.1\r\nhost: localhost:${port}\r\norigin: http://localhost:${port}\r\n`;
  const about = `content-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n`;
  return Buffer.from(head + about + body);
}

function report(few: readonly Result[], many: readonly Result[]): void {
  const cost = (results: readonly Result[]) => 1000 / median(results.map(({ perSecond }) => perSecond));
  const row = (name: string, results: readonly Result[]) => {
    const p99 = median(results.map((result) => result.p99));
    const wrong = results.reduce((sum, result) => sum + result.wrong, 0);
    return `| ${name} | ${cost(results).toFixed(3)} | ${p99.toFixed(0)} | ${(cost(results) / cost(few)).toFixed(2)} | ${wrong} |`;
  };
  process.stdout.write(
    [
      `${count} registrations a round, ${rounds} rounds, ${WIDTH} in flight, medians`,
      '| registrations in the database | ms a registration | p99 ms | × | wrong answers |',
      '|---|---|---|---|---|',
      row(String(SMALL), few),
      row(String(large), many),
      '',
    ].join('\n'),
  );
}
