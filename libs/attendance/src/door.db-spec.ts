import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { countAtDoor, findAtDoor } from './door.queries.js';
import { aDoor, type TestDoor } from './testing.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => database.clean());

const search = (door: TestDoor, q: string, code: string) => ({
  eventId: door.event.id,
  spot: door.spot(code),
  isHybrid: door.event.kind === 'hybrid',
  q,
});
const names = async (door: TestDoor, q = '', code = 'P') =>
  (await findAtDoor(database.db.read, search(door, q, code))).rows.map((row) => row.name);
const counts = (door: TestDoor, code = 'P') => countAtDoor(database.db.read, search(door, '', code));

describe('finding somebody at the door', () => {
  it('ignores case, accents and the order of words', async () => {
    const people = { 'Zoë Müller-Strauß': [], 'Łukasz Øverland': [], 'Bram van der Velden': [], 'Æfa IJsbrand': [] };
    const door = await aDoor(database.db, people);
    for (const typed of ['zoe', 'ZOË', 'muller strauss', 'straus zo', 'Zoe\u0308']) {
      expect(await names(door, typed)).toEqual(['Zoë Müller-Strauß']);
    }
    expect(await names(door, 'overland lukasz')).toEqual(['Łukasz Øverland']);
    expect(await names(door, 'velden bram')).toEqual(['Bram van der Velden']);
    expect(await names(door, 'aefa ijs')).toEqual(['Æfa IJsbrand']);
    expect(await names(door, '%')).toEqual([]);
  });

  it('lists who is expected when nothing is typed, and says how others stand when they are looked for', async () => {
    const people = { Ana: ['A1'], Bo: ['A1'], Cy: [], Di: [] };
    const door = await aDoor(database.db, people, { event: { capacity: 3 }, sessions: { A1: 1 } });
    expect(await names(door)).toEqual(['Ana', 'Bo', 'Cy']);
    expect(await names(door, 'di')).toEqual(['Di']);
    expect(await names(door, '', 'A1')).toEqual(['Ana']);
    // Who is expected here comes before who is not.
    expect(await names(door, 'example.org', 'A1')).toEqual(['Ana', 'Bo', 'Cy', 'Di']);
    const { rows } = await findAtDoor(database.db.read, search(door, 'bo', 'A1'));
    expect(rows).toMatchObject([{ name: 'Bo', status: 'confirmed', place: 'waiting', codes: '' }]);
    expect([await counts(door), await counts(door, 'A1')]).toEqual([
      { expected: 3, present: 0 },
      { expected: 1, present: 0 },
    ]);
  });

  it('expects nobody at the door who joins online, but counts who comes anyway', async () => {
    const door = await aDoor(database.db, { Ana: [], Bo: [] }, { event: { kind: 'hybrid' } });
    await database.db.read.query(`update registration set attends = 'on_site' where id = $1`, [door.id('Ana')]);
    await door.press('Bo');
    expect([await names(door), await counts(door)]).toEqual([['Ana'], { expected: 1, present: 0 }]);
    expect(await names(door, 'bo')).toEqual(['Bo']);
    await door.checkIn('Bo');
    expect([await names(door), await counts(door)]).toEqual([['Ana', 'Bo'], { expected: 2, present: 1 }]);
  });

  it('leaves out the old cancellation of somebody who came back', async () => {
    const door = await aDoor(database.db, { Ana: [], 'Ana nu': [] });
    const query = (sql: string) => database.db.read.query(sql, [door.id('Ana')]);
    await query(`update registration set status = 'cancelled' where id = $1`);
    expect(await names(door, 'ana')).toEqual(['Ana nu', 'Ana']);
    await query(
      `update registration set contact_id = (select contact_id from registration where id = $1) where id <> $1`,
    );
    expect(await names(door, 'ana')).toEqual(['Ana nu']);
  });

  it('shows forty at most and says that there are more', async () => {
    const door = await aDoor(database.db, Object.fromEntries(Array.from({ length: 41 }, (_, i) => [`Mens ${i}`, []])));
    const found = await findAtDoor(database.db.read, search(door, '', 'P'));
    expect([found.rows.length, found.hasMore]).toEqual([40, true]);
  });
});
