import fc from 'fast-check';
import { toWallTime, wallTimeFate } from '#platform';
import type { MailPlan } from './mail-plan.entity.js';
import { occurrencesOf, type Timed } from './occurrences.js';

const plan = (lead: string, values: Partial<MailPlan> = {}): MailPlan => ({
  id: lead,
  eventId: 'e',
  anchor: 'start',
  lead,
  atLocal: null,
  atDoubled: 'earlier',
  audience: { kind: 'all' },
  template: { builtIn: 'reminder' },
  enabled: true,
  edition: 1,
  versionOffset: 0,
  doneVersion: 0,
  since: new Date(0),
  ...values,
});
/** The reminders that are sent for an event that starts then. */
const remindersOf = (event: Pick<Timed, 'startsAt' | 'timeZone'>, plans: MailPlan[]) =>
  occurrencesOf(
    {
      ...event,
      ...{ endsAt: new Date(event.startsAt.getTime() + 90 * 60_000), startVersion: 1, startMovedAt: new Date(0) },
    },
    plans,
    [],
  ).filter((one) => one.plan.enabled);
const due = (startsAt: string, ...plans: MailPlan[]) =>
  remindersOf({ startsAt: new Date(startsAt), timeZone: 'Europe/Amsterdam' }, plans).map(({ dueAt, notAfter }) => [
    dueAt.toISOString(),
    notAfter.toISOString(),
  ]);

describe('the reminders of an event', () => {
  it('gives each reminder its moment, and lets the next one take over', () => {
    expect(due('2027-03-04T13:00:00Z', plan('PT1H'), plan('P1D'))).toEqual([
      ['2027-03-03T13:00:00.000Z', '2027-03-04T12:00:00.000Z'],
      ['2027-03-04T12:00:00.000Z', '2027-03-04T13:00:00.000Z'],
    ]);
  });

  it('a day before is the same wall time, also when the clock goes forward in between', () => {
    // Sunday 28 March 2027 14:00 CEST is 12:00 UTC; Saturday 14:00 CET is 13:00 UTC.
    expect(due('2027-03-28T12:00:00Z', plan('P1D'))[0]?.[0]).toBe('2027-03-27T13:00:00.000Z');
  });

  it('an hour before is sixty minutes, also across the change', () => {
    expect(due('2027-03-28T01:30:00Z', plan('PT1H'))[0]?.[0]).toBe('2027-03-28T00:30:00.000Z');
  });

  it('leaves out what is switched off', () => {
    expect(due('2027-03-04T13:00:00Z', plan('P1D', { enabled: false }))).toEqual([]);
  });
});

describe('whatever the zone and the moment', () => {
  // Changes of an hour in both directions, of half an hour, of two, and a zone that has none.
  const zones = [
    'Europe/Amsterdam',
    'America/New_York',
    'Australia/Lord_Howe',
    'Antarctica/Troll',
    'Atlantic/Azores',
    'UTC',
  ];
  const minutes = (from: string, to: string) =>
    fc.integer({ min: Date.parse(from) / 60_000, max: Date.parse(to) / 60_000 }).map((at) => new Date(at * 60_000));
  const starts = fc.oneof(
    minutes('2020-01-01T00:00Z', '2037-12-31T00:00Z'),
    minutes('2027-03-27T00:00Z', '2027-03-30T00:00Z'), // the clock goes forward in Europe
    minutes('2027-10-30T00:00Z', '2027-11-02T00:00Z'), // and back
  );
  const event = fc.record({ startsAt: starts, timeZone: fc.constantFrom(...zones) });

  it('days before are the same time by the clock on the wall, unless that hour is skipped', () => {
    fc.assert(
      fc.property(event, fc.integer({ min: 1, max: 60 }), (of, days) => {
        const [due] = remindersOf(of, [plan(`P${days}D`)]);
        const wall = new Date(`${toWallTime(of.startsAt, of.timeZone)}Z`);
        const wanted = new Date(wall.getTime() - days * 86_400_000).toISOString().slice(0, 16);
        const got = due && toWallTime(due.dueAt, of.timeZone);
        if (wallTimeFate(wanted, of.timeZone) === 'skipped') expect(got && got > wanted).toBe(true);
        else expect(got).toBe(wanted);
      }),
    );
  });

  it('hours and minutes before are just that', () => {
    fc.assert(
      fc.property(event, fc.constantFrom(['PT4H', 240], ['PT1H', 60], ['PT15M', 15]), (of, [lead, before]) => {
        const [due] = remindersOf(of, [plan(String(lead))]);
        expect(of.startsAt.getTime() - (due?.dueAt.getTime() ?? 0)).toBe(Number(before) * 60_000);
      }),
    );
  });

  it('they come in order, each until the next takes over and none after the start', () => {
    const leads = fc.uniqueArray(fc.constantFrom('P14D', 'P1D', 'PT24H', 'PT4H', 'PT1H', 'PT15M'));
    fc.assert(
      fc.property(event, leads, (of, all) => {
        const due = remindersOf(
          of,
          all.map((lead) => plan(lead)),
        );
        const moments = [...due.map((one) => one.dueAt), of.startsAt].map(Number);
        expect(moments).toEqual(moments.toSorted((a, b) => a - b));
        expect(due.map((one) => one.notAfter.getTime())).toEqual(moments.slice(1));
      }),
    );
  });
});
