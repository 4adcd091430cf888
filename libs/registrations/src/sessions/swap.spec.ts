import { type Places, PlacesLedger } from '../places/places.js';
import type { HeldPlace } from '../places/session-places.js';
import { decideSwap } from './swap.js';

const hourOf = (roundId: string) => ({
  startsAt: new Date(`2027-03-04T1${roundId === 'r1' ? 3 : 4}:00:00Z`),
  endsAt: new Date(`2027-03-04T1${roundId === 'r1' ? 4 : 5}:00:00Z`),
});
const pool = (sessionId: string, free: boolean): Places => ({
  id: `pool ${sessionId}`,
  sessionId,
  mode: 'any',
  capacity: 1,
  taken: free ? 0 : 1,
  waiting: 0,
});
const held = (sessionId: string, status: HeldPlace['status'] = 'confirmed', roundId = 'r1'): HeldPlace => ({
  registrationId: 'ana',
  contactId: 'c',
  sessionId,
  status,
  attends: 'online',
  arrival: 1,
  roundId,
  maxChoices: 1,
  ...hourOf(roundId),
});
const ANA = { attends: 'online', contactId: 'c' } as const;
const choose = (...ids: string[]) =>
  ids.map((sessionId) => {
    const roundId = `r${sessionId.at(-1)}`;
    return { sessionId, roundId, maxChoices: 1, ...hourOf(roundId) };
  });
const free = () => new PlacesLedger([pool('A1', true), pool('B1', true), pool('A2', true)]);
const b1Full = () => new PlacesLedger([pool('A1', false), pool('B1', false), pool('A2', true)]);
const swap = (...args: Parameters<typeof decideSwap>) => {
  const done = decideSwap(...args);
  return done && { release: done.release.map((place) => place.sessionId), enter: done.enter };
};

describe('decideSwap', () => {
  it('goes over at once when there is a place', () => {
    expect(swap(free(), ANA, 'confirmed', [held('A1')], choose('B1'))).toEqual({
      release: ['A1'],
      enter: [{ sessionId: 'B1', status: 'confirmed' }],
    });
  });

  it('keeps what is held while the wanted session is full', () => {
    expect(swap(b1Full(), ANA, 'confirmed', [held('A1')], choose('B1'))).toEqual({
      release: [],
      enter: [{ sessionId: 'B1', status: 'waiting' }],
    });
  });

  it('changes nothing when the same form is sent again', () => {
    const hoping = [held('A1'), held('B1', 'waiting')];
    expect(swap(b1Full(), ANA, 'confirmed', hoping, choose('B1'))).toEqual({ release: [], enter: [] });
  });

  it('gives up hope when the person goes back to what is held', () => {
    const hoping = [held('A1'), held('B1', 'waiting')];
    expect(swap(b1Full(), ANA, 'confirmed', hoping, choose('A1'))).toEqual({ release: ['B1'], enter: [] });
  });

  it('says what stays where the round takes more, so that a line takes what was given up', () => {
    const two = (place: HeldPlace) => ({ ...place, maxChoices: 2 });
    const [a1, b1] = [two(held('A1')), two(held('B1', 'confirmed'))];
    const wish = (...ids: string[]) =>
      ids.map((sessionId) => ({ sessionId, roundId: 'r1', maxChoices: 2, ...hourOf('r1') }));
    const c1Full = new PlacesLedger([pool('C1', false)]);
    const done = decideSwap(c1Full, ANA, 'confirmed', [a1, b1], wish('A1', 'C1'));
    expect(done).toEqual({ release: [], enter: [{ sessionId: 'C1', status: 'waiting' }], stay: [a1] });
    const hoping = [b1, { ...a1, arrival: 2 }, { ...two(held('C1', 'waiting')), arrival: 2 }];
    const again = (...ids: string[]) => decideSwap(c1Full, ANA, 'confirmed', hoping, wish(...ids));
    expect(again('A1', 'C1')).toEqual({ release: [], enter: [], stay: [] });
    expect(again('B1', 'C1')).toEqual({ release: [], enter: [], stay: [b1] });
  });

  it('leaves what is not chosen any more', () => {
    expect(swap(b1Full(), ANA, 'confirmed', [held('A1'), held('A2', 'confirmed', 'r2')], choose('A1'))).toEqual({
      release: ['A2'],
      enter: [],
    });
  });

  it('does not let hope in one round hold a place in another', () => {
    expect(swap(b1Full(), ANA, 'confirmed', [held('A2', 'confirmed', 'r2')], choose('B1'))).toEqual({
      release: ['A2'],
      enter: [{ sessionId: 'B1', status: 'waiting' }],
    });
  });

  it('only remembers wishes while somebody waits for the event', () => {
    expect(swap(free(), ANA, 'waiting', [held('A1', 'wanted')], choose('B1'))).toEqual({
      release: ['A1'],
      enter: [{ sessionId: 'B1', status: 'wanted' }],
    });
  });

  it('knows nothing of a session that is gone', () => {
    expect(swap(free(), ANA, 'confirmed', [held('A1')], choose('Z9'))).toBeUndefined();
  });

  it('lets go of a place at the time of a session they have from now on: nobody is in two places at once', () => {
    const late = { ...held('A1'), endsAt: hourOf('r2').endsAt };
    expect(swap(b1Full(), ANA, 'confirmed', [late], choose('B1', 'A2'))).toEqual({
      release: ['A1'],
      enter: [
        { sessionId: 'B1', status: 'waiting' },
        { sessionId: 'A2', status: 'confirmed' },
      ],
    });
  });
});
