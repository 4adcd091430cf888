import type { EventDetails } from './event.entity.js';
import { decideChange, laterThan } from './event-changes.js';
import { type EventInput, readEventInput } from './event-input.js';

const typed = {
  title: { nl: 'Voorjaarswebinar' },
  summary: { nl: 'Wat werkt.' },
  timeZone: 'Europe/Amsterdam',
  start: '2027-03-04T14:00',
  end: '2027-03-04T15:30',
};
const NOW = new Date('2027-02-01T09:00:00Z');

function input(changes: object = {}): EventInput {
  const outcome = readEventInput({ ...typed, ...changes });
  if (outcome.kind === 'refused') throw new Error('the test typed something wrong');
  return outcome.input;
}

const { pools, roomUrl, ...decided } = input({ slug: 'voorjaarswebinar' });
const event = { ...decided, startVersion: 3, textVersion: 7, updatedAt: NOW } as unknown as EventDetails;

describe('what an edit does', () => {
  it('does nothing when nothing differs, also when the address is left empty', () => {
    expect(decideChange(event, input(), NOW)).toMatchObject({ columns: {}, startMoved: false });
  });

  it('raises the start version only when the instant of the start differs', () => {
    const moved = decideChange(event, input({ start: '2027-03-04T14:15' }), NOW);
    expect(moved.startMoved).toBe(true);
    expect(moved.columns).toMatchObject({ startVersion: 4, startMovedAt: NOW });
    // 13:00 in London is 14:00 in Amsterdam: another wall time, the same moment.
    const sameMoment = { timeZone: 'Europe/London', start: '2027-03-04T13:00', end: '2027-03-04T14:30' };
    const zone = decideChange(event, input(sameMoment), NOW);
    expect(zone.startMoved).toBe(false);
    expect(zone.columns).not.toHaveProperty('startVersion');
    expect(zone.columns).toMatchObject({ localStart: '2027-03-04T13:00', textVersion: 8 });
  });

  it('puts right the start of what has begun without a new start version: nobody can come because of it', () => {
    const [during, after] = [new Date('2027-03-04T13:30:00Z'), new Date('2027-03-05T09:00:00Z')];
    for (const now of [during, after]) {
      const { startMoved, columns } = decideChange(event, input({ start: '2027-03-04T14:10' }), now);
      expect(startMoved).toBe(false);
      expect(columns).not.toHaveProperty('startVersion');
      expect(columns).not.toHaveProperty('startMovedAt');
      expect(columns).toMatchObject({ localStart: '2027-03-04T14:10', textVersion: 8 });
    }
    const later = { start: '2027-03-11T14:00', end: '2027-03-11T15:30' };
    expect(decideChange(event, input(later), after).columns).toMatchObject({ startVersion: 4, startMovedAt: after });
    expect(decideChange(event, input({ start: '2027-03-04T15:00' }), during).startMoved).toBe(true);
  });

  it.each([
    [{ title: { nl: 'Najaarswebinar' } }, 8],
    [{ location: 'Zaal 3' }, 8],
    [{ end: '2027-03-04T16:00' }, 8],
    [{ visibility: 'unlisted' }, undefined],
    [{ waitingCapacity: '5' }, undefined],
    [{ closes: '2027-03-04T12:00' }, undefined],
  ])('raises the text version for what people see: %j', (change, version) => {
    expect(decideChange(event, input(change), NOW).columns.textVersion).toBe(version);
  });

  it('names only what changed, before and after', () => {
    const { before, after } = decideChange(event, input({ location: 'Zaal 3' }), NOW);
    expect({ before, after }).toEqual({ before: { location: '' }, after: { location: 'Zaal 3' } });
  });
});

describe('the moment of a change', () => {
  it('differs from the one before, also within a millisecond or when the clock was set back', () => {
    expect(laterThan(NOW, NOW).getTime()).toBe(NOW.getTime() + 1);
    expect(laterThan(NOW, new Date(0)).getTime()).toBe(NOW.getTime() + 1);
    expect(laterThan(new Date(0), NOW)).toEqual(NOW);
  });
});
