/**
 * Registrations a second through the whole product (form POST, checks, validation, desk, commit) beside two floors in
 * the same run, with the same rows and the same answer bytes: bare Fastify with the batch in one SQL function, and bare
 * Fastify with one SELECT FOR UPDATE transaction each. Rounds alternate; medians are compared.
 *
 *   npm run bench -- registrations [registrations a round] [rounds]
 */
import 'reflect-metadata';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anEvent } from '#events/testing';
import { migrations } from '#migrations';
import { Database, EmbeddedPostgres, freePort, JobQueue } from '#platform';
import { load, median, type Result } from './load.js';
import { listening, start, stopAll } from './processes.js';

const [count = 4000, rounds = 3] = process.argv.slice(2).map(Number);
const WIDTH = 64;
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
  const url = await database();
  const events = await Promise.all(['product', 'batch', 'single'].map((name) => event(url, name)));
  const [mine, batched, single] = events as [Bench, Bench, Bench];
  await product(url, mine);
  const answerFile = join(folder, 'answer.json');
  writeFileSync(answerFile, JSON.stringify(await productAnswer(mine)));
  for (const floor of [batched, single]) await floorServer(url, floor, answerFile);
  const contenders = [mine, batched, single];
  for (const one of contenders) await round(one, 300, 'warm'); // code and caches warm, not counted
  for (let i = 0; i < rounds; i++) {
    for (const one of contenders) one.results.push(await round(one, count, String(i)));
  }
  report(contenders);
}

interface Bench {
  readonly name: string;
  readonly eventId: string;
  readonly slug: string;
  readonly port: number;
  readonly results: Result[];
}

async function database(): Promise<string> {
  const name = 'bench';
  const admin = await Database.open({ url: `${postgres.serverUrl}/postgres`, pool: 2 });
  await admin.read.query(`create database ${name}`);
  await admin.close();
  const url = `${postgres.serverUrl}/${name}`;
  const db = await Database.open({ url, pool: 2, migrations });
  await db.migrate();
  await JobQueue.migrate(url);
  await db.read.query(readFileSync(new URL('./floors/rows.sql', import.meta.url), 'utf8'));
  await db.close();
  return url;
}

async function event(url: string, name: string): Promise<Bench> {
  const db = await Database.open({ url, pool: 2 });
  const startsAt = new Date(Date.now() + 30 * 86_400_000);
  const { event: made } = await anEvent(db, { slug: name, startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) });
  await db.close();
  return { name, eventId: made.id, slug: name, port: await freePort(), results: [] };
}

async function product(url: string, { port }: Bench): Promise<void> {
  const env = { DATABASE_URL: url, PORT: String(port), DATA_DIR: folder, RATE_LIMIT: '0', LOG_LEVEL: 'warn' };
  start(['--enable-source-maps', 'dist/apps/web/src/main.js'], env);
  await listening(port);
}

async function floorServer(url: string, { name, port, eventId }: Bench, answerFile: string): Promise<void> {
  const args = ['--no-warnings', '--import', './test/setup/typescript.mjs', 'test/bench/floors/server.ts'];
  start([...args, name, String(port), url, eventId, answerFile], {});
  await listening(port);
}

/** What the product says to one registration: floors answer the same. */
async function productAnswer(bench: Bench): Promise<{ status: number; headers: Record<string, string> }> {
  const answer = await fetch(`http://127.0.0.1:${bench.port}/${bench.slug}/aanmelden`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form('first', 0),
  });
  if (answer.status !== 303) throw new Error(`the product answered ${answer.status}: ${await answer.text()}`);
  const own = ['connection', 'date', 'content-length', 'keep-alive', 'transfer-encoding'];
  return {
    status: answer.status,
    headers: Object.fromEntries([...answer.headers].filter(([name]) => !own.includes(name))),
  };
}

function form(label: string, i: number): string {
  return new URLSearchParams({
    name: `Łukasz Voorbeeld ${i}`,
    email: `person.${label}.${i}@example.org`,
    organisation: 'Hogeschool Voorbeeld',
    role: 'researcher',
  }).toString();
}

function round(bench: Bench, requests: number, label: string): Promise<Result> {
  const head = `POST /${bench.slug}/aanmelden HTTP/1.1\r\nhost: localhost:${bench.port}\r\norigin: http://localhost:${bench.port}\r\n`;
  return load(bench.port, WIDTH, requests, (i) => {
    const body = form(`${bench.name}.${label}`, i);
    return Buffer.from(
      `${head}content-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
  });
}

function report([mine, batched, single]: readonly Bench[]): void {
  const pace = (bench: Bench | undefined) => median((bench?.results ?? []).map((result) => result.perSecond));
  const row = (name: string, bench: Bench | undefined) => {
    const p99 = median((bench?.results ?? []).map((result) => result.p99));
    const wrong = (bench?.results ?? []).reduce((sum, result) => sum + result.wrong, 0);
    return `| ${name} | ${Math.round(pace(bench))} | ${p99.toFixed(1)} | ${(pace(mine) / pace(bench)).toFixed(2)} | ${wrong} |`;
  };
  process.stdout.write(
    [
      `${count} registrations a round, ${rounds} rounds, ${WIDTH} in flight on one event, medians`,
      '| | registrations/s | p99 ms | product is × | wrong answers |',
      '|---|---|---|---|---|',
      row('product: the whole stack', mine),
      row('floor: bare Fastify, batch in one SQL function', batched),
      row('floor: bare Fastify, a transaction each', single),
      '',
    ].join('\n'),
  );
}
