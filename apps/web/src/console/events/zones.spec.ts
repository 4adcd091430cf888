import { isTimeZone } from '#platform';
import { listedZone, zoneNames } from './zones.js';

describe('zones', () => {
  it('are listed once, in order, by names that this runtime understands', () => {
    const zones = zoneNames(undefined);
    expect(zones).toEqual([...new Set(zones)].sort());
    expect(zones.filter((zone) => !isTimeZone(zone))).toEqual([]);
  });

  it('have the names of today, UTC among them', () => {
    const zones = zoneNames('');
    expect(zones).toEqual(expect.arrayContaining(['UTC', 'Europe/Amsterdam', 'Europe/Kyiv', 'Asia/Kolkata']));
    expect(zones.filter((zone) => ['Europe/Kiev', 'Asia/Calcutta', 'Asia/Saigon'].includes(zone))).toEqual([]);
  });

  it('keep the one that an event has, under whatever name', () => {
    expect(zoneNames('Asia/Calcutta')[0]).toBe('Asia/Calcutta');
    expect(zoneNames('Europe/Amsterdam')).toBe(zoneNames(undefined));
  });

  it.each([
    ['europe/amsterdam', 'Europe/Amsterdam'],
    [' utc ', 'UTC'],
    ['Asia/Calcutta', 'Asia/Calcutta'],
    ['Mars/Base', 'Mars/Base'],
  ])('read %j as %j', (typed, listed) => expect(listedZone(typed)).toBe(listed));
});
