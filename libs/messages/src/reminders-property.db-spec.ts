import type { Database } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import type { MailPlan } from './plans/mail-plan.entity.js';
import { historyAround } from './testing/reminders/history.js';
import { liveThrough } from './testing/reminders/in-the-tables.js';
import { owedBy, versionAt } from './testing/reminders/owed.js';
import { sweepsOf } from './testing/reminders/play.js';
import { placesOfTheWorld, seeded } from './testing/reminders/run.js';

const HISTORIES = 10;

const likenessOf = ({ anchor, lead, atLocal, audience }: MailPlan) =>
  JSON.stringify([anchor, lead ?? atLocal, audience]);

let database: TestDatabase;
let other: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  other = await database.another();
});
afterAll(() => database.drop());

it('the sweep in two places reminds everybody once of what the clock on their wall says, and nobody else', async () => {
  const places = placesOfTheWorld();
  let mails = 0;
  for (let i = 0; i < HISTORIES; i++) {
    await database.clean();
    const place = places[(i * 7919) % places.length] as (typeof places)[number];
    const random = historyAround(place, seeded(i + 1));
    // Two plans that are alike in everything cannot be in the table.
    const plans = random.plans.filter(
      (plan, at) => random.plans.findIndex((one) => likenessOf(one) === likenessOf(plan)) === at,
    );
    // Nobody registers for what has begun, or cancels it.
    const isAhead = (moment: number) => moment < (random.versions[versionAt(random.versions, moment)]?.startsAt ?? 0);
    const people = random.people
      .filter(({ seenFrom, leftAt }) => isAhead(seenFrom) && seenFrom < leftAt)
      .map((one) => (isAhead(one.leftAt) ? one : { ...one, leftAt: Number.POSITIVE_INFINITY }));
    const history = { ...random, plans, people };
    const sweeps = sweepsOf(history);
    const sent = await liveThrough(history, sweeps, [database.db, other], new HandClock());
    expect({ i, zone: place.zone, sent: sent.toSorted() }).toEqual({
      ...{ i, zone: place.zone, sent: [...owedBy(history, sweeps)].toSorted() },
    });
    mails += sent.length;
  }
  process.stdout.write(`${HISTORIES} events in the tables, ${mails} mails: 0 twice, 0 missed, 0 at a wrong time\n`);
  expect(mails).toBeGreaterThan(HISTORIES);
});
