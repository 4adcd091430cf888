import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { countAttendance, searchAttendees } from './attendance.queries.js';
import { observationsOf } from './observations.js';
import { aDoor } from './testing.js';

let database: TestDatabase;
const during = new Date('2027-03-04T13:05:10Z');
const later = new Date('2027-03-04T13:30:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => database.clean());

const aWebinarWith = (...names: string[]) =>
  aDoor(database.db, Object.fromEntries(names.map((name) => [name, []])), { event: { kind: 'online' } });

describe('a press on "join"', () => {
  it('is noted, and pressing again in the same minute is the same press', async () => {
    const { press, id } = await aWebinarWith('Ana');
    await press('Ana', during);
    await press('Ana', new Date('2027-03-04T13:05:59Z'));
    await Promise.all([1, 2].map(() => press('Ana', new Date('2027-03-04T13:20:00Z'))));
    const seen = await observationsOf(database.db.read, id('Ana'));
    expect(seen.map(({ source, at }) => [source, at.toISOString()])).toEqual([
      ['join_press', '2027-03-04T13:05:10.000Z'],
      ['join_press', '2027-03-04T13:20:00.000Z'],
    ]);
  });

  it('makes "who came" and "who did not"', async () => {
    const { event, press, spot } = await aWebinarWith('Ana', 'Bo', 'Cy');
    await press('Ana');
    await press('Cy');
    expect((await countAttendance(database.db.read, [event.id])).get(event.id)).toEqual({ confirmed: 3, attended: 2 });
    const names = async (show: 'all' | 'came' | 'missing') => {
      const search = { eventId: event.id, spot: spot('P'), q: '', show, page: 1 };
      return (await searchAttendees(database.db.read, search)).rows.map((row) => row.name);
    };
    expect(await names('came')).toEqual(['Ana', 'Cy']);
    expect(await names('missing')).toEqual(['Bo']);
    expect(await names('all')).toEqual(['Ana', 'Bo', 'Cy']);
  });

  it('never overrules what a person decided', async () => {
    const { event, press, decide } = await aWebinarWith('Ana');
    await press('Ana', during);
    await decide('Ana', 'absent');
    await press('Ana', later);
    expect((await countAttendance(database.db.read, [event.id])).get(event.id)?.attended).toBe(0);
    await decide('Ana', 'rule');
    expect((await countAttendance(database.db.read, [event.id])).get(event.id)?.attended).toBe(1);
  });

  it('tells the person that joining is noted: the page said so', async () => {
    const { press } = await aWebinarWith('Ana');
    await database.db.read.query('update registration set notice_shown_at = null');
    await press('Ana', during);
    const [row] = await database.db.read.query('select notice_shown_at as at from registration');
    expect(row.at).toEqual(during);
  });
});
