import { type AtDoor, decideDoor } from './door.js';

const guest: AtDoor = { eventStatus: 'published', status: 'confirmed', isPlenary: true, place: null, isTold: true };
const refusal = (changes: Partial<AtDoor>) => decideDoor({ ...guest, ...changes })?.kind;

describe('decideDoor', () => {
  it('notes whoever has a place and was told', () => {
    expect(refusal({})).toBeUndefined();
    expect(refusal({ isPlenary: false, place: 'confirmed' })).toBeUndefined();
  });

  it('never notes who was not told', () => {
    expect(refusal({ isTold: false })).toBe('not_told');
  });

  it.each(['pending', 'waiting', 'declined', 'cancelled', 'lapsed'] as const)('admits nobody who is %s', (status) => {
    expect(decideDoor({ ...guest, status })).toEqual({ kind: 'no_place', status });
  });

  it('knows who chose a session, who waits for it, and who did neither', () => {
    expect(decideDoor({ ...guest, isPlenary: false, place: 'waiting' })).toEqual({
      kind: 'not_in_session',
      waits: true,
    });
    expect(decideDoor({ ...guest, isPlenary: false })).toEqual({ kind: 'not_in_session', waits: false });
  });

  it('notes nobody at an event that does not go on', () => {
    expect(refusal({ eventStatus: 'cancelled' })).toBe('event_off');
    expect(refusal({ eventStatus: 'draft' })).toBe('event_off');
  });
});
