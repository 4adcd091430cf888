import type { EventDetails } from '#events';
import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, HandClock, queriesOf, type TestDatabase } from '#platform/testing';
import type { Registrations } from '../registrations.js';
import { aForm, registrationsOn } from '../testing.js';

let database: TestDatabase;
let clock: HandClock;
let registrations: Registrations;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  clock = new HandClock();
  registrations = registrationsOn(database.db, clock);
});

const participant = { kind: 'participant' } as const;
const organiser = { kind: 'organiser', id: '0190a000-0000-7000-8000-000000000001' } as const;

async function join(event: EventDetails, name: string, sessions: readonly string[] = []): Promise<string> {
  const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
  const verdict = await registrations.register({ ...aForm(name), sessions: [...sessions] }, context);
  return 'registrationId' in verdict ? verdict.registrationId : '';
}
const people = async (): Promise<string[]> => {
  const rows = await database.db.read.query(`select name || ' ' || status as said from registration order by arrival`);
  return rows.map((row: { said: string }) => row.said);
};
const places = async (): Promise<string[]> => {
  const rows = await database.db.read.query(
    `select r.name || ' ' || s.code || ' ' || p.status as said from session_place p
     join registration r on r.id = p.registration_id join session s on s.id = p.session_id order by 1`,
  );
  return rows.map((row: { said: string }) => row.said);
};
const pools = () =>
  database.db.read.query(
    `select s.code, p.taken, p.waiting from pool p join session s on s.id = p.session_id order by s.code`,
  );

describe('the line', () => {
  it('stops when the event begins: a place half an hour into it helps nobody', async () => {
    const { event } = await anEvent(database.db, { capacity: 1 });
    const [ana, bo] = [await join(event, 'Ana'), await join(event, 'Bo')];
    await join(event, 'Cy');
    clock.moveTo(new Date(event.startsAt.getTime() - 1));
    await registrations.cancel(ana, organiser);
    expect(await people()).toEqual(['Ana cancelled', 'Bo confirmed', 'Cy waiting']);
    clock.moveTo(event.startsAt);
    await registrations.cancel(bo, organiser);
    expect(await people()).toEqual(['Ana cancelled', 'Bo cancelled', 'Cy waiting']);
  });

  it('lets nobody into two sessions at the same time, where one of those they wished for was moved meanwhile', async () => {
    const { event } = await anEvent(database.db, { capacity: 1 });
    const ids = await aProgramme(database.db, event, [
      { sessions: { A1: 5 }, min: 0 },
      { sessions: { A2: 5 }, min: 0 },
    ]);
    const ana = await join(event, 'Ana');
    await join(event, 'Bo', [...ids.values()]);
    await database.db.read.query(
      `update session set starts_at = first.starts_at, ends_at = first.ends_at
       from session first where session.code = 'A2' and first.code = 'A1'`,
    );
    await registrations.cancel(ana, organiser);
    expect(await people()).toEqual(['Ana cancelled', 'Bo confirmed']);
    expect(await places()).toEqual(['Bo A1 confirmed']);
    expect(await pools()).toEqual([
      { code: 'A1', taken: 1, waiting: 0 },
      { code: 'A2', taken: 0, waiting: 0 },
    ]);
  });

  it('of a session stops when that session begins, and that of a later one does not', async () => {
    const { event } = await anEvent(database.db);
    const ids = await aProgramme(database.db, event, [
      { sessions: { A1: 1 }, min: 0 },
      { sessions: { A2: 1 }, min: 0 },
    ]);
    const ana = await join(event, 'Ana', [...ids.values()]);
    await join(event, 'Bo', [...ids.values()]);
    clock.moveTo(event.startsAt);
    await registrations.cancel(ana, organiser);
    expect(await places()).toEqual(['Bo A1 waiting', 'Bo A2 confirmed']);
    expect(await pools()).toEqual([
      { code: 'A1', taken: 0, waiting: 1 },
      { code: 'A2', taken: 1, waiting: 0 },
    ]);
  });
});

describe('two people who hope for what the other holds', () => {
  const full = async () => {
    const { event } = await anEvent(database.db);
    const ids = await aProgramme(database.db, event, [{ sessions: { A1: 1, B1: 1 }, min: 0 }]);
    const [a1, b1] = [ids.get('A1') ?? '', ids.get('B1') ?? ''];
    return { event, a1, b1, ana: await join(event, 'Ana', [a1]), bo: await join(event, 'Bo', [b1]) };
  };
  const swap = (id: string, to: string) => registrations.changeSessions(id, [to], participant);

  it('change places, with a mail and SEQUENCE + 1 each, and do not wait for ever', async () => {
    const { a1, b1, ana, bo } = await full();
    await swap(ana, b1);
    await database.db.read.query(`update outgoing_mail set status = 'sent', facts = '{}'`);
    await swap(bo, a1);
    expect(await places()).toEqual(['Ana B1 confirmed', 'Bo A1 confirmed']);
    expect(await pools()).toEqual([
      { code: 'A1', taken: 1, waiting: 0 },
      { code: 'B1', taken: 1, waiting: 0 },
    ]);
    const told = await database.db.read.query(
      `select to_name as name from outgoing_mail where status = 'queued' order by to_name`,
    );
    expect(told).toEqual([{ name: 'Ana' }, { name: 'Bo' }]);
  });

  it('change places also where fewer places are left than people', async () => {
    const { event, a1, b1, ana, bo } = await full();
    await join(event, 'Cy', [a1]);
    await database.db.read.query('update pool set capacity = 0 where session_id is not null');
    await swap(bo, a1);
    await swap(ana, b1);
    // Cy is first in line for A1, so nobody is overtaken: Ana and Bo wait on.
    expect(await places()).toContain('Ana A1 confirmed');
    await registrations.cancel(
      (await database.db.read.query(`select id from registration where name = 'Cy'`))[0].id,
      participant,
    );
    expect(await places()).toEqual(['Ana B1 confirmed', 'Bo A1 confirmed']);
  });
});

it('gives up many sessions with as many statements as one', async () => {
  const { event } = await anEvent(database.db);
  const rounds = [1, 2, 3].map((n) => ({ sessions: { [`A${n}`]: 5 }, min: 0 }));
  const ids = [...(await aProgramme(database.db, event, rounds)).values()];
  const cancelling = async (name: string, sessions: readonly string[]) => {
    const id = await join(event, name, sessions);
    return (await queriesOf(database.db, () => registrations.cancel(id, participant))).length;
  };
  expect(await cancelling('Ana', ids)).toBe(await cancelling('Bo', ids.slice(0, 1)));
  const joining = async (name: string, sessions: readonly string[]) =>
    (await queriesOf(database.db, () => join(event, name, sessions))).length;
  expect(await joining('Cy', ids)).toBe(await joining('Di', ids.slice(0, 1)));
});
