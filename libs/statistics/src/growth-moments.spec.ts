import fc from 'fast-check';
import { toWallTime } from '#platform';
import { growthMoments } from './growth-moments.js';

const zone = fc.constantFrom('Europe/Amsterdam', 'Asia/Kathmandu', 'America/St_Johns', 'Africa/Cairo', 'Pacific/Apia');
const at = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });

describe('moments to count at', () => {
  it('rise, end at the last, begin at the day of the first, and stay few', () => {
    fc.assert(
      fc.property(at, at, zone, (one, other, timeZone) => {
        fc.pre(one.getTime() !== other.getTime());
        const [first, last] = one < other ? [one, other] : [other, one];
        const moments = growthMoments(first, last, timeZone);
        expect(moments.length).toBeGreaterThanOrEqual(2);
        expect(moments.length).toBeLessThanOrEqual(43);
        expect(moments.at(-1)).toEqual(last);
        expect(moments[0]?.getTime()).toBeLessThanOrEqual(first.getTime());
        expect(moments.every((moment, i) => i === 0 || moment > (moments[i - 1] as Date))).toBe(true);
      }),
    );
  });

  it('are midnights where the event is, also around the change of the clock', () => {
    const moments = growthMoments(new Date('2027-03-26T12:00Z'), new Date('2027-03-30T12:00Z'), 'Europe/Amsterdam');
    expect(moments.map((moment) => toWallTime(moment, 'Europe/Amsterdam'))).toEqual([
      '2027-03-26T00:00',
      '2027-03-27T00:00',
      '2027-03-28T00:00',
      '2027-03-29T00:00',
      '2027-03-30T00:00',
      '2027-03-30T14:00',
    ]);
  });
});
