import type { EventDetails } from '#events';
import type { Registration } from '#registrations';
import { roadOf } from './my-road.js';

const event = {
  startsAt: new Date('2027-03-04T13:00:00Z'),
  endsAt: new Date('2027-03-04T14:30:00Z'),
  startMovedAt: new Date('2027-01-04T09:00:00Z'),
} as EventDetails;
const confirmed = {
  status: 'confirmed',
  attends: 'online',
  createdAt: new Date('2027-02-01T09:00:00Z'),
  confirmedAt: new Date('2027-02-02T09:00:00Z'),
} as Registration;
const REMINDERS = [new Date('2027-03-03T13:00:00Z'), new Date('2027-03-04T12:00:00Z')];

const road = (now: string, registration = confirmed, of = event) =>
  roadOf(of, registration, REMINDERS, new Date(now)).map(({ kind, stage }) => `${kind} ${stage}`);

describe('the road of a registration', () => {
  it('lists what is still to come, and the door for as long as it is open', () => {
    expect(road('2027-03-01T09:00:00Z')).toEqual([
      'reminder to_come',
      'reminder to_come',
      'door to_come',
      'start to_come',
      'end to_come',
    ]);
    expect(road('2027-03-04T12:45:00Z')).toEqual(['door now', 'start to_come', 'end to_come']);
    expect(road('2027-03-04T14:29:00Z')).toEqual(['door now', 'end to_come']);
    expect(road('2027-03-04T14:30:00Z')).toEqual([]);
    expect(road('2027-03-04T13:00:00Z', { ...confirmed, attends: 'on_site' })).toEqual(['end to_come']);
  });

  it('promises no reminder that was due before somebody was in, or before the start moved', () => {
    const late = { ...confirmed, confirmedAt: new Date('2027-03-03T13:00:00Z') };
    expect(road('2027-03-03T14:00:00Z', late).filter((step) => step.startsWith('reminder'))).toHaveLength(1);
    const moved = { ...event, startMovedAt: new Date('2027-03-04T12:00:00Z') };
    expect(road('2027-03-04T12:10:00Z', confirmed, moved).filter((step) => step.startsWith('reminder'))).toHaveLength(
      0,
    );
  });

  it('has no door for who comes in person, and no reminder for who waits', () => {
    expect(road('2027-03-01T09:00:00Z', { ...confirmed, attends: 'on_site' })).not.toContain('door to_come');
    expect(road('2027-03-01T09:00:00Z', { ...confirmed, status: 'waiting', confirmedAt: null })).toEqual([
      'start to_come',
      'end to_come',
    ]);
  });
});
