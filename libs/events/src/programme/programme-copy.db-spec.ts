import { NotFound } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import type { EventDetails } from '../event/event.entity.js';
import { Events } from '../events.js';
import { ProgrammeDesk } from '../testing/programme-desk.js';
import { anEventInput, organiser } from '../testing.js';

let database: TestDatabase;
let desk: ProgrammeDesk;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  desk = await ProgrammeDesk.open(database.db, new HandClock());
});

/** The working day once more, on Thursday 1 April 2027: after the change to summer time. */
const wish = (changes: object = {}) =>
  anEventInput({ kind: 'hybrid', location: 'Zaal 2', start: '2027-04-01T10:00', end: '2027-04-01T17:00', ...changes });

async function copy(changes: object = {}): Promise<EventDetails> {
  const made = await desk.events.create(wish(changes), organiser, { copyOf: desk.event.id });
  if (made.kind !== 'saved') throw new Error(JSON.stringify(made));
  return made.event;
}

describe('a copy of an event', () => {
  it('has its rounds and sessions at the same times of the new day, with as many places and nobody in them', async () => {
    const round = await desk.aRound();
    const session = await desk.aSession(round, { capacity: '12', speakers: 'Ana Voorbeeld' });
    await database.db.read.query('update pool set taken = 12, waiting = 3, ceiling = 12 where session_id = $1', [
      session,
    ]);
    const event = await copy();
    const { rounds } = await desk.events.programme(event.id);
    expect(rounds.map(({ round }) => round.startsAt.toISOString())).toEqual(['2027-04-01T09:00:00.000Z']);
    const [stop] = rounds[0]?.sessions ?? [];
    expect(stop?.session).toMatchObject({ code: 'S1', speakers: 'Ana Voorbeeld', status: 'open' });
    expect(stop?.session.id).not.toBe(session);
    expect(stop?.pools).toMatchObject([{ mode: 'any', capacity: 12, taken: 0, waiting: 0, ceiling: 12 }]);
    expect(event.status).toBe('draft');
  });

  it('lets members go first until as long before its start as there', async () => {
    const [open, early] = [
      await desk.aRound(),
      await desk.aRound({ start: '2027-03-04T12:00', end: '2027-03-04T13:00' }),
    ];
    await desk.aSession(open);
    await database.db.read.query('update session set early_until = $2 where id = $1', [
      await desk.aSession(early),
      new Date('2027-02-25T11:00:00Z'), // noon a week before
    ]);
    const { rounds } = await desk.events.programme((await copy()).id);
    // Noon a week before 1 April, on the clock: the change to summer time is in between.
    expect(rounds.map(({ sessions }) => sessions[0]?.session.earlyUntil)).toEqual([
      null,
      new Date('2027-03-25T11:00:00Z'),
    ]);
  });

  it('leaves behind what was called off', async () => {
    const round = await desk.aRound();
    await desk.aSession(round);
    const off = await desk.aSession(round);
    await desk.programmes.cancelSession(desk.event.id, off, organiser);
    const event = await copy();
    const { rounds } = await desk.events.programme(event.id);
    expect(rounds[0]?.sessions.map(({ session }) => session.code)).toEqual(['S1']);
  });

  it('puts places together where there is one way left to take part', async () => {
    const round = await desk.aRound();
    await desk.aSession(round, { places: 'apart', capacityOnline: '5', capacityOnSite: '7' });
    const event = await copy({ kind: 'on_site' });
    const { rounds } = await desk.events.programme(event.id);
    expect(rounds[0]?.sessions[0]?.pools).toMatchObject([{ mode: 'any', capacity: 7 }]);
  });

  it('is refused while the programme would last longer than it, and then nothing is made', async () => {
    await desk.aRound();
    const refused = await desk.events.create(wish({ end: '2027-04-01T11:30' }), organiser, { copyOf: desk.event.id });
    expect(refused).toEqual({ kind: 'refused', problems: [{ field: 'end', code: 'programme-outside' }] });
    expect(await database.db.read.query('select count(*)::int as events from event')).toEqual([{ events: 1 }]);
  });

  it('is none of what is not there', async () => {
    const events = new Events(database.db, new HandClock());
    await expect(events.create(wish(), organiser, { copyOf: 'nothing' })).rejects.toThrow(NotFound);
  });
});
