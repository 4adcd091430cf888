/**
 * What the table of registrations costs at a hundred thousand people in one event: the page through the whole product,
 * signed in, beside a floor in the same run that sends the same statements and answers the same bytes. First page, a
 * search, and a page deep down. Rounds alternate; medians are compared.
 *
 *   npm run bench -- table [people] [pages a round] [rounds]
 */
import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { anEvent, aProgramme } from '#events/testing';
import { type Database, freePort } from '#platform';
import { searchRegistrations, sessionsChosen, sessionsToChoose } from '#registrations';
import type { FloorPage } from './floors/table-server.js';
import { type Ground, onGround, signIn, startProduct } from './ground.js';
import { load, median } from './load.js';
import { listening, start } from './processes.js';

const [people = 100_000, count = 40, rounds = 3] = process.argv.slice(2).map(Number);
const PAGES = [
  { name: 'first', label: 'first page', q: '', page: 1 },
  { name: 'search', label: 'search "jansen zoe"', q: 'jansen zoe', page: 1 },
  { name: 'deep', label: 'last page but one', q: '', page: Math.ceil(people / 50) - 1 },
] as const;
await onGround(run);

async function run(ground: Ground): Promise<void> {
  const { db } = ground;
  const eventId = await crowd(db);
  const product = await startProduct(ground);
  const { cookie } = await signIn(ground, product);
  const path = ({ q, page }: (typeof PAGES)[number]) =>
    `/console/e/${eventId}/registrations?${new URLSearchParams({ q, page: String(page) })}`;
  const floorPages: Record<string, FloorPage> = {};
  for (const one of PAGES) {
    const answer = await fetch(`http://127.0.0.1:${product.port}${path(one)}`, { headers: { cookie } });
    const body = await answer.text();
    if (answer.status !== 200 || !body.includes('<table')) throw new Error(`${one.label}: ${answer.status}`);
    floorPages[one.name] = { statements: await statementsOf(db, eventId, one), body };
  }
  const floor = await startFloor(ground, floorPages);
  const get = (path: string) =>
    Buffer.from(`GET ${path} HTTP/1.1\r\nhost: localhost:${product.port}\r\ncookie: ${cookie}\r\n\r\n`);
  const lines = ['| | product ms | floor ms | product is × | KB | wrong answers |', '|---|---|---|---|---|---|'];
  for (const one of PAGES) {
    const ask = (port: number, path: string) => load(port, 1, count, () => get(path), 200);
    const results = [];
    for (let round = -1; round < rounds; round++) {
      const pair = { floor: await ask(floor, `/${one.name}`), ours: await ask(product.port, path(one)) };
      if (round >= 0) results.push(pair); // the first one only warms code and caches
    }
    const [ours, bare] = [median(results.map((r) => r.ours.p50)), median(results.map((r) => r.floor.p50))];
    const wrong = results.reduce((sum, r) => sum + r.ours.wrong + r.floor.wrong, 0);
    const size = Buffer.byteLength(floorPages[one.name]?.body ?? '') / 1024;
    lines.push(
      `| ${one.label} | ${ours.toFixed(1)} | ${bare.toFixed(1)} | ${(ours / bare).toFixed(2)} | ${size.toFixed(0)} | ${wrong} |`,
    );
  }
  process.stdout.write(
    `${people} people in one event, ${count} pages a round, ${rounds} rounds, medians\n${lines.join('\n')}\n`,
  );
}

/** A hybrid event with three sessions and its people. @returns its id */
async function crowd(db: Database): Promise<string> {
  const { event } = await anEvent(db, { slug: 'big', kind: 'hybrid' });
  const sessions = [...(await aProgramme(db, event, [{ sessions: { A1: null, A2: null, B1: null } }])).values()];
  const sql = readFileSync(new URL('./floors/crowd.sql', import.meta.url), 'utf8');
  await db.read.query(sql, [people, event.id, sessions]);
  await db.read.query('vacuum analyze');
  return event.id;
}

async function startFloor({ url, folder }: Ground, pages: Record<string, FloorPage>): Promise<number> {
  const file = join(folder, 'pages.json');
  writeFileSync(file, JSON.stringify(pages));
  const port = await freePort();
  const args = ['--no-warnings', '--import', './test/setup/typescript.mjs', 'test/bench/floors/table-server.ts'];
  start([...args, String(port), url, file]);
  await listening(port);
  return port;
}

/** What the table itself asks of the database, as it is sent. */
async function statementsOf(db: Database, eventId: string, { q, page }: { q: string; page: number }) {
  const statements: { text: string; values: unknown[] }[] = [];
  const source = db.read.dataSource;
  const before = source.logger;
  const quiet = () => undefined;
  source.logger = {
    logQuery: (text, values) => void statements.push({ text, values: [values ?? []].flat() }),
    ...{ logQueryError: quiet, logQuerySlow: quiet, logSchemaBuild: quiet, logMigration: quiet, log: quiet },
  };
  await sessionsToChoose(db.read, eventId);
  const found = await searchRegistrations(db.read, { eventId, q, page, status: '', session: '', attends: '' });
  await sessionsChosen(
    db.read,
    found.rows.map((row) => row.id),
  );
  source.logger = before;
  return statements;
}
