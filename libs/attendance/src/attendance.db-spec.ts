import { anEvent } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { register, registrationsOn } from '#registrations/testing';
import { Attendance, observationsOf } from './attendance.js';
import { countAttendance, searchAttendees } from './attendance.queries.js';

let database: TestDatabase;
const clock = new HandClock();
const during = new Date('2027-03-04T13:05:10Z');

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => database.clean());

/** A webinar with these people confirmed, by name. */
async function aWebinarWith(...names: string[]) {
  const { event } = await anEvent(database.db);
  const verdicts = await register(registrationsOn(database.db, clock), event, names);
  const ids = new Map(names.map((name, i) => [name, (verdicts[i] as { registrationId: string }).registrationId]));
  return {
    event,
    press: (name: string, at = during) =>
      new Attendance(database.db).recordJoinPress({ id: ids.get(name) ?? '', eventId: event.id }, at),
    ids,
  };
}

describe('a press on "join"', () => {
  it('is noted, and pressing again in the same minute is the same press', async () => {
    const { press, ids } = await aWebinarWith('Ana');
    await press('Ana');
    await press('Ana', new Date('2027-03-04T13:05:59Z'));
    await Promise.all([1, 2].map(() => press('Ana', new Date('2027-03-04T13:20:00Z'))));
    const seen = await observationsOf(database.db.read, ids.get('Ana') ?? '');
    expect(seen.map(({ source, at }) => [source, at.toISOString()])).toEqual([
      ['join_press', '2027-03-04T13:05:10.000Z'],
      ['join_press', '2027-03-04T13:20:00.000Z'],
    ]);
  });

  it('makes "who came" and "who did not"', async () => {
    const { event, press } = await aWebinarWith('Ana', 'Bo', 'Cy');
    await press('Ana');
    await press('Cy');
    expect((await countAttendance(database.db.read, [event.id])).get(event.id)).toEqual({ confirmed: 3, attended: 2 });
    const names = async (show: 'all' | 'came' | 'missing') =>
      (await searchAttendees(database.db.read, { eventId: event.id, q: '', show, page: 1 })).rows.map(
        (row) => row.name,
      );
    expect(await names('came')).toEqual(['Ana', 'Cy']);
    expect(await names('missing')).toEqual(['Bo']);
    expect(await names('all')).toEqual(['Ana', 'Bo', 'Cy']);
  });

  it('never overrules what a person decided', async () => {
    const { event, press } = await aWebinarWith('Ana');
    await press('Ana');
    await database.db.read.query(`update attendance set attended = false, decided_by = 'person'`);
    await press('Ana', new Date('2027-03-04T13:30:00Z'));
    expect((await countAttendance(database.db.read, [event.id])).get(event.id)?.attended).toBe(0);
  });

  it('tells the person that joining is noted: the page said so', async () => {
    const { press } = await aWebinarWith('Ana');
    await database.db.read.query('update registration set notice_shown_at = null');
    await press('Ana');
    const [row] = await database.db.read.query('select notice_shown_at as at from registration');
    expect(row.at).toEqual(during);
  });
});
