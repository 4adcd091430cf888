import fc from 'fast-check';
import { toWallTime } from '#platform';
import { decideDeadline } from './deadline.js';

const timeZone = 'Europe/Amsterdam';
const startsAt = new Date('2027-03-04T13:00:00Z'); // Thursday at 14:00 in Amsterdam
const heldUntil = (now: string, hours = 24) =>
  toWallTime(decideDeadline({ now: new Date(now), hours, startsAt, timeZone }), timeZone);

it('is the hours that the organiser set, on a whole quarter', () => {
  expect(heldUntil('2027-02-25T10:03:00Z')).toBe('2027-02-26T11:15');
  expect(heldUntil('2027-02-25T10:00:00Z', 3)).toBe('2027-02-25T14:00');
});

it('is half of what is left near the start, so that the next has a turn as well', () => {
  expect(heldUntil('2027-03-04T07:00:00Z')).toBe('2027-03-04T11:00');
});

it('is never less than an hour, and never past the start', () => {
  expect(heldUntil('2027-03-04T11:20:00Z')).toBe('2027-03-04T13:30');
  expect(heldUntil('2027-03-04T12:30:00Z')).toBe('2027-03-04T14:00');
});

it('waits for the morning where it would lapse at night', () => {
  expect(heldUntil('2027-02-25T21:30:00Z')).toBe('2027-02-27T09:00');
  expect(heldUntil('2027-02-25T22:00:00Z', 4)).toBe('2027-02-26T09:00');
});

it('keeps its bounds at any moment, in any zone and over changes of the clock', () => {
  const zones = fc.constantFrom('Europe/Amsterdam', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Chatham', 'UTC');
  const moments = fc.date({ min: new Date('2027-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
  const ahead = fc.integer({ min: 1, max: 60 * 24 * 60 });
  fc.assert(
    fc.property(moments, ahead, fc.integer({ min: 1, max: 336 }), zones, (now, minutes, hours, zone) => {
      const start = new Date(now.getTime() + minutes * 60_000);
      const until = decideDeadline({ now, hours, startsAt: start, timeZone: zone });
      expect(until.getTime()).toBeGreaterThan(now.getTime());
      expect(until.getTime()).toBeLessThanOrEqual(start.getTime());
      expect(until.getTime()).toBeGreaterThanOrEqual(Math.min(start.getTime(), now.getTime() + 3_600_000));
      expect(until.getTime()).toBeLessThanOrEqual(now.getTime() + (hours + 13) * 3_600_000);
      const hour = Number(toWallTime(until, zone).slice(11, 13));
      if (until < start) expect(hour >= 9 && hour < 22).toBe(true);
    }),
    { numRuns: 500 },
  );
});
