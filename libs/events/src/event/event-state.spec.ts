import { type EventState, eventState } from './event-state.js';

const OPENS = new Date('2027-02-01T09:00:00Z');
const CLOSES = new Date('2027-03-04T12:00:00Z');
const ENDS = new Date('2027-03-04T14:30:00Z');
const webinar = {
  status: 'published' as const,
  opensAt: OPENS,
  closesAt: CLOSES,
  endsAt: ENDS,
  waitingCapacity: null as number | null,
};
const room = { sessionId: null, capacity: 80 as number | null, taken: 10, waiting: 0 };
const before = (at: Date) => new Date(at.getTime() - 1);
const DURING = new Date('2027-02-15T09:00:00Z');

describe('the state of an event', () => {
  it.each<[string, Date, EventState]>([
    ['a millisecond before registration opens', before(OPENS), 'not_open_yet'],
    ['when registration opens', OPENS, 'open'],
    ['a millisecond before registration closes', before(CLOSES), 'open'],
    ['when registration closes', CLOSES, 'closed'],
    ['a millisecond before the end', before(ENDS), 'closed'],
    ['at the end', ENDS, 'ended'],
  ])('%s is as announced', (_, now, state) => {
    expect(eventState(webinar, [room], now)).toBe(state);
  });

  it('is open from publication to the end when the organiser set no times', () => {
    const always = { ...webinar, opensAt: null, closesAt: null };
    expect(eventState(always, [room], new Date(0))).toBe('open');
    expect(eventState(always, [room], before(ENDS))).toBe('open');
    expect(eventState(always, [room], ENDS)).toBe('ended');
  });

  it.each(['draft', 'cancelled'] as const)('stays %s whatever the time', (status) => {
    for (const now of [before(OPENS), DURING, ENDS]) {
      expect(eventState({ ...webinar, status }, [room], now)).toBe(status);
    }
  });

  it('has a place until the last one is taken', () => {
    expect(eventState(webinar, [{ ...room, taken: 79 }], DURING)).toBe('open');
    expect(eventState(webinar, [{ ...room, taken: 80 }], DURING)).toBe('full_waiting_open');
    expect(eventState(webinar, [{ ...room, taken: 90 }], DURING)).toBe('full_waiting_open');
  });

  it('never fills up without a capacity', () => {
    expect(eventState(webinar, [{ ...room, capacity: null, taken: 100_000 }], DURING)).toBe('open');
  });

  it('is full for newcomers while somebody waits, also when a place has just come free', () => {
    expect(eventState(webinar, [{ ...room, taken: 79, waiting: 1 }], DURING)).toBe('full_waiting_open');
  });

  it('is sold out when the waiting list is full, or when there is none', () => {
    const line = { ...webinar, waitingCapacity: 5 };
    expect(eventState(line, [{ ...room, taken: 80, waiting: 4 }], DURING)).toBe('full_waiting_open');
    expect(eventState(line, [{ ...room, taken: 80, waiting: 5 }], DURING)).toBe('sold_out');
    expect(eventState({ ...webinar, waitingCapacity: 0 }, [{ ...room, taken: 80 }], DURING)).toBe('sold_out');
  });

  it('is open when one of two ways of attending has a place, and looks past the places of sessions', () => {
    const full = { ...room, taken: 80 };
    expect(eventState(webinar, [full, room], DURING)).toBe('open');
    expect(eventState(webinar, [full, { ...room, sessionId: 'a session' }], DURING)).toBe('full_waiting_open');
  });
});
