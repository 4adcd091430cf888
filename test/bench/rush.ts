/**
 * A rush: ten thousand people on five hundred places and four sessions of a hundred and fifty, over two hundred
 * connections, through the whole product; beside a floor in the same run that writes the same rows and answers the same
 * bytes. Each round has events of its own. What came of it is counted from the rows: nobody over a limit, nobody lost.
 *
 *   npm run bench -- rush [people] [rounds]
 */
import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { anEvent, aProgramme } from '#events/testing';
import { type Database, freePort } from '#platform';
import { type Ground, onGround, startProduct } from './ground.js';
import { load, median, type Result } from './load.js';
import { listening, start } from './processes.js';

const [people = 10_000, rounds = 3] = process.argv.slice(2).map(Number);
const WIDTH = 200;
const PLACES = people / 20;
const SESSION_PLACES = (PLACES * 3) / 10;
const CODES = [
  ['A1', 'B1'],
  ['A2', 'B2'],
] as const;

await onGround(run);

interface Rush {
  readonly id: string;
  readonly slug: string;
  /** Ids of the sessions, by round. */
  readonly sessions: readonly (readonly string[])[];
}

async function run(ground: Ground): Promise<void> {
  const { db, url, folder } = ground;
  await db.read.query(readFileSync(new URL('./floors/rush.sql', import.meta.url), 'utf8'));
  const { port } = await startProduct(ground);
  const floorPort = await freePort();
  const answerFile = join(folder, 'answer.json');
  writeFileSync(answerFile, JSON.stringify(await answerOf(port, await aRush(db, 'first'))));
  const args = ['--no-warnings', '--import', './test/setup/typescript.mjs', 'test/bench/floors/rush-server.ts'];
  start([...args, String(floorPort), url, answerFile]);
  await listening(floorPort);
  const [ours, bare]: [Result[], Result[]] = [[], []];
  const wrong: string[] = [];
  for (let round = -1; round < rounds; round++) {
    const count = round < 0 ? Math.min(400, people) : people; // the first one only warms code and caches
    const mine = await aRush(db, `ours-${round + 1}`);
    const floor = await aRush(db, `floor-${round + 1}`);
    const result = await rush(port, `/${mine.slug}/aanmelden`, mine, count);
    const least = await rush(floorPort, `/${floor.id}`, floor, count);
    wrong.push(...(await wrongsOf(db, mine, count)), ...(await wrongsOf(db, floor, count)));
    if (round < 0) continue;
    ours.push(result);
    bare.push(least);
  }
  report(ours, bare, wrong);
}

async function aRush(db: Database, slug: string): Promise<Rush> {
  const startsAt = new Date(Date.now() + 30 * 86_400_000);
  const times = { startsAt, endsAt: new Date(startsAt.getTime() + 3 * 3_600_000) };
  const { event } = await anEvent(db, { slug, ...times, capacity: PLACES });
  const ids = await aProgramme(
    db,
    event,
    CODES.map((codes) => ({ sessions: Object.fromEntries(codes.map((code) => [code, SESSION_PLACES])) })),
  );
  return { id: event.id, slug, sessions: CODES.map((codes) => codes.map((code) => ids.get(code) as string)) };
}

/** The form of one invented person, who wants one session of each round. */
function form({ slug, sessions }: Rush, i: number): string {
  const typed = new URLSearchParams({
    name: `Łukasz Voorbeeld ${i}`,
    email: `person.${slug}.${i}@example.org`,
    organisation: 'Hogeschool Voorbeeld',
    role: 'researcher',
  });
  sessions.forEach((choices, round) => typed.append('sessions', choices[(i + round) % choices.length] as string));
  return typed.toString();
}

function rush(port: number, path: string, event: Rush, count: number): Promise<Result> {
  const head = `POST ${path} HTTP/1.1\r\nhost: localhost:${port}\r\norigin: http://localhost:${port}\r\n`;
  return load(port, WIDTH, count, (i) => {
    const body = form(event, i);
    return Buffer.from(
      `${head}content-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
  });
}

/** What the product says to one registration: the floor answers the same. */
async function answerOf(port: number, event: Rush): Promise<{ status: number; headers: Record<string, string> }> {
  const answer = await fetch(`http://127.0.0.1:${port}/${event.slug}/aanmelden`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form(event, 0),
  });
  if (answer.status !== 303) throw new Error(`the product answered ${answer.status}: ${await answer.text()}`);
  const own = ['connection', 'date', 'content-length', 'keep-alive', 'transfer-encoding'];
  return { status: 303, headers: Object.fromEntries([...answer.headers].filter(([name]) => !own.includes(name))) };
}

/** Recounted from the rows, never from counters. Empty when every place went to who came first. */
async function wrongsOf(db: Database, { id, slug, sessions }: Rush, count: number): Promise<string[]> {
  const places = Math.min(PLACES, count);
  const [told] = await db.read.query(
    `select count(*) as people, count(distinct contact_id) as different,
            count(*) filter (where status = 'confirmed') as confirmed,
            count(*) filter (where status = 'waiting') as waiting,
            max(arrival) filter (where status = 'confirmed') < coalesce(min(arrival) filter (where status = 'waiting'), 9e18) as fair,
            (select count(*) from outgoing_mail where subject_ids->>'event' = $1::text) as mails,
            (select coalesce(max(taken), 0) from (
               select count(*) as taken from session_place
               where session_id = any($2::uuid[]) and status = 'confirmed' group by session_id) s) as fullest
     from registration where event_id = $1::uuid`,
    [id, sessions.flat()],
  );
  const wished = {
    people: count,
    different: count,
    confirmed: places,
    waiting: count - places,
    mails: count,
    fair: true,
  };
  const wrongs = Object.entries(wished).flatMap(([name, value]) =>
    told[name] === value ? [] : [`${slug}: ${name} is ${told[name]}, not ${value}`],
  );
  return told.fullest > SESSION_PLACES ? [...wrongs, `${slug}: a session has ${told.fullest} people`] : wrongs;
}

function report(ours: readonly Result[], bare: readonly Result[], wrong: readonly string[]): void {
  const pace = (results: readonly Result[]) => median(results.map(({ perSecond }) => perSecond));
  const row = (name: string, results: readonly Result[]) => {
    const [p50, p99] = [median(results.map((r) => r.p50)), median(results.map((r) => r.p99))];
    const refused = results.reduce((sum, one) => sum + one.wrong, 0);
    return `| ${name} | ${Math.round(pace(results))} | ${p50.toFixed(0)} | ${p99.toFixed(0)} | ${(pace(ours) / pace(results)).toFixed(2)} | ${refused} |`;
  };
  process.stdout.write(
    [
      `${people} people, ${PLACES} places, 4 sessions of ${SESSION_PLACES}, ${WIDTH} connections, ${rounds} rounds, medians`,
      '| | registrations/s | p50 ms | p99 ms | product is × | other answers than 303 |',
      '|---|---|---|---|---|---|',
      row('product: the whole stack', ours),
      row('floor: bare Fastify, batch in one SQL function', bare),
      wrong.length === 0
        ? 'rows: nobody over a limit, nobody lost, nobody twice, first come first served'
        : wrong.join('\n'),
      '',
    ].join('\n'),
  );
  if (wrong.length > 0) process.exitCode = 1;
}
