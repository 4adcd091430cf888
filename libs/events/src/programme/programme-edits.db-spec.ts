import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { Events } from '../events.js';
import { ProgrammeDesk } from '../testing/programme-desk.js';
import { organiser } from '../testing.js';
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

describe('editing the programme', () => {
  it('does not overwrite what somebody else changed, and does not mind that people came meanwhile', async () => {
    const id = await desk.aRound();
    const mine = await desk.aSession(id);
    const { seal } = await desk.session(mine);
    await desk.fill(mine, 3);
    const at = { eventId: desk.event.id, sessionId: mine };
    expect((await desk.programmes.editSession(at, desk.sessionInput({ speakers: 'Ana' }), seal, organiser)).kind).toBe(
      'saved',
    );
    expect(await desk.programmes.editSession(at, desk.sessionInput({ speakers: 'Bo' }), seal, organiser)).toEqual({
      kind: 'stale',
    });
    const before = (await desk.round(id)).seal;
    expect((await desk.editRound(id, { maxChoices: '2' })).kind).toBe('saved');
    const edit = desk.programmes.editRound(
      { eventId: desk.event.id, roundId: id },
      desk.roundInput(),
      before,
      organiser,
    );
    expect(await edit).toEqual({ kind: 'stale' });
    expect((await desk.session(mine)).session.speakers).toBe('Ana');
    const [{ after }] = await test.db.read.query(`select after from audit_entry where action = 'session.edited'`);
    expect(after).toEqual({ speakers: 'changed' });
  });

  it('lets one of two edits at the same moment win, because the event is locked first', async () => {
    const id = await desk.aSession(await desk.aRound());
    const { seal } = await desk.session(id);
    const other = new Programmes(new Events(await test.another(), desk.clock).work);
    const at = { eventId: desk.event.id, sessionId: id };
    const outcomes = await Promise.all([
      desk.programmes.editSession(at, desk.sessionInput({ location: 'Zaal 2' }), seal, organiser),
      other.editSession(at, desk.sessionInput({ location: 'Zaal 3' }), seal, organiser),
    ]);
    expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['saved', 'stale']);
  });

  it('takes along the sessions that follow a round, and tells each of those once', async () => {
    const id = await desk.aRound();
    const own = await desk.aSession(id, { end: '2027-03-04T11:30' });
    await desk.aSession(id);
    await desk.editRound(id, { start: '2027-03-04T11:00', end: '2027-03-04T12:30' });
    expect(desk.told).toEqual(['news S2']);
    await desk.editRound(id, { title: { nl: 'Anders' }, start: '2027-03-04T11:10', end: '2027-03-04T12:30' });
    expect(desk.told.slice(1)).toEqual(['news S1 S2']); // at once: somebody may be in both
    expect((await desk.session(own)).session).toMatchObject({
      ...{ startsAt: new Date('2027-03-04T10:10:00Z'), endsAt: new Date('2027-03-04T10:30:00Z') },
    });
  });

  it('does not move a round so that a session with a time of its own would end before it begins', async () => {
    const id = await desk.aRound();
    const own = await desk.aSession(id, { start: '2027-03-04T11:30' });
    expect(await desk.editRound(id, { start: '2027-03-04T10:00', end: '2027-03-04T11:00' })).toEqual({
      kind: 'refused',
      problems: [{ field: 'end', code: 'session-crossed' }],
    });
    expect((await desk.session(own)).session.endsAt).toEqual(new Date('2027-03-04T11:00:00Z'));
  });

  it('tells of time, title and place of a session that is on, not of its speakers or a draft', async () => {
    const id = await desk.aSession(await desk.aRound());
    await desk.editSession(id, { speakers: 'Ana' });
    expect(desk.told).toEqual([]);
    await desk.editSession(id, { location: 'Zaal 2' });
    await desk.editSession(id, { location: 'Zaal 2', title: { nl: 'Anders' } });
    await desk.editSession(id, { location: 'Zaal 2', title: { nl: 'Anders' }, end: '2027-03-04T11:45' });
    expect(desk.told).toEqual(Array(3).fill('news S1'));
    for (const status of ['draft', 'cancelled']) {
      await test.db.read.query('update event set status = $1', [status]);
      await desk.editSession(id, { title: { nl: status } });
    }
    await test.db.read.query(`update event set status = 'published'`);
    desk.clock.moveTo(desk.event.endsAt.toISOString());
    await desk.editSession(id, { title: { nl: 'Nog anders' } });
    expect(desk.told).toHaveLength(3);
  });

  it('asks before it tells, writing nothing, where somebody is in it or in line', async () => {
    const id = await desk.aRound();
    const mine = await desk.aSession(id);
    expect((await desk.editSession(mine, { location: 'Zaal 2' }, 'ask')).kind).toBe('saved');
    await desk.fill(mine, 0, 1);
    expect(await desk.editSession(mine, { location: 'Zaal 3' }, 'ask')).toMatchObject({
      kind: 'asks',
      news: [{ session: { location: 'Zaal 2' }, after: { location: 'Zaal 3' }, taken: 0, waiting: 1 }],
    });
    expect(await desk.editRound(id, { start: '2027-03-04T11:10' }, 'ask')).toMatchObject({
      kind: 'asks',
      news: [{ waiting: 1 }],
    });
    expect((await desk.session(mine)).session).toMatchObject({
      location: 'Zaal 2',
      startsAt: new Date('2027-03-04T10:00:00Z'),
    });
    expect((await desk.editRound(id, { title: { nl: 'Andere naam' } }, 'ask')).kind).toBe('saved');
  });
});

describe('the places of a session', () => {
  it('throw nobody out when they become fewer, and let the line move when they become more', async () => {
    const id = await desk.aSession(await desk.aRound(), { capacity: '20' });
    await desk.fill(id, 15, 2);
    await desk.editSession(id, { capacity: '10' });
    expect((await desk.session(id)).pools).toMatchObject([{ capacity: 10, taken: 15, ceiling: 15 }]);
    await desk.editSession(id, { capacity: '' });
    expect((await desk.session(id)).pools).toMatchObject([{ capacity: null, ceiling: null }]);
    expect(desk.told).toEqual(['capacity', 'capacity']);
  });

  it('are divided over ways of taking part only while nobody holds or wants one', async () => {
    const id = await desk.aSession(await desk.aRound(), { capacity: '20' });
    await desk.editSession(id, { places: 'apart', capacityOnline: '30', capacityOnSite: '10' });
    expect((await desk.session(id)).pools).toMatchObject([
      { mode: 'on_site', capacity: 10 },
      { mode: 'online', capacity: 30 },
    ]);
    await test.db.read.query(`update pool set waiting = 1 where mode = 'online' and session_id = $1`, [id]);
    expect(await desk.editSession(id, { capacity: '20', title: { nl: 'Anders' } })).toEqual({
      kind: 'refused',
      problems: [{ field: 'places', code: 'places-in-use' }],
    });
    const asked = await desk.editSession(id, { capacity: '20', title: { nl: 'Anders' } }, 'ask');
    expect(asked.kind).toBe('refused'); // not first "may we mail them", and then no after all
    expect((await desk.session(id)).session.title).toEqual({ nl: 'Sessie' });
  });
});
