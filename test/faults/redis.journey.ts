/** @needs redis */
import { setTimeout as pause } from 'node:timers/promises';
import { type SmtpSink, startSmtpSink } from '#mail/testing';
import { type OwnRedis, startRedis, until } from '#platform/testing';
import { type RunningKring, startKring } from '../journeys/support/kring.js';
import { booked, crowd, having, openRush, pressAll, TWO_OF_EACH } from './support/load.js';
import { arrivals, countMails, untilAllLeft } from './support/load-mails.js';
import { mailsOnceFromTwoOfEach } from './support/load-once.js';
import { tellingPauses } from './support/standstill.js';

/** `npm start` with its jobs on Redis: two web and two worker processes, and a Redis that forgets and dies. */
let redis: OwnRedis;
let sink: SmtpSink;
let kring: RunningKring;

beforeAll(async () => {
  redis = await startRedis();
  sink = await startSmtpSink();
  kring = await startKring({ SMTP_URL: sink.url, REDIS_URL: redis.url, ...TWO_OF_EACH });
});
afterAll(async () => {
  await kring?.stop();
  await sink?.stop();
  await redis?.leave();
});

mailsOnceFromTwoOfEach('Redis', () => ({ kring, sink }));

/** 200 register over 20 ms a mail while `harm` is done to Redis, once some have their mail. */
async function rushThrough(slug: string, harm: () => Promise<void>) {
  const rush = await openRush(kring, slug, { capacity: null });
  sink.answer(() => pause(20).then(() => 'take' as const));
  const registering = pressAll(kring, rush, crowd(200, slug));
  await until(() => arrivals(sink, rush).length >= 30);
  await harm();
  const presses = await registering;
  sink.answer(() => 'take');
  await untilAllLeft(kring, rush);
  return {
    received: having(presses, 'received').length,
    counters: (await booked(kring, rush)).counters,
    mails: await countMails(kring, sink, rush),
  };
}
const EVERYBODY_ONCE = {
  received: 200,
  counters: { taken: 200, waiting: 0 },
  mails: { ledger: { sent: 200 }, kinds: { confirmation: 200 }, lost: 0, repeats: 0, altered: 0, strange: 0 },
};

it('a Redis that is flushed three times in the middle of 200 registrations costs nobody a mail, and nobody gets two', async () => {
  const flush = async () => {
    for (let i = 0; i < 3; i++) await redis.flush().then(() => pause(50));
  };
  await tellingPauses(async () => expect(await rushThrough('leeg', flush)).toEqual(EVERYBODY_ONCE));
});

it('a Redis that is killed in the middle of 200 registrations and stays away costs nobody a mail, and nobody gets two', async () => {
  await tellingPauses(async () => expect(await rushThrough('weg', () => redis.kill())).toEqual(EVERYBODY_ONCE));
});

it('a Redis that is back hints again: mails leave sooner than any sweep looks', async () => {
  await redis.start();
  const rush = await openRush(kring, 'terug', { capacity: null });
  const visitors = crowd(20, rush.slug);
  const hinted = async () => {
    const [done] = await kring.rows<{ n: number }>(
      `select count(*)::int as n from outgoing_mail m
        where subject_ids->>'event' = $1 and status = 'sent' and not exists (
          select from sweep_run where name = 'mail.due' and ran_at >= m.created_at)`,
      [rush.id],
    );
    return (done?.n ?? 0) > 0;
  };
  let next = 0;
  await until(async () => {
    const visitor = visitors[next++ % visitors.length];
    if (visitor) await pressAll(kring, rush, [visitor]);
    await pause(300);
    return await hinted();
  });
  await untilAllLeft(kring, rush);
  expect(await countMails(kring, sink, rush)).toMatchObject({ lost: 0, repeats: 0, strange: 0 });
});
