import fc from 'fast-check';
import { toInstant, toWallTime, wallTimeFate } from '#platform';
import { daysBetween, isDay, numberedTitle, RHYTHMS, repeatDays, timesOn } from './repeat-days.js';

const AMSTERDAM = 'Europe/Amsterdam';
const webinar = (localStart: string, localEnd: string, timeZone = AMSTERDAM) => ({
  ...{ localStart, localEnd, timeZone },
  startsAt: toInstant(localStart, timeZone),
  endsAt: toInstant(localEnd, timeZone),
});

describe('days on which an event is held again', () => {
  const from = (localStart: string, rhythm: (typeof RHYTHMS)[number], count = 3) =>
    repeatDays({ localStart: `${localStart}T14:00` }, rhythm, count);

  it.each([
    ['2027-03-04', 'weekly', ['2027-03-11', '2027-03-18', '2027-03-25']],
    ['2027-12-16', 'fortnightly', ['2027-12-30', '2028-01-13', '2028-01-27']],
    // The first Thursday of March, so the first Thursday of each month after it.
    ['2027-03-04', 'monthly', ['2027-04-01', '2027-05-06', '2027-06-03']],
    // A fifth Monday: the last one of months that have four.
    ['2027-03-29', 'monthly', ['2027-04-26', '2027-05-31', '2027-06-28']],
    ['2027-11-09', 'monthly', ['2027-12-14', '2028-01-11', '2028-02-08']],
  ] as const)('after %s, %s', (day, rhythm, days) => expect(from(day, rhythm)).toEqual(days));

  it('are on the same weekday, each once, in order, one a month where that was asked, and at most thirty', () => {
    const start = fc.date({ min: new Date('2024-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(start, fc.constantFrom(...RHYTHMS), fc.integer({ min: 0, max: 60 }), (at, rhythm, count) => {
        const first = at.toISOString().slice(0, 10);
        const days = from(first, rhythm, count);
        expect(days).toHaveLength(Math.min(count, 30));
        expect(days.every((day) => isDay(day) && daysBetween(first, day) % 7 === 0)).toBe(true);
        expect(days).toEqual([...new Set(days)].toSorted());
        const months = [first, ...days].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)));
        if (rhythm === 'monthly') expect(months).toEqual(months.map((_, i) => (months[0] ?? 0) + i));
      }),
    );
  });

  it('are days that exist', () => {
    expect(['2027-02-28', '2028-02-29'].every(isDay)).toBe(true);
    expect(['2027-02-29', '2027-2-1', '1999-01-01', '2101-01-01', "2027-01-01'", ''].some(isDay)).toBe(false);
  });
});

describe('the time on another day', () => {
  it('is the same by the clocks there, also after the clock has changed', () => {
    const event = webinar('2027-03-25T14:00', '2027-03-25T15:30');
    expect(event.startsAt.toISOString()).toBe('2027-03-25T13:00:00.000Z');
    expect(timesOn(event, '2027-04-01')).toEqual({
      localStart: '2027-04-01T14:00',
      localEnd: '2027-04-01T15:30',
      startsAt: new Date('2027-04-01T12:00:00Z'),
      endsAt: new Date('2027-04-01T13:30:00Z'),
    });
  });

  it('keeps wall time and order in any zone, on any day, at any hour', () => {
    const zone = fc.constantFrom(AMSTERDAM, 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Apia');
    const minute = fc.integer({ min: 0, max: 1439 });
    const lasts = fc.integer({ min: 5, max: 600 });
    fc.assert(
      fc.property(zone, minute, lasts, fc.integer({ min: -400, max: 400 }), (timeZone, start, minutes, days) => {
        const wall = (n: number) => new Date(Date.UTC(2027, 0, 14, 0, n)).toISOString().slice(0, 16);
        const event = webinar(wall(start), wall(start + minutes), timeZone);
        const day = new Date(Date.UTC(2027, 0, 14 + days)).toISOString().slice(0, 10);
        const times = timesOn(event, day);
        expect(times.localStart).toBe(day + event.localStart.slice(10));
        expect(times.endsAt > times.startsAt).toBe(true);
        if (wallTimeFate(times.localStart, timeZone) !== 'skipped')
          expect(toWallTime(times.startsAt, timeZone)).toBe(times.localStart);
      }),
    );
  });
});

describe('a title that counts', () => {
  it.each([
    ['Leerkring', 1, 'Leerkring (2)'],
    ['Leerkring', 3, 'Leerkring (4)'],
    ['Leerkring 3', 1, 'Leerkring 4'],
    ['Webinar (9)', 2, 'Webinar (11)'],
    ['Terugblik 2027', 1, 'Terugblik 2027 (2)'],
    ['A1', 1, 'A1 (2)'],
  ])('%s, %i further', (title, n, counted) => {
    expect(numberedTitle({ nl: title, en: 'Circle 1' }, n)).toEqual({ nl: counted, en: `Circle ${1 + n}` });
  });
});
