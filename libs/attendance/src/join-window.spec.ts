import { decideJoin } from './join-window.js';

const event = {
  status: 'published',
  startsAt: new Date('2027-03-04T13:00:00Z'),
  endsAt: new Date('2027-03-04T14:30:00Z'),
} as const;
const at = (time: string) => new Date(`2027-03-04T${time}Z`);
const answer = (time: string) => decideJoin(event, { status: 'confirmed' }, at(time)).kind;

describe('decideJoin', () => {
  it('opens fifteen minutes before the start and closes at the end', () => {
    expect(decideJoin(event, { status: 'confirmed' }, at('12:44:59'))).toEqual({
      kind: 'too_early',
      opensAt: at('12:45:00'),
    });
    expect(answer('12:45:00')).toBe('open');
    expect(answer('14:29:59')).toBe('open');
    expect(answer('14:30:00')).toBe('over');
  });

  it('lets in only who has a place at an event that goes on', () => {
    expect(decideJoin(event, { status: 'waiting' }, at('13:00:00')).kind).toBe('waiting');
    expect(decideJoin(event, { status: 'cancelled' }, at('13:00:00')).kind).toBe('not_registered');
    expect(decideJoin({ ...event, status: 'cancelled' }, { status: 'confirmed' }, at('13:00:00')).kind).toBe(
      'event_cancelled',
    );
  });
});
