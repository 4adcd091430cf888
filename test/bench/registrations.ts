/**
 * Registrations a second through the whole product (form POST, checks, validation, desk, commit) beside two floors in
 * the same run, with the same rows and the same answer bytes: bare Fastify with the batch in one SQL function, and bare
 * Fastify with one SELECT FOR UPDATE transaction each. Rounds alternate; medians are compared.
 *
 *   npm run bench -- registrations [registrations a round] [rounds]
 */
import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { anEvent } from '#events/testing';
import { type Database, freePort } from '#platform';
import { type Ground, onGround, startProduct } from './ground.js';
import { load, median, type Result } from './load.js';
import { listening, start } from './processes.js';

const [count = 4000, rounds = 3] = process.argv.slice(2).map(Number);
const WIDTH = 64;
await onGround(run);

async function run(ground: Ground): Promise<void> {
  const { db, url, folder } = ground;
  await db.read.query(readFileSync(new URL('./floors/rows.sql', import.meta.url), 'utf8'));
  const { port } = await startProduct(ground);
  const [mine, batched, single] = [
    await bench(db, 'product', port),
    await bench(db, 'batch', await freePort()),
    await bench(db, 'single', await freePort()),
  ];
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

/** An event of its own for one contender. */
async function bench(db: Database, name: string, port: number): Promise<Bench> {
  const startsAt = new Date(Date.now() + 30 * 86_400_000);
  const { event } = await anEvent(db, { slug: name, startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) });
  return { name, eventId: event.id, slug: name, port, results: [] };
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
