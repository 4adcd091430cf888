import { Attendance } from '#attendance';
import type { EventDetails } from '#events';
import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, HandClock, queriesOf, type TestDatabase } from '#platform/testing';
import type { Registrations } from '#registrations';
import { aForm, registrationsOn } from '#registrations/testing';
import { eventStatistics } from './event-statistics.js';
import { yearFigures, yearsWithEvents } from './year-figures.js';

let database: TestDatabase;
let clock: HandClock;
let registrations: Registrations;
const ZONE = 'Europe/Amsterdam';

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  clock = new HandClock();
  registrations = registrationsOn(database.db, clock);
});

async function comes(event: EventDetails, name: string, wishes: object = {}): Promise<string> {
  const input = { ...aForm(name), ...wishes };
  const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
  const verdict = await registrations.register(input, context);
  if (!('registrationId' in verdict)) throw new Error(verdict.kind);
  return verdict.registrationId;
}

const joins = (event: EventDetails, id: string) =>
  new Attendance(database.db).recordJoinPress({ id, eventId: event.id }, event.startsAt);
const figuresOf = (event: EventDetails) => eventStatistics(database.db.read, event, clock.now());

describe('figures of an event', () => {
  it('count people by role, organisation and session, and who of them came', async () => {
    const { event } = await anEvent(database.db, { capacity: 3 });
    const sessions = await aProgramme(database.db, event, [{ sessions: { A1: 1, B1: null } }]);
    const [a1, b1] = [sessions.get('A1') as string, sessions.get('B1') as string];
    const ana = await comes(event, 'Ana', { role: 'researcher', organisation: 'ROC Het Midden', sessions: [a1] });
    await comes(event, 'Bo', { role: 'researcher', organisation: 'roc het midden ', sessions: [a1] });
    await comes(event, 'Cy', { role: 'policy', organisation: '', sessions: [b1] });
    await comes(event, 'Di', { role: 'other', organisation: 'Te laat', sessions: [b1] });
    await joins(event, ana);
    const figures = await figuresOf(event);
    expect(figures.counts).toEqual({ confirmed: 3, waiting: 1, pending: 0, cancelled: 0 });
    expect(figures.people).toEqual({ confirmed: 3, attended: 1 });
    expect(figures.roles).toEqual([
      { role: 'researcher', confirmed: 2, attended: 1 },
      { role: 'policy', confirmed: 1, attended: 0 },
    ]);
    expect(figures.ways).toEqual([{ attends: 'online', confirmed: 3, attended: 1 }]);
    expect(figures.organisations).toEqual({
      named: 1,
      largest: [{ organisation: 'ROC Het Midden', confirmed: 2, attended: 1 }],
    });
    expect(
      figures.sessions.map(({ code, confirmed, waiting, capacity }) => [code, confirmed, waiting, capacity]),
    ).toEqual([
      ['A1', 1, 1, 1],
      ['B1', 1, 0, null],
    ]);
  });

  it('grow with every registration and shrink with every cancellation, day by day', async () => {
    clock.moveTo(new Date('2027-02-01T09:00:00Z'));
    const { event } = await anEvent(database.db);
    const ana = await comes(event, 'Ana');
    clock.moveTo(new Date('2027-02-02T09:00:00Z'));
    await comes(event, 'Bo');
    await comes(event, 'Cy');
    clock.moveTo(new Date('2027-02-03T09:00:00Z'));
    await registrations.cancel(ana, { kind: 'participant' });
    clock.moveTo(new Date('2027-02-04T09:00:00Z'));
    const { growth } = await figuresOf(event);
    expect(growth.map(({ registered }) => registered)).toEqual([0, 1, 3, 2, 2]);
    expect(growth.at(-1)?.at).toEqual(clock.now());
  });

  it('leave out who withdrew a request before anybody had answered it, as if they had never asked', async () => {
    clock.moveTo(new Date('2027-02-01T09:00:00Z'));
    const { event } = await anEvent(database.db, { approval: true });
    const ana = await comes(event, 'Ana');
    clock.moveTo(new Date('2027-02-02T09:00:00Z'));
    await registrations.cancel(ana, { kind: 'participant' });
    clock.moveTo(new Date('2027-02-03T09:00:00Z'));
    expect((await figuresOf(event)).growth).toEqual([]);
  });

  it('of an event without anybody are noughts', async () => {
    const { event } = await anEvent(database.db);
    const figures = await figuresOf(event);
    expect(figures).toMatchObject({ people: { confirmed: 0, attended: 0 }, growth: [], roles: [], sessions: [] });
    expect(figures.organisations).toEqual({ named: 0, largest: [] });
  });

  it('cost as many queries for thirty people as for one', async () => {
    const { event } = await anEvent(database.db);
    await comes(event, 'Ana', { organisation: 'Org 0' });
    const one = await queriesOf(database.db, () => figuresOf(event));
    for (let i = 0; i < 29; i++) await comes(event, `P${i}`, { organisation: `Org ${i}` });
    const thirty = await queriesOf(database.db, () => figuresOf(event));
    expect(thirty).toHaveLength(one.length);
    expect(thirty.length).toBeLessThanOrEqual(6);
    expect((await figuresOf(event)).organisations).toMatchObject({ named: 29, largest: { length: 12 } });
  });
});

describe('figures of a year', () => {
  const held = async (start: string) => {
    const startsAt = new Date(start);
    const { event } = await anEvent(database.db, {
      slug: `e-${start.slice(0, 13).replace(/\D/g, '')}`,
      startsAt,
      endsAt: new Date(startsAt.getTime() + 3_600_000),
    });
    return event;
  };
  const year = (of: number) => yearFigures(database.db.read, of, ZONE, new Date('2028-06-01T00:00:00Z'));

  it('count each person once, and who had been before', async () => {
    const [spring, autumn] = [await held('2027-03-04T13:00:00Z'), await held('2027-10-07T13:00:00Z')];
    clock.moveTo(new Date('2027-02-01T09:00:00Z'));
    const ana = await comes(spring, 'Ana', { organisation: 'ROC Het Midden' });
    await comes(spring, 'Bo', { organisation: 'Roc het midden' });
    await comes(autumn, 'Ana', { organisation: 'Provincie Noordrand' });
    await comes(autumn, 'Cy');
    await joins(spring, ana);
    expect(await year(2027)).toEqual({
      year: 2027,
      events: 2,
      registered: 4,
      attended: 1,
      people: 3,
      returning: 1,
      organisations: 2,
    });
  });

  it('begin and end where the community is: an hour before new year in Greenwich is next year in Amsterdam', async () => {
    const event = await held('2027-12-31T23:30:00Z');
    clock.moveTo(new Date('2027-02-01T09:00:00Z'));
    await comes(event, 'Ana');
    expect((await year(2027)).events).toBe(0);
    expect(await year(2028)).toMatchObject({ events: 1, registered: 1 });
    expect(await yearsWithEvents(database.db.read, ZONE, new Date('2028-06-01T00:00:00Z'))).toEqual([2028]);
  });

  it('leave out what is still to come', async () => {
    await held('2027-03-04T13:00:00Z');
    const before = await yearFigures(database.db.read, 2027, ZONE, new Date('2027-01-01T00:00:00Z'));
    expect(before).toMatchObject({ events: 0, registered: 0, people: 0 });
    expect(await yearsWithEvents(database.db.read, ZONE, new Date('2027-01-01T00:00:00Z'))).toEqual([]);
  });
});
