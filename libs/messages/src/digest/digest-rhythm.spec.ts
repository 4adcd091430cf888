import fc from 'fast-check';
import { changesOfClocks, wallOf, ZONES } from '../testing/reminders/wall.js';
import {
  type DigestPeriod,
  type DigestRhythm,
  type DigestStanding,
  decideDigest,
  nextDigest,
} from './digest-rhythm.js';

const ZONE = 'Europe/Amsterdam';
const LONG_AGO = new Date('2027-01-01T00:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const asked = (rhythm: DigestRhythm, toldUntil: string, chosenAt = LONG_AGO): DigestStanding => ({
  rhythm,
  chosenAt,
  toldUntil: new Date(toldUntil),
});
const decided = (standing: DigestStanding, now: string) => {
  const period = decideDigest(standing, new Date(now), ZONE);
  return period && [period.since.toISOString(), period.until.toISOString()];
};
const MONDAY = '2027-03-01T06:55:00.000Z'; // 07:55 in Amsterdam

describe('when a digest is due', () => {
  it('every working day at eight; Monday tells of the weekend', () => {
    const told = asked('daily', '2027-02-26T06:55:00Z'); // Friday
    expect(decided(told, '2027-02-27T09:00:00Z')).toBeUndefined();
    expect(decided(told, '2027-03-01T06:59:59Z')).toBeUndefined();
    expect(decided(told, '2027-03-01T07:00:00Z')).toEqual(['2027-02-26T06:55:00.000Z', MONDAY]);
  });

  it('every Monday, and not when it is off', () => {
    const told = '2027-02-22T06:55:00Z';
    expect(decided(asked('weekly', told), '2027-02-28T23:00:00Z')).toBeUndefined();
    expect(decided(asked('weekly', told), '2027-03-01T07:00:00Z')).toEqual(['2027-02-22T06:55:00.000Z', MONDAY]);
    expect(decided(asked('off', told), '2027-03-01T07:00:00Z')).toBeUndefined();
  });

  it('once for three days in which no worker was awake', () => {
    const told = asked('daily', MONDAY);
    expect(decided(told, '2027-03-04T13:00:00Z')).toEqual([MONDAY, '2027-03-04T06:55:00.000Z']);
    expect(decided(asked('daily', '2027-03-04T06:55:00Z'), '2027-03-04T13:00:00Z')).toBeUndefined();
  });

  it('not at once for who asks for more mail on a Wednesday, and nothing is left out the day after', () => {
    const changed = asked('daily', MONDAY, new Date('2027-03-03T10:00:00Z'));
    expect(decided(changed, '2027-03-03T10:01:00Z')).toBeUndefined();
    expect(decided(changed, '2027-03-04T07:00:00Z')).toEqual([MONDAY, '2027-03-04T06:55:00.000Z']);
  });

  it('at eight on the wall also in the weeks in which the clock changes', () => {
    const summer = asked('weekly', '2027-03-22T06:55:00Z');
    expect(decided(summer, '2027-03-29T05:59:59Z')).toBeUndefined();
    expect(decided(summer, '2027-03-29T06:00:00Z')?.[1]).toBe('2027-03-29T05:55:00.000Z');
    expect(nextDigest('weekly', new Date('2027-10-30T12:00:00Z'), ZONE)?.toISOString()).toBe(
      '2027-11-01T07:00:00.000Z',
    );
  });
});

const around = changesOfClocks();
/** Somewhere in the world, mostly around a change of its clocks. */
const anywhere = fc.oneof(
  fc.constantFrom(...around),
  fc.record({
    zone: fc.constantFrom(...ZONES),
    at: fc.integer({ min: Date.parse('2026-01-10Z'), max: Date.parse('2028-12-01Z') }),
  }),
);

/** Sweeps at these moments, in order; between them people choose otherwise. */
function told(zone: string, first: number, steps: readonly { wait: number; choose: DigestRhythm | undefined }[]) {
  let standing: DigestStanding = { rhythm: 'weekly', chosenAt: new Date(first), toldUntil: new Date(first) };
  const periods: (DigestPeriod & { sweptAt: number; rhythm: DigestRhythm })[] = [];
  let now = first;
  for (const { wait, choose } of steps) {
    now += wait;
    if (choose) standing = { ...standing, rhythm: choose, chosenAt: new Date(now) };
    const period = decideDigest(standing, new Date(now), zone);
    if (!period) continue;
    periods.push({ ...period, sweptAt: now, rhythm: standing.rhythm });
    standing = { ...standing, toldUntil: period.until };
  }
  return { periods, now, standing };
}

const steps = fc.array(
  fc.record({
    wait: fc.integer({ min: 60_000, max: 3 * DAY }),
    choose: fc.option(fc.constantFrom<DigestRhythm>('daily', 'weekly'), { nil: undefined, freq: 8 }),
  }),
  { maxLength: 40 },
);

it('tells of every moment once, at eight on the wall of the network, in any zone, whoever sleeps or changes their mind', () => {
  fc.assert(
    fc.property(anywhere, steps, ({ zone, at }, moves) => {
      const first = at - 5 * DAY;
      const { periods } = told(zone, first, moves);
      let reached = first;
      for (const { since, until, sweptAt, rhythm } of periods) {
        expect(since.getTime()).toBe(reached);
        expect(until.getTime()).toBeGreaterThan(reached);
        reached = until.getTime();
        const slot = reached + 5 * 60_000;
        expect(slot).toBeLessThanOrEqual(sweptAt);
        const wall = wallOf(slot, zone);
        expect(wall.slice(11)).toBe('08:00');
        const day = new Date(`${wall.slice(0, 10)}T12:00Z`).getUTCDay();
        expect(rhythm === 'weekly' ? [1] : [1, 2, 3, 4, 5]).toContain(day);
      }
    }),
    { numRuns: 300 },
  );
});

it('leaves out no Monday and no working day while somebody sweeps every hour', () => {
  fc.assert(
    fc.property(anywhere, fc.constantFrom<DigestRhythm>('daily', 'weekly'), ({ zone, at }, rhythm) => {
      const hourly = Array.from({ length: 16 * 24 }, () => ({ wait: HOUR, choose: undefined }));
      const first = at - 8 * DAY;
      const chosen = { wait: 60_000, choose: rhythm };
      const { periods } = told(zone, first, [chosen, ...hourly]);
      const days = periods.map(({ until }) => wallOf(until.getTime() + 5 * 60_000, zone).slice(0, 10));
      const wanted = new Set<string>();
      for (let moment = first; moment <= first + 16 * DAY; moment += HOUR / 4) {
        const wall = wallOf(moment, zone);
        const day = new Date(`${wall.slice(0, 10)}T12:00Z`).getUTCDay();
        const isOne = wall.slice(11, 13) === '08' && (rhythm === 'weekly' ? day === 1 : day >= 1 && day <= 5);
        if (isOne && moment > first + HOUR && moment < first + 16 * DAY - HOUR) wanted.add(wall.slice(0, 10));
      }
      for (const day of wanted) expect(days).toContain(day);
      expect(new Set(days).size).toBe(days.length);
    }),
    { numRuns: 60 },
  );
});
