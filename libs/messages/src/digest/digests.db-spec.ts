import { setTimeout as pause } from 'node:timers/promises';
import { anOrganiser } from '#identity/testing';
import { HandClock, queriesOf } from '#platform/testing';
import { DigestStage, MONDAY } from '../testing/digest-stage.js';

const stage = new DigestStage();
const TOLD = '2027-03-01T06:55:00.000Z';
const WEDNESDAY = '2027-02-24T11:00:00.000Z';

const keys = async (): Promise<string[]> =>
  (await stage.db.read.query(`select key from outgoing_mail where kind = 'digest' order by seq`)).map(
    ({ key }: { key: string }) => key.split('/').slice(2).join(' '),
  );

/** How many connections stand before a lock that somebody holds. */
const waiting = async (): Promise<number> =>
  (
    await stage.db.read.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
  ).length;

describe('everything is told once', () => {
  it('nothing new is no mail, and the next one begins where this one would have ended', async () => {
    await stage.sweepAt(MONDAY);
    expect([await keys(), await stage.standing()]).toEqual([[], ['weekly', TOLD]]);
    await stage.join(stage.event, 'Ana');
    await stage.sweepAt('2027-03-08T07:00:00Z');
    expect(await keys()).toEqual([`${TOLD} 2027-03-08T06:55:00.000Z`]);
  });

  it('sweeping again changes nothing, and the day after there is nothing new', async () => {
    await stage.digests.choose(stage.noor.id, 'daily');
    await stage.join(stage.event, 'Ana');
    await stage.sweepAt('2027-02-25T07:00:00Z');
    await stage.digests.queueDue();
    await stage.sweepAt('2027-02-26T07:00:00Z');
    expect(await keys()).toEqual([`${WEDNESDAY} 2027-02-25T06:55:00.000Z`]);
  });

  it('a worker that slept for days tells of them in one mail', async () => {
    await stage.digests.choose(stage.noor.id, 'daily');
    await stage.join(stage.event, 'Ana');
    await stage.sweepAt('2027-03-03T15:00:00Z');
    expect(await keys()).toEqual([`${WEDNESDAY} 2027-03-03T06:55:00.000Z`]);
  });

  it('who goes from weekly to daily and back hears of nothing twice and misses nothing', async () => {
    await stage.join(stage.event, 'Ana');
    await stage.sweepAt(MONDAY);
    await stage.join(stage.event, 'Bo');
    await stage.digests.choose(stage.noor.id, 'daily');
    await stage.digests.queueDue();
    await stage.sweepAt('2027-03-02T07:00:00Z');
    await stage.digests.choose(stage.noor.id, 'weekly');
    await stage.join(stage.event, 'Cem');
    await stage.sweepAt('2027-03-03T07:00:00Z');
    await stage.sweepAt('2027-03-08T07:00:00Z');
    expect(await keys()).toEqual([
      `${WEDNESDAY} ${TOLD}`,
      `${TOLD} 2027-03-02T06:55:00.000Z`,
      '2027-03-02T06:55:00.000Z 2027-03-08T06:55:00.000Z',
    ]);
  });

  it('a row that was put back, as from a backup, makes no second mail of the same days: the key is unique', async () => {
    await stage.join(stage.event, 'Ana');
    await stage.sweepAt(MONDAY);
    await stage.db.read.query('update organiser_digest set told_until = $1', [WEDNESDAY]);
    await stage.digests.queueDue();
    expect(await keys()).toHaveLength(1);
  });

  it('of two workers with different days in mind one tells, and the other begins where it ended', async () => {
    await stage.join(stage.event, 'Ana');
    await stage.digests.choose(stage.noor.id, 'daily');
    const [slow, fast] = [await stage.test.another(2), await stage.test.another(2)];
    const locks = await stage.test.another(1);
    // Both have read how it stands; whoever gets past the lock first moves it on, and the other must see that.
    const sweeps = await locks.transaction(async (tx) => {
      await tx.query('select from organiser_digest for update');
      const first = stage.on(slow, new HandClock('2027-02-25T07:00:00Z')).queueDue();
      const second = stage.on(fast, new HandClock('2027-02-26T07:00:00Z')).queueDue();
      while ((await waiting()) < 2) await pause(5);
      return [first, second];
    });
    await Promise.all(sweeps);
    expect(await keys()).toHaveLength(1);
  });
});

describe('who gets none', () => {
  it('is who was shut out, also between the queueing and the sending; coming back they hear of what follows', async () => {
    await stage.join(stage.event, 'Ana');
    await stage.sweepAt(MONDAY);
    const disable = (at: Date | null) =>
      stage.db.read.query('update organiser set disabled_at = $2 where id = $1', [stage.noor.id, at]);
    await disable(stage.clock.now());
    expect(await stage.letters()).toEqual([undefined]);
    await stage.join(stage.event, 'Bo');
    await stage.sweepAt('2027-03-08T07:00:00Z');
    await disable(null);
    await stage.sweepAt('2027-03-15T07:00:00Z');
    expect(await keys()).toHaveLength(1);
  });

  it('is who switched it off, also between the queueing and the sending; switched on, it begins anew', async () => {
    await stage.join(stage.event, 'Ana');
    await stage.sweepAt(MONDAY);
    await stage.digests.choose(stage.noor.id, 'off');
    expect(await stage.letters()).toEqual([undefined]);
    await stage.join(stage.event, 'Bo');
    stage.clock.moveTo('2027-03-10T12:00:00Z');
    await stage.digests.choose(stage.noor.id, 'weekly');
    expect(await stage.standing()).toEqual(['weekly', '2027-03-10T12:00:00.000Z']);
    await stage.sweepAt('2027-03-15T07:00:00Z');
    expect(await keys()).toHaveLength(1);
  });

  it('is who only looks on, until they ask for it', async () => {
    const viewer = await anOrganiser(stage.db, { role: 'viewer' });
    expect(await stage.digests.of(viewer)).toMatchObject({ rhythm: 'off' });
    await stage.digests.queueDue();
    expect((await stage.standing(viewer))[0]).toBe('off');
    await stage.digests.choose(viewer.id, 'daily');
    expect((await stage.standing(viewer))[0]).toBe('daily');
  });
});

it('an office of thirty is told with as many statements as one person', async () => {
  const sweepAt = (moment: string) => queriesOf(stage.db, () => stage.sweepAt(moment));
  await stage.join(stage.event, 'Ana');
  const one = await sweepAt(MONDAY);
  for (let i = 0; i < 29; i++) await anOrganiser(stage.db);
  await stage.digests.queueDue();
  await stage.db.read.query('update organiser_digest set told_until = $1, chosen_at = $1', [TOLD]);
  await stage.join(stage.event, 'Bo');
  expect(await sweepAt('2027-03-08T07:00:00Z')).toHaveLength(one.length);
  expect(await keys()).toHaveLength(31);
});

it('hostile names and titles stay on their line, and are shortened', async () => {
  const title = { nl: 'Titel\r\nBcc: x@example.org\u202e', en: 'T' };
  const event = await stage.anEvent({ slug: 'vijandig', title });
  await stage.join(event, 'Ana');
  const name = `Eva\r\n- 99 afmeldingen\u202e ${'👩‍👩‍👧'.repeat(300)}`;
  await stage.db.read.query('update registration set name = $1', [name]);
  await stage.sweepAt(MONDAY);
  const { subject, text } = await stage.letter();
  expect(subject).toBe('Titel Bcc: x@example.org: 1 nieuwe aanmelding');
  const told = text.split('\n').filter((line) => line.includes('👩'));
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^- 1 nieuwe aanmelding: Eva - 99 afmeldingen 👩/u);
  expect([...new Intl.Segmenter('nl').segment(told[0] ?? '')].length).toBeLessThan(100);
  expect(text).not.toContain('\u202e');
});

it('forgets whom it named once it has left, and keeps what it said', async () => {
  await stage.join(stage.event, 'Ana');
  await stage.sweepAt(MONDAY);
  const facts = { at: MONDAY, facts: { names: { e: { registered: ['Ana'] } }, events: [] } };
  const set = (status: string) =>
    stage.db.read.query(
      `update outgoing_mail set facts = $1, status = $2, next_attempt_at = null where kind = 'digest'`,
      [JSON.stringify(facts), status],
    );
  const kept = async () =>
    (await stage.db.read.query(`select facts from outgoing_mail where kind = 'digest'`))[0].facts.facts;
  await set('queued');
  await stage.digests.queueDue();
  expect(await kept()).toEqual(facts.facts);
  await set('sent');
  await stage.digests.queueDue();
  expect(await kept()).toEqual({ events: [] });
});
