import { setTimeout as pause } from 'node:timers/promises';
import { type SmtpSink, startSmtpSink } from '#mail/testing';
import { until } from '#platform/testing';
import { type RunningKring, startKring } from '../journeys/support/kring.js';
import { isGone } from '../journeys/support/processes.js';
import { booked, crowd, having, openRush, pressAll, pressUntilReceived, seeded, TWO_OF_EACH } from './support/load.js';
import { arrivals, countMails, inHand, untilAllLeft, untilAllLeftByTheLiving } from './support/load-mails.js';
import { mailsOnceFromTwoOfEach } from './support/load-once.js';
import { tellingPauses } from './support/standstill.js';

/** Two web and two worker processes of one `npm start`, killed without a word while people register and mails leave. */
const LANES = 20; // of one worker: four times its connections
const LEASE_MS = 41_000;
const CAPACITY = 250;
const EVERYBODY = { taken: CAPACITY, waiting: 300 - CAPACITY };
const ALL_SENT = (mails: number) => ({ ledger: { sent: mails }, lost: 0, repeats: 0, altered: 0, strange: 0 });
const random = seeded(20_270_301);

let sink: SmtpSink;
let kring: RunningKring;

beforeAll(async () => {
  sink = await startSmtpSink();
  kring = await startKring({ SMTP_URL: sink.url, ...TWO_OF_EACH });
});
afterAll(async () => {
  await kring?.stop();
  await sink?.stop();
});

const strike = (pids: readonly number[]) => {
  for (const pid of pids) process.kill(pid, 'SIGKILL');
};
const oneOf = (pids: readonly number[]) => pids.slice(Math.floor(random() * pids.length)).slice(0, 1);
const isReady = (web: string) =>
  fetch(`${web}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  );

mailsOnceFromTwoOfEach('PostgreSQL', () => ({ kring, sink }));

it('workers that are killed eight times lose no mail of 400, and repeat only what was in their hands, byte for byte', async () => {
  const rush = await openRush(kring, 'acht-keer', { capacity: null });
  const visitors = crowd(400, rush.slug);
  sink.answer(() => pause(20).then(() => 'take' as const));
  let left = 0;
  let kills = 0;
  for (const [wave, victims] of [1, 1, 2, 1, 1, 2].entries()) {
    await until(() => kring.parts().worker.length === 2);
    const fatal = arrivals(sink, rush).length + 5 + Math.floor(random() * 40);
    const registering = pressAll(kring, rush, visitors.slice(wave * 67, (wave + 1) * 67));
    await until(() => arrivals(sink, rush).length >= fatal);
    const { worker } = kring.parts();
    const struck = victims === 2 ? worker : oneOf(worker);
    strike(struck);
    kills += struck.length;
    await registering;
    await until(() => struck.every(isGone));
    left += await inHand(kring, rush); // of the dead, and perhaps of one who lives
    if (victims === 1) continue;
    kring.moveClockTo(new Date(kring.now().getTime() + LEASE_MS)); // nobody lives who holds one
  }
  sink.answer(() => 'take');
  await untilAllLeft(kring, rush);
  const mails = await countMails(kring, sink, rush);
  expect(mails).toEqual({ ...ALL_SENT(400), kinds: { confirmation: 400 }, repeats: mails.repeats });
  expect(kills).toBe(8);
  expect(left).toBeGreaterThan(0); // they did die in the middle
  expect(mails.repeats).toBeLessThanOrEqual(Math.min(left, kills * LANES));
});

/** 300 press once for 250 places, `strikeNow` when so many have an answer; then everybody without one presses again. */
async function rushThrough(slug: string, fatal: readonly number[], strikeNow: () => void, allLeft = untilAllLeft) {
  const rush = await openRush(kring, slug, { capacity: CAPACITY });
  const visitors = crowd(300, slug);
  const presses = await pressAll(kring, rush, visitors, (answered) => {
    if (fatal.includes(answered)) strikeNow();
  });
  await until(async () => (await Promise.all(kring.webs.map(isReady))).every(Boolean));
  const isTold = (_: unknown, i: number) => presses[i]?.kind === 'received';
  const { people } = await booked(kring, rush);
  const forgotten = visitors.filter(isTold).filter(({ email }) => !people.has(email)).length;
  const others = visitors.filter((visitor, i) => !isTold(visitor, i));
  await pressUntilReceived(kring, rush, others);
  await allLeft(kring, rush);
  const end = await booked(kring, rush);
  expect(end).toMatchObject({ registrations: 300, rows: EVERYBODY, counters: EVERYBODY });
  expect(end.people).toEqual(new Set(visitors.map(({ email }) => email)));
  const mails = await countMails(kring, sink, rush);
  expect(mails.kinds).toEqual({ confirmation: EVERYBODY.taken, waiting: EVERYBODY.waiting });
  return { presses, forgotten, mails };
}

it('people whose web process is killed under them are booked and mailed once: at the first press when they were told so, else at the second', async () => {
  const killWeb = () => strike(oneOf(kring.parts().web));
  const rushing = () => rushThrough('web-weg', [60, 120, 180, 240], killWeb);
  const { presses, forgotten, mails } = await tellingPauses(rushing);
  expect(forgotten).toBe(0);
  expect(having(presses, 'cut').length).toBeGreaterThan(0); // they did die in the middle
  expect(having(presses, 'refused')).toEqual([]);
  expect(mails).toMatchObject(ALL_SENT(300));
});

it('people whose PostgreSQL is killed under them are booked and mailed once: whom it could not serve it told to try again', async () => {
  const byTheLiving = untilAllLeftByTheLiving; // what left while PostgreSQL was away could not be written down
  const killPostgres = () => strike([kring.parts().postgres].filter(Boolean));
  const { presses, forgotten, mails } = await rushThrough('postgres-weg', [75, 200], killPostgres, byTheLiving);
  expect(forgotten).toBe(0);
  const refused = having(presses, 'refused');
  expect(refused.length).toBeGreaterThan(0); // it did die in the middle
  expect(refused.map(({ status, retryAfter }) => `${status} ${retryAfter}`)).toEqual(refused.map(() => '503 5'));
  expect(having(presses, 'cut')).toEqual([]);
  expect(mails).toMatchObject({ ...ALL_SENT(300), repeats: mails.repeats });
});
