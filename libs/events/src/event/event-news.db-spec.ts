import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { Events } from '../events.js';
import { anEvent, anEventInput, organiser } from '../testing.js';

let test: TestDatabase;
let clock: HandClock;
let events: Events;

beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  await test.clean();
  clock = new HandClock('2027-02-01T09:00:00Z');
  events = new Events(test.db, clock);
});
afterAll(() => test.drop());

const typed = anEventInput;

async function created(changes: object = {}) {
  const outcome = await events.create(typed(changes), organiser);
  if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome));
  return outcome.event;
}

async function edited(id: string, changes: object) {
  const { updatedAt } = await events.get(id);
  const outcome = await events.edit(id, typed(changes), updatedAt, organiser);
  if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome));
  return outcome.event;
}

const audit = () => test.db.read.query('select action, actor_id, before, after from audit_entry order by id');

describe('what people must know of a change', () => {
  it('tells the hooks what people must know, and only while there is something to come to', async () => {
    const seen: unknown[] = [];
    events.whenChanged({ afterNews: async (_tx, event, _now, { fields }) => void seen.push([event.slug, fields]) });
    const { id } = await created();
    await edited(id, { start: '2027-03-04T13:30' });
    expect(seen).toEqual([]); // a draft is nobody's news
    await events.publish(id, organiser);
    await edited(id, {
      start: '2027-03-04T13:30',
      summary: { nl: 'Anders.' },
      capacity: '9',
      roomUrl: 'https://a.example.org',
    });
    expect(seen).toEqual([]);
    await edited(id, { start: '2027-03-05T13:30', end: '2027-03-05T15:00', location: 'Zaal 1' });
    expect(seen).toEqual([['voorjaarswebinar', ['startsAt', 'endsAt', 'location']]]);
    await edited(id, {
      start: '2027-03-05T13:30',
      end: '2027-03-05T15:00',
      location: 'Zaal 1',
      title: { nl: 'Anders' },
    });
    expect(seen.slice(1)).toEqual([['voorjaarswebinar', ['title']]]);
    clock.moveTo('2027-03-05T14:00:00Z');
    await edited(id, { start: '2027-03-05T13:30', end: '2027-03-05T14:45', title: { nl: 'Anders' } });
    expect(seen).toHaveLength(2); // it is over: the record is put right
  });

  it('asks before it tells, writing nothing, where somebody takes part', async () => {
    const { event, pool } = await anEvent(test.db);
    const later = { start: '2027-03-05T14:00', end: '2027-03-05T15:30' };
    const edit = async (seen: Date, telling: 'tell' | 'ask') =>
      events.edit(event.id, typed(later), seen, organiser, telling);
    await test.db.read.query('update pool set taken = 1 where id = $1', [pool.id]);
    const asked = await edit(event.updatedAt, 'ask');
    expect(asked).toMatchObject({ kind: 'asks', news: { before: { startsAt: event.startsAt } } });
    expect(await events.get(event.id)).toEqual(event);
    expect(await audit()).toEqual([]);
    expect((await edit(event.updatedAt, 'tell')).kind).toBe('saved');
    await test.db.read.query('update pool set taken = 0 where id = $1', [pool.id]);
    const { updatedAt } = await events.get(event.id);
    expect((await events.edit(event.id, typed(), updatedAt, organiser, 'ask')).kind).toBe('saved');
  });

  it('refuses what cannot be before it asks whether people may be mailed', async () => {
    const { event, pool } = await anEvent(test.db, { kind: 'hybrid', location: 'Zaal 1' });
    await test.db.read.query('update pool set taken = 1 where id = $1', [pool.id]);
    const apart = { kind: 'hybrid', location: 'Zaal 2', places: 'apart', capacityOnline: '', capacityOnSite: '30' };
    expect(await events.edit(event.id, typed(apart), event.updatedAt, organiser, 'ask')).toEqual({
      kind: 'refused',
      problems: [{ field: 'places', code: 'places-in-use' }],
    });
  });

  it('does not let an event that is still to come slip into the past', async () => {
    const { event } = await anEvent(test.db);
    const lastYear = typed({ start: '2026-03-04T14:00', end: '2026-03-04T15:30' });
    expect(await events.edit(event.id, lastYear, event.updatedAt, organiser)).toEqual({
      kind: 'refused',
      problems: [{ field: 'end', code: 'already-over' }],
    });
  });

  it('divides the places of a hybrid event only while nobody holds or wants one', async () => {
    const { id } = await created({ kind: 'hybrid', location: 'Zaal 1', capacity: '80' });
    const hybrid = { kind: 'hybrid', location: 'Zaal 1' };
    const apart = { ...hybrid, places: 'apart', capacityOnline: '', capacityOnSite: '30' };
    await edited(id, apart);
    expect(await events.pools(id)).toMatchObject([
      { mode: 'on_site', capacity: 30, ceiling: 30 },
      { mode: 'online', capacity: null, ceiling: null },
    ]);
    await test.db.read.query(`update pool set taken = 20, waiting = 1 where mode = 'on_site'`);
    await edited(id, { ...apart, capacityOnSite: '10' });
    expect(await events.pools(id)).toMatchObject([{ capacity: 10, taken: 20, ceiling: 20 }, { mode: 'online' }]);
    for (const [change, field] of [
      [{ ...hybrid, capacity: '80' }, 'places'],
      [{ kind: 'online', capacity: '80' }, 'kind'],
    ] as const) {
      const { updatedAt } = await events.get(id);
      expect(await events.edit(id, typed(change), updatedAt, organiser)).toEqual({
        kind: 'refused',
        problems: [{ field, code: 'places-in-use' }],
      });
    }
    await test.db.read.query('update pool set taken = 0, waiting = 0');
    await edited(id, { ...hybrid, capacity: '80' });
    expect(await events.pools(id)).toMatchObject([{ mode: 'any', capacity: 80, ceiling: 80 }]);
  });
});

describe('restoring', () => {
  it('restores a cancelled event once, with its people, and counts its start as known from then on', async () => {
    const restored: string[] = [];
    events.whenChanged({ afterRestore: async (_, event) => void restored.push(event.status) });
    const { event } = await anEvent(test.db);
    expect((await events.restore(event.id, organiser)).kind).toBe('not_cancelled');
    await events.cancel(event.id, organiser);
    clock.advance({ hours: 1 });
    const outcomes = await Promise.all([events.restore(event.id, organiser), events.restore(event.id, organiser)]);
    expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['not_cancelled', 'restored']);
    expect(restored).toEqual(['published']);
    expect(await events.get(event.id)).toMatchObject({
      ...{ status: 'published', cancelledAt: null, startMovedAt: clock.now(), startVersion: event.startVersion },
    });
    expect((await audit()).map((entry: { action: string }) => entry.action)).toEqual([
      'event.cancelled',
      'event.restored',
    ]);
  });

  it('restores one that is over for the record only', async () => {
    const restored: string[] = [];
    events.whenChanged({ afterRestore: async (_, event) => void restored.push(event.status) });
    const { event } = await anEvent(test.db);
    await events.cancel(event.id, organiser);
    clock.moveTo(event.endsAt.toISOString());
    expect((await events.restore(event.id, organiser)).kind).toBe('restored');
    expect(restored).toEqual([]);
  });
});
