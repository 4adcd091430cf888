import { sayDate, sayOwnStart, sayTimes } from './own-clock.js';
import { sayWhen } from './say-when.js';

const held = (from: string, own: string | null, timeZone = 'Europe/Amsterdam') => {
  const at = new Date(from);
  return { from: at, to: new Date(at.getTime() + 90 * 60_000), timeZone, own };
};
const afternoon = '2027-03-04T13:00:00Z'; // 14:00 in Amsterdam

describe('for who reads another clock than that of the event', () => {
  it('says the time there too', () => {
    expect(sayTimes(held(afternoon, 'Europe/Lisbon'), 'nl')).toBe(
      '14.00–15.30 uur (CET), in jouw tijd 13.00–14.30 uur (Lissabon)',
    );
    expect(sayTimes(held(afternoon, 'Europe/Lisbon'), 'en')).toBe(
      '14:00–15:30 (CET), in your time 13:00–14:30 (Lisbon)',
    );
  });

  it('says when it starts there too, and the day where that is another one', () => {
    const now = new Date('2027-03-03T13:00:00Z');
    expect(sayWhen(held(afternoon, 'Europe/Lisbon'), now, 'nl')).toBe('morgen om 14.00 uur (13.00 uur in Lissabon)');
    expect(sayWhen(held('2027-03-04T20:00:00Z', 'Asia/Tokyo'), now, 'en')).toBe(
      'tomorrow at 21:00 (Friday 5 March 2027 at 05:00 in Tokyo)',
    );
  });

  it('says the day there only where it is another one', () => {
    expect(sayDate(held(afternoon, 'Europe/Lisbon'), 'nl')).toBe('donderdag 4 maart 2027');
    expect(sayDate(held('2027-03-04T20:00:00Z', 'Asia/Tokyo'), 'nl')).toBe(
      'donderdag 4 maart 2027 (vrijdag 5 maart 2027 in Tokio)',
    );
  });

  it('says no clock where so many minutes are what counts', () => {
    const now = new Date('2027-03-04T12:30:00Z');
    expect(sayWhen(held(afternoon, 'Asia/Tokyo'), now, 'nl')).toBe('over 30 minuten');
  });
});

it.each([null, 'Europe/Brussels', 'Not/AZone', 'UTC'])(
  'says one time to who reads the same clock, or whose is unknown: %s',
  (own) => {
    const one = held(afternoon, own);
    expect([sayTimes(one, 'nl'), sayDate(one, 'nl'), sayOwnStart(one, 'nl')]).toEqual([
      '14.00–15.30 uur (CET)',
      'donderdag 4 maart 2027',
      '',
    ]);
  },
);
