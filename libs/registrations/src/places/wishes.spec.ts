import type { HeldPlace } from './session-places.js';
import { wishesOf } from './wishes.js';

const HOUR = { startsAt: new Date('2027-03-04T13:00:00Z'), endsAt: new Date('2027-03-04T14:00:00Z') };
const place = (sessionId: string, status: HeldPlace['status'], maxChoices = 1, roundId = 'r1'): HeldPlace => ({
  registrationId: 'r',
  contactId: 'c',
  sessionId,
  status,
  attends: 'online',
  arrival: 1,
  roundId,
  maxChoices,
  ...HOUR,
});
const said = (...places: HeldPlace[]) => {
  const { wanted, kept } = wishesOf(places);
  return { wanted: [...wanted], kept: kept.map(({ sessionId, until }) => `${sessionId} until ${until}`) };
};

describe('wishesOf', () => {
  it('is what somebody holds, while they wait for nothing', () => {
    expect(said(place('A1', 'confirmed'), place('A2', 'confirmed', 1, 'r2'))).toEqual({
      wanted: ['A1', 'A2'],
      kept: [],
    });
    expect(said()).toEqual({ wanted: [], kept: [] });
  });

  it('is the session waited for, while the one held in its round is kept until then', () => {
    expect(said(place('A1', 'confirmed'), place('B1', 'waiting'))).toEqual({ wanted: ['B1'], kept: ['A1 until B1'] });
    expect(said(place('A1', 'confirmed'), place('B2', 'waiting', 1, 'r2')).kept).toEqual([]);
  });

  it('keeps no more than the round allows in the end, and the oldest goes first', () => {
    const places = [place('A1', 'confirmed', 2), place('B1', 'confirmed', 2), place('C1', 'waiting', 2)];
    expect(said(...places)).toEqual({ wanted: ['B1', 'C1'], kept: ['A1 until C1'] });
    expect(said(...places.slice(1)).kept).toEqual([]);
  });

  it('keeps nothing for nothing, also where the round allows less than it did', () => {
    expect(said(place('A1', 'confirmed'), place('B1', 'confirmed'))).toEqual({ wanted: ['A1', 'B1'], kept: [] });
  });

  it('has nothing to give up for who still waits for the event', () => {
    expect(said(place('A1', 'wanted'), place('B1', 'wanted', 2, 'r2')).kept).toEqual([]);
  });
});
