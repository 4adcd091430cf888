import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  before,
  calendarDays,
  formatDay,
  formatMoment,
  formatShortDay,
  formatSpan,
  formatTime,
  formatZone,
  isTimeZone,
  toInstant,
  toWallTime,
  wallTimeFate,
} from './time.js';

const AMSTERDAM = 'Europe/Amsterdam';
const ZONES = Intl.supportedValuesOf('timeZone');
const HOUR = 3_600_000;

/** What a clock on the wall says, asked of Intl and not of the library under test. */
const clocks = new Map<string, Intl.DateTimeFormat>();
function wallByIntl(at: number, timeZone: string): string {
  let clock = clocks.get(timeZone);
  if (!clock) {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone, hourCycle: 'h23', ...parts });
    clocks.set(timeZone, clock);
  }
  return clock.format(at).replace(' ', 'T');
}

/** Every instant at which the wall says `wall`: none when it is skipped, two when it is doubled. */
function instantsByIntl(wall: string, timeZone: string): number[] {
  const asIfUtc = Date.parse(`${wall}Z`);
  const offsets = [-26, -3, 0, 3, 26].map((hours) => {
    const near = asIfUtc + hours * HOUR;
    return Date.parse(`${wallByIntl(near, timeZone)}Z`) - near;
  });
  const possible = [...new Set(offsets)].map((offset) => asIfUtc - offset);
  return possible.filter((at) => wallByIntl(at, timeZone) === wall).sort((a, b) => a - b);
}

/** The moments at which a zone changes its clocks in the next years: both ways, also by half an hour or at midnight. */
function changesOf(timeZone: string): number[] {
  const found: number[] = [];
  let at = Temporal.Instant.from('2026-10-01T00:00Z').toZonedDateTimeISO(timeZone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds > Date.parse('2029-01-01')) return found;
    found.push(next.epochMilliseconds);
    at = next;
  }
}

const CHANGES = ZONES.flatMap((zone) => changesOf(zone).map((at) => ({ zone, at })));
const wallOf = (asIfUtc: number) => new Date(asIfUtc).toISOString().slice(0, 16);

/** Wall times all around every change of clocks in the world. */
const AROUND_CHANGES = CHANGES.flatMap(({ zone, at }) => {
  const local = Date.parse(`${wallByIntl(at, zone)}Z`);
  return [-150, -90, -60, -30, -1, 0, 29, 30, 59, 60, 90, 150].map((minutes) => ({
    zone,
    wall: wallOf(local + minutes * 60_000),
  }));
});

it('knows zones that change in spring and autumn, in the north and the south, by an hour and by less', () => {
  expect(ZONES.length).toBeGreaterThan(400);
  expect(new Set(CHANGES.map(({ zone }) => zone)).size).toBeGreaterThan(100);
  const fates = new Set(AROUND_CHANGES.map(({ zone, wall }) => instantsByIntl(wall, zone).length));
  expect([...fates].sort()).toEqual([0, 1, 2]);
});

describe('a wall time', () => {
  it('is told to happen once, twice or never, in every zone of the world', () => {
    const fates = ['skipped', 'once', 'doubled'];
    const wrong = AROUND_CHANGES.filter(
      ({ zone, wall }) => wallTimeFate(wall, zone) !== fates[instantsByIntl(wall, zone).length],
    );
    expect(wrong).toEqual([]);
  });

  it('means the first of two instants, or the second when the organiser says so', () => {
    const wrong = AROUND_CHANGES.filter(({ zone, wall }) => {
      const instants = instantsByIntl(wall, zone);
      if (instants.length === 0) return false;
      const read = [toInstant(wall, zone).getTime(), toInstant(wall, zone, 'later').getTime()];
      return read[0] !== instants[0] || read[1] !== instants.at(-1);
    });
    expect(wrong).toEqual([]);
  });

  it('moves forward when it is skipped, by as much as the clock does, whatever the organiser said about doubled ones', () => {
    const skipped = AROUND_CHANGES.filter(({ zone, wall }) => instantsByIntl(wall, zone).length === 0);
    const wrong = skipped.filter(({ zone, wall }) => {
      const at = toInstant(wall, zone);
      const moved = Date.parse(`${wallByIntl(at.getTime(), zone)}Z`) - Date.parse(`${wall}Z`);
      return moved <= 0 || moved > 24 * HOUR || toInstant(wall, zone, 'later').getTime() !== at.getTime();
    });
    expect(skipped.length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });

  it('comes back as it was typed, at any minute of any zone', () => {
    const minute = fc.integer({ min: Date.parse('2026-01-01') / 60_000, max: Date.parse('2031-01-01') / 60_000 });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), minute, (zone, minute) => {
        const wall = wallOf(minute * 60_000);
        fc.pre(instantsByIntl(wall, zone).length > 0);
        expect(toWallTime(toInstant(wall, zone), zone)).toBe(wall);
      }),
    );
  });

  it.each(['2027-03-28T02:30', '2026-03-29T02:00', '2028-03-26T02:59'])('%s does not exist in Amsterdam', (wall) => {
    expect(wallTimeFate(wall, AMSTERDAM)).toBe('skipped');
    expect(toWallTime(toInstant(wall, AMSTERDAM), AMSTERDAM)).toBe(wall.replace('T02', 'T03'));
  });

  it('02:30 of the last Sunday of October is an hour apart from itself', () => {
    const wall = '2026-10-25T02:30';
    expect(toInstant(wall, AMSTERDAM)).toEqual(new Date('2026-10-25T00:30Z'));
    expect(toInstant(wall, AMSTERDAM, 'later')).toEqual(new Date('2026-10-25T01:30Z'));
  });

  it.each([
    'tomorrow',
    '',
    '2027-02-30T10:00',
    '2027-03-04',
    '2027-03-04T25:00',
    '2027-03-04T10:00Z',
    '2027-03-04T10:00+05:00',
    '2027-03-04T10:00[Asia/Tokyo]',
    '+012027-03-04T10:00',
  ])('is not %j', (text) => {
    expect(() => toInstant(text, AMSTERDAM)).toThrow(RangeError);
    expect(() => wallTimeFate(text, AMSTERDAM)).toThrow(RangeError);
  });

  it('is refused in a zone that does not exist', () => {
    expect(() => toInstant('2027-03-04T10:00', 'Europe/Atlantis')).toThrow(RangeError);
  });
});

describe('the lead of a reminder', () => {
  it('of a day keeps the time on the wall over every change of clocks, or moves forward where that time is skipped', () => {
    const wrong = AROUND_CHANGES.flatMap(({ zone, wall }) => {
      const start = toInstant(wallOf(Date.parse(`${wall}Z`) + 24 * HOUR), zone); // the event lies a day after the change
      const expected = wallOf(Date.parse(`${wallByIntl(start.getTime(), zone)}Z`) - 24 * HOUR);
      const due = before(start, 'P1D', zone).getTime();
      const exact = instantsByIntl(expected, zone);
      const right = exact.length > 0 ? exact.includes(due) : wallByIntl(due, zone) > expected;
      return right ? [] : [{ zone, start, expected, due: wallByIntl(due, zone) }];
    });
    expect(wrong).toEqual([]);
  });

  it('of a day is never after the start, at any minute of any zone', () => {
    const minute = fc.integer({ min: Date.parse('2026-01-01') / 60_000, max: Date.parse('2031-01-01') / 60_000 });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), minute, (zone, minute) => {
        const start = new Date(minute * 60_000);
        const hours = (start.getTime() - before(start, 'P1D', zone).getTime()) / HOUR;
        expect(hours).toBeGreaterThanOrEqual(21);
        expect(hours).toBeLessThanOrEqual(27);
      }),
    );
  });

  it('of an hour is always sixty minutes', () => {
    const wrong = CHANGES.filter(({ zone, at }) =>
      [-30, 0, 1, 30, 59, 60].some((minutes) => {
        const start = new Date(at + minutes * 60_000);
        return start.getTime() - before(start, 'PT1H', zone).getTime() !== HOUR;
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('of a day before Monday 10:00 after the change is Sunday 10:00, 24 hours earlier or not', () => {
    const monday = toInstant('2027-03-29T10:00', AMSTERDAM);
    expect(before(monday, 'P1D', AMSTERDAM)).toEqual(new Date('2027-03-28T08:00Z'));
    const sunday = toInstant('2027-03-28T10:00', AMSTERDAM);
    expect(before(sunday, 'P1D', AMSTERDAM)).toEqual(new Date('2027-03-27T09:00Z')); // 23 hours
    const autumn = toInstant('2026-10-25T10:00', AMSTERDAM);
    expect(before(autumn, 'P1D', AMSTERDAM)).toEqual(new Date('2026-10-24T08:00Z')); // 25 hours
  });

  it('that cannot be read stops, instead of reminding at the wrong time', () => {
    expect(() => before(new Date('2027-03-29T10:00Z'), 'a day', AMSTERDAM)).toThrow(RangeError);
  });
});

it('days are counted by the calendar of the zone, not in 24 hours', () => {
  const [late, early] = [new Date('2027-03-03T22:30Z'), new Date('2027-03-03T23:30Z')]; // 23:30 and 00:30 in Amsterdam
  expect(calendarDays(late, early, AMSTERDAM)).toBe(1);
  expect(calendarDays(late, early, 'America/New_York')).toBe(0);
  expect(calendarDays(early, late, AMSTERDAM)).toBe(-1);
  expect(calendarDays(new Date('2027-03-27T12:00Z'), new Date('2027-04-27T12:00Z'), AMSTERDAM)).toBe(31);
});

it('every zone this runtime lists is one, and so are the old names people still have', () => {
  expect(ZONES.filter((zone) => !isTimeZone(zone))).toEqual([]);
  expect(
    ['UTC', 'GMT', 'Asia/Calcutta', 'Etc/GMT+5', 'NZ-CHAT', 'EST5EDT'].filter((zone) => !isTimeZone(zone)),
  ).toEqual([]);
});

it.each(['', '+01:00', '-05', 'Europe/Atlantis', 'Amsterdam', 'Europe/Amsterdam\n', "'; drop table event", '../etc'])(
  '%j is no zone',
  (name) => {
    expect(isTimeZone(name)).toBe(false);
  },
);

describe('texts', () => {
  const at = new Date('2027-03-04T13:00Z');
  const end = new Date('2027-03-04T14:30Z');

  it('name the day in both languages, without commas', () => {
    expect(formatDay(at, AMSTERDAM, 'nl')).toBe('donderdag 4 maart 2027');
    expect(formatDay(at, AMSTERDAM, 'en')).toBe('Thursday 4 March 2027');
  });

  it('write the time as each language does, midnight as 00', () => {
    expect(formatTime(at, AMSTERDAM, 'nl')).toBe('14.00');
    expect(formatTime(at, AMSTERDAM, 'en')).toBe('14:00');
    expect(formatTime(new Date('2027-03-04T23:00Z'), AMSTERDAM, 'nl')).toBe('00.00');
  });

  it('span a time, and say the day when the end lies on another', () => {
    expect(formatSpan(at, end, AMSTERDAM, 'nl')).toBe('14.00–15.30 uur');
    expect(formatSpan(at, end, AMSTERDAM, 'en')).toBe('14:00–15:30');
    expect(formatSpan(at, new Date('2027-03-05T10:00Z'), AMSTERDAM, 'en')).toBe('14:00–11:00 (Friday 5 March 2027)');
  });

  it('name the zone as it is on that day', () => {
    expect(formatZone(at, AMSTERDAM, 'en')).toBe('CET');
    expect(formatZone(new Date('2027-07-04T13:00Z'), AMSTERDAM, 'en')).toBe('CEST');
  });
});

describe('short forms for lists and charts', () => {
  it('say a moment where the event is', () => {
    const at = new Date('2027-03-04T23:30:00Z');
    expect(formatShortDay(at, 'Europe/Amsterdam', 'nl')).toBe('5 mrt');
    expect(formatShortDay(at, 'Europe/Amsterdam', 'en')).toBe('5 Mar');
    expect(formatMoment(at, 'Europe/Amsterdam', 'nl')).toBe('5 mrt 2027, 00.30');
    expect(formatMoment(at, 'UTC', 'en')).toBe('4 Mar 2027, 23:30');
  });
});
