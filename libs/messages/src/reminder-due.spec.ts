import { remindersOf } from './reminder-due.js';
import type { ReminderPlan } from './reminder-plan.entity.js';

const plan = (lead: string, values: Partial<ReminderPlan> = {}): ReminderPlan => ({
  id: lead,
  eventId: 'e',
  anchor: 'start',
  lead,
  enabled: true,
  doneVersion: 0,
  createdAt: new Date(0),
  ...values,
});
const due = (startsAt: string, ...plans: ReminderPlan[]) =>
  remindersOf({ startsAt: new Date(startsAt), timeZone: 'Europe/Amsterdam' }, plans).map(({ dueAt, notAfter }) => [
    dueAt.toISOString(),
    notAfter.toISOString(),
  ]);

describe('remindersOf', () => {
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
