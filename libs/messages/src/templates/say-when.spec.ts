import { sayWhen } from './say-when.js';

const start = new Date('2027-03-04T13:00:00Z'); // 14:00 in Amsterdam
const end = new Date('2027-03-04T14:30:00Z');
const say = (now: string, language: 'nl' | 'en' = 'nl', zone = 'Europe/Amsterdam') =>
  sayWhen({ from: start, to: end, timeZone: zone, own: null }, new Date(now), language);

describe('sayWhen', () => {
  it.each([
    ['2027-03-04T12:59:50Z', 'over 1 minuut'],
    ['2027-03-04T12:30:00Z', 'over 30 minuten'],
    ['2027-03-04T12:00:00Z', 'over een uur'],
    ['2027-03-04T07:00:00Z', 'vandaag om 14.00 uur'],
    ['2027-03-03T13:00:00Z', 'morgen om 14.00 uur'],
    ['2027-03-03T22:59:00Z', 'morgen om 14.00 uur'],
    ['2027-03-03T23:01:00Z', 'vandaag om 14.00 uur'], // midnight has passed in Amsterdam, not in London
    ['2027-03-04T13:00:00Z', 'vandaag om 14.00 uur'], // it has begun
    ['2027-03-04T22:59:00Z', 'vandaag om 14.00 uur'],
    ['2027-03-05T08:00:00Z', 'gisteren om 14.00 uur'],
    ['2027-03-06T08:00:00Z', 'op donderdag 4 maart 2027 om 14.00 uur'],
    ['2027-03-02T13:00:00Z', 'op donderdag 4 maart 2027 om 14.00 uur'],
  ])('at %s says %s', (now, words) => {
    expect(say(now)).toBe(words);
  });

  it('counts days as the people of the zone do', () => {
    expect(say('2027-03-03T23:01:00Z', 'en', 'Europe/London')).toBe('tomorrow at 13:00');
  });
});
