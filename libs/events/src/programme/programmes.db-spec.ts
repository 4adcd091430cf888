import { isId, NotFound, newId } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { Events } from '../events.js';
import { ProgrammeDesk } from '../testing/programme-desk.js';
import { anEvent, anEventInput, organiser } from '../testing.js';
import { programmeOf } from './programme.js';
import { Programmes } from './programmes.js';

let test: TestDatabase;
let desk: ProgrammeDesk;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());
beforeEach(async () => {
  await test.clean();
  desk = await ProgrammeDesk.open(test.db, new HandClock('2027-02-01T09:00:00Z'));
});

describe('rounds and sessions', () => {
  it('get codes by the line of their theme group, and the times of their round', async () => {
    const group = await desk.aGroup('A', 'kennisbasis');
    const first = await desk.aRound();
    const ids = [
      await desk.aSession(first, { themeGroupId: group.id, capacity: '20' }),
      await desk.aSession(first, { themeGroupId: group.id, start: '2027-03-04T11:15' }),
      await desk.aSession(first),
    ];
    expect(ids.every(isId)).toBe(true);
    expect(await desk.codes()).toEqual(['A1', 'S1', 'A2']); // by time
    expect(await desk.session(ids[0] ?? '')).toMatchObject({
      session: { startsAt: new Date('2027-03-04T10:00:00Z'), endsAt: new Date('2027-03-04T11:00:00Z') },
      pools: [{ mode: 'any', capacity: 20, ceiling: 20, taken: 0 }],
    });
    expect(await desk.actions()).toEqual(['theme_group.created', 'round.added', ...Array(3).fill('session.added')]);
  });

  it('never share a code, also when two organisers add at the same moment', async () => {
    const id = await desk.aRound();
    const other = new Programmes(new Events(await test.another(), desk.clock).work);
    await Promise.all([
      ...[1, 2, 3].map(() => desk.aSession(id)),
      ...[1, 2, 3].map(() => other.addSession(desk.event.id, id, desk.sessionInput(), organiser)),
    ]);
    expect((await desk.codes()).sort()).toEqual(['S1', 'S2', 'S3', 'S4', 'S5', 'S6']);
  });

  it('lie within the event', async () => {
    const outside = async (changes: object) =>
      desk.programmes.addRound(desk.event.id, desk.roundInput(changes), organiser);
    expect(await outside({ start: '2027-03-03T11:00' })).toEqual({
      kind: 'refused',
      problems: [{ field: 'start', code: 'outside-event' }],
    });
    expect(await outside({ end: '2027-03-04T17:01' })).toMatchObject({ problems: [{ field: 'end' }] });
    expect(await outside({ end: '2027-03-04T11:00' })).toMatchObject({ problems: [{ code: 'end-before-start' }] });
    const id = await desk.aRound();
    expect(
      await desk.programmes.addSession(desk.event.id, id, desk.sessionInput({ start: '2027-03-04T12:30' }), organiser),
    ).toMatchObject({ problems: [{ field: 'end', code: 'end-before-start' }] });
  });

  it('take only a theme group that is at work; a retired one stays where it was', async () => {
    const group = await desk.aGroup('A', 'kennisbasis');
    const id = await desk.aRound();
    const mine = await desk.aSession(id, { themeGroupId: group.id });
    await test.db.read.query('update theme_group set retired_at = $1', [desk.clock.now()]);
    for (const themeGroupId of [group.id, newId()])
      expect(
        await desk.programmes.addSession(desk.event.id, id, desk.sessionInput({ themeGroupId }), organiser),
      ).toEqual({
        kind: 'refused',
        problems: [{ field: 'themeGroupId', code: 'group-unknown' }],
      });
    expect((await desk.editSession(mine, { themeGroupId: group.id, location: 'Zaal 2' })).kind).toBe('saved');
  });

  it('get a new code when they go to another line', async () => {
    const group = await desk.aGroup('B', 'instrumenten');
    const id = await desk.aSession(await desk.aRound());
    await desk.editSession(id, { themeGroupId: group.id });
    expect(await desk.codes()).toEqual(['B1']);
  });

  it('change places with the one above or below that begins at the same time', async () => {
    const id = await desk.aRound();
    const ids = [await desk.aSession(id), await desk.aSession(id), await desk.aSession(id)];
    await desk.programmes.moveSession(desk.event.id, ids[2] ?? '', 'up', organiser);
    expect(await desk.codes()).toEqual(['S1', 'S3', 'S2']);
    await desk.programmes.moveSession(desk.event.id, ids[0] ?? '', 'up', organiser);
    await desk.programmes.moveSession(desk.event.id, ids[0] ?? '', 'down', organiser);
    expect(await desk.codes()).toEqual(['S3', 'S1', 'S2']);
  });

  it('move along when the event moves as a whole, and what was given apart stays apart', async () => {
    const id = await desk.aRound();
    const own = await desk.aSession(id, { start: '2027-03-04T11:15' });
    const { updatedAt } = await desk.events.get(desk.event.id);
    const nextDay = { kind: 'hybrid', location: 'Zaal 1', start: '2027-03-05T10:00', end: '2027-03-05T17:00' };
    await desk.events.edit(desk.event.id, anEventInput(nextDay), updatedAt, organiser);
    expect(await desk.round(id)).toMatchObject({ startsAt: new Date('2027-03-05T10:00:00Z') });
    expect((await desk.session(own)).session).toMatchObject({
      ...{ startsAt: new Date('2027-03-05T10:15:00Z'), endsAt: new Date('2027-03-05T11:00:00Z') },
    });
    expect(desk.told).toEqual([]); // the news of the event tells it
  });

  it('take the moment along until which members go first, while it is to come: what was opened stays open', async () => {
    const id = await desk.aRound();
    const own = await desk.aSession(id);
    const moveTo = async (day: string) => {
      const { updatedAt } = await desk.events.get(desk.event.id);
      const times = { kind: 'hybrid', location: 'Zaal 1', start: `${day}T10:00`, end: `${day}T17:00` };
      await desk.events.edit(desk.event.id, anEventInput(times), updatedAt, organiser);
      const [{ at }] = await desk.db.read.query('select early_until as at from session where id = $1', [own]);
      return at;
    };
    const set = (at: Date) => desk.db.read.query('update session set early_until = $2 where id = $1', [own, at]);
    await set(new Date('2027-03-03T11:00:00Z')); // noon the day before
    // Past the change to summer time: still noon the day before.
    expect(await moveTo('2027-04-01')).toEqual(new Date('2027-03-31T10:00:00Z'));
    const isPast = new Date(desk.clock.now().getTime() - 60_000);
    await set(isPast);
    expect(await moveTo('2027-04-08')).toEqual(isPast);
  });
});

describe('taking things away', () => {
  it('takes a round and its sessions while nobody holds or wants a place', async () => {
    const id = await desk.aRound();
    const mine = await desk.aSession(id);
    await desk.fill(mine, 0, 1);
    expect(await desk.programmes.removeRound(desk.event.id, id, organiser)).toBe('in_use');
    expect(await desk.programmes.removeSession(desk.event.id, mine, organiser)).toBe('in_use');
    await desk.fill(mine, 0);
    expect(await desk.programmes.removeSession(desk.event.id, mine, organiser)).toBe('removed');
    await desk.aSession(id);
    expect(await desk.programmes.removeRound(desk.event.id, id, organiser)).toBe('removed');
    expect(await test.db.read.query('select 1 from round')).toEqual([]);
    expect(await desk.events.pools(desk.event.id)).toHaveLength(1);
  });

  it('keeps a session that somebody wants who still waits for the event, though no pool counts it', async () => {
    const id = await desk.aRound();
    const mine = await desk.aSession(id);
    await desk.wanted(mine);
    expect(await desk.programmes.removeSession(desk.event.id, mine, organiser)).toBe('in_use');
    expect(await desk.programmes.removeRound(desk.event.id, id, organiser)).toBe('in_use');
    expect(await desk.codes()).toEqual(['S1']);
    expect((await desk.session(mine)).pools).toHaveLength(1);
  });

  it('calls a session off once, and only while the event is still to come', async () => {
    const id = await desk.aSession(await desk.aRound());
    const cancel = () => desk.programmes.cancelSession(desk.event.id, id, organiser);
    expect((await Promise.all([cancel(), cancel()])).sort()).toEqual(['already_cancelled', 'cancelled']);
    expect(desk.told).toEqual(['off S1']);
    await desk.editSession(id, { location: 'Zaal 2' });
    expect(desk.told).toEqual(['off S1']);
    await desk.programmes.reopenSession(desk.event.id, id, organiser);
    await desk.programmes.reopenSession(desk.event.id, id, organiser);
    expect((await desk.actions()).filter((action: string) => action === 'session.reopened')).toHaveLength(1);
    await desk.events.cancel(desk.event.id, organiser);
    expect(await cancel()).toBe('not_now');
    await desk.events.restore(desk.event.id, organiser);
    desk.clock.moveTo(desk.event.endsAt.toISOString());
    expect(await cancel()).toBe('not_now');
  });

  it('adds nothing to an event that is off: nobody would hear of it', async () => {
    const id = await desk.aRound();
    await desk.events.cancel(desk.event.id, organiser);
    const add = [
      desk.programmes.addRound(desk.event.id, desk.roundInput(), organiser),
      desk.programmes.addSession(desk.event.id, id, desk.sessionInput(), organiser),
    ];
    expect(await Promise.all(add)).toEqual([{ kind: 'not_now' }, { kind: 'not_now' }]);
    expect(await desk.codes()).toEqual([]);
  });

  it('finds no round or session of another event, nor the plenary', async () => {
    const other = await anEvent(test.db);
    const id = await desk.aRound();
    const mine = await desk.aSession(id);
    const { plenary } = await programmeOf(test.db.read, desk.event.id);
    const wrong = [
      desk.programmes.cancelSession(other.event.id, mine, organiser),
      desk.programmes.cancelSession(desk.event.id, plenary[0]?.session.id ?? '', organiser),
      desk.programmes.removeSession(desk.event.id, `x' or true --`, organiser),
      desk.programmes.removeRound(other.event.id, id, organiser),
      desk.programmes.addSession(other.event.id, id, desk.sessionInput(), organiser),
      desk.programmes.addRound('x', desk.roundInput(), organiser),
    ];
    for (const verb of wrong) await expect(verb).rejects.toThrow(NotFound);
    expect(await desk.codes()).toEqual(['S1']);
  });
});
