import { NotFound } from '#platform';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { Attendance } from './attendance.js';
import { countAttendance, countAttendanceAt, presenceOf } from './attendance.queries.js';
import { decideAttendance } from './decide-attendance.js';
import { AT_DOOR, aDoor, type TestDoor } from './testing.js';

let database: TestDatabase;
const later = new Date('2027-03-04T13:40:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => database.clean());

const ask = (sql: string) => database.db.read.query(sql);
const observations = () =>
  ask(
    `select source, present, from_at as at, recorded_by as by, undone_at is null as stands from presence_observation`,
  );
const audited = async (): Promise<string[]> =>
  (await ask('select action from audit_entry order by id')).map(({ action }: { action: string }) => action);
const came = async ({ event }: TestDoor) =>
  (await countAttendance(database.db.read, [event.id])).get(event.id)?.attended;
const cameTo = async (door: TestDoor, code: string) =>
  (await countAttendanceAt(database.db.read, door.event.id, door.spot(code))).attended;

describe('checking in', () => {
  it('notes who was seen, when, and by whom; the audit trail names no person', async () => {
    const door = await aDoor(database.db, { Ana: [] });
    expect(await door.checkIn('Ana')).toEqual({ kind: 'checked_in' });
    const by = door.organiserId;
    expect(await observations()).toEqual([{ source: 'check_in', present: true, at: AT_DOOR, by, stands: true }]);
    expect(await came(door)).toBe(1);
    const [entry] = await ask(
      `select actor_id as by, subject_id as subject, after from audit_entry where action like 'att%'`,
    );
    expect(entry).toEqual({ by, subject: door.id('Ana'), after: { sessionId: door.spot('P').sessionId } });
  });

  it('on ten phones at once is one check-in, and one line in the audit trail', async () => {
    const door = await aDoor(database.db, { Ana: [] });
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => door.checkIn('Ana')));
    expect(outcomes.filter(({ kind }) => kind === 'checked_in')).toHaveLength(1);
    expect(await observations()).toHaveLength(1);
    expect((await audited()).filter((action) => action === 'attendance.checked_in')).toHaveLength(1);
  });

  it('again later keeps the first moment', async () => {
    const door = await aDoor(database.db, { Ana: [] });
    await door.checkIn('Ana');
    expect(await door.checkIn('Ana', undefined, later)).toEqual({ kind: 'already' });
    expect(await observations()).toMatchObject([{ at: AT_DOOR }]);
  });

  it('can be undone once, and counts again when pressed later', async () => {
    const door = await aDoor(database.db, { Ana: [] });
    await door.checkIn('Ana');
    expect(await door.undoCheckIn('Ana')).toEqual({ kind: 'undone' });
    expect(await door.undoCheckIn('Ana')).toEqual({ kind: 'already' });
    expect([await came(door), await observations()]).toMatchObject([0, [{ stands: false }]]);
    expect(await door.checkIn('Ana', undefined, later)).toEqual({ kind: 'checked_in' });
    expect([await came(door), await observations()]).toMatchObject([1, [{ at: later, stands: true }]]);
    expect((await audited()).filter((action) => action.startsWith('attendance.'))).toEqual([
      'attendance.checked_in',
      'attendance.check_in_undone',
      'attendance.checked_in',
    ]);
  });

  it('undone leaves what else was seen', async () => {
    const door = await aDoor(database.db, { Ana: [] }, { event: { kind: 'hybrid' } });
    await door.press('Ana');
    await door.checkIn('Ana');
    await door.undoCheckIn('Ana');
    expect(await came(door)).toBe(1);
  });

  it('in a session counts for that session and for the event, not for another session', async () => {
    const door = await aDoor(database.db, { Ana: ['A1'], Bo: ['B1'] }, { sessions: { A1: null, B1: null } });
    expect(await door.checkIn('Ana', 'A1')).toEqual({ kind: 'checked_in' });
    expect([await cameTo(door, 'P'), await cameTo(door, 'A1'), await cameTo(door, 'B1')]).toEqual([1, 1, 0]);
    expect(await door.checkIn('Bo')).toEqual({ kind: 'checked_in' });
    expect([await cameTo(door, 'P'), await cameTo(door, 'B1')]).toEqual([2, 0]);
  });

  it('admits nobody: who waits, has cancelled or chose another session is told apart, and nothing is noted', async () => {
    const people = { Ana: ['A1'], Bo: ['A1'], Cy: [] };
    const door = await aDoor(database.db, people, { event: { capacity: 2 }, sessions: { A1: 1, B1: null } });
    expect(await door.checkIn('Cy')).toEqual({ kind: 'no_place', status: 'waiting' });
    expect(await door.checkIn('Bo', 'A1')).toEqual({ kind: 'not_in_session', waits: true });
    expect(await door.checkIn('Bo', 'B1')).toEqual({ kind: 'not_in_session', waits: false });
    await ask(`update registration set status = 'cancelled' where id = '${door.id('Ana')}'`);
    expect(await door.checkIn('Ana')).toEqual({ kind: 'no_place', status: 'cancelled' });
    expect(await observations()).toEqual([]);
  });

  it('notes nobody whom nobody told, until the organiser has', async () => {
    const door = await aDoor(database.db, { Ana: [] });
    await ask('update registration set notice_shown_at = null');
    expect(await door.checkIn('Ana')).toEqual({ kind: 'not_told' });
    expect(await door.decide('Ana', 'present')).toEqual({ kind: 'not_told' });
    expect(await observations()).toEqual([]);
    expect(await door.checkIn('Ana', undefined, AT_DOOR, true)).toEqual({ kind: 'checked_in' });
    expect(await ask('select notice_shown_at as at from registration')).toEqual([{ at: AT_DOOR }]);
  });

  it('finds no person and no session of another event', async () => {
    const [here, there] = [
      await aDoor(database.db, { Ana: ['A1'] }, { sessions: { A1: null } }),
      await aDoor(database.db, { Bo: ['A1'] }, { sessions: { A1: null } }),
    ];
    const mixed = { eventId: here.event.id, registrationId: there.id('Bo'), organiserId: here.organiserId };
    await expect(new Attendance(database.db).checkIn(mixed, AT_DOOR)).rejects.toThrow(NotFound);
    await expect(here.checkInAt('Ana', there.spot('A1').sessionId)).rejects.toThrow(NotFound);
    await expect(here.checkInAt('Ana', 'x')).rejects.toThrow(NotFound);
    expect(await observations()).toEqual([]);
  });
});

describe('a decision by hand', () => {
  it('wins over what was seen, and can be left to the rule again', async () => {
    const door = await aDoor(database.db, { Ana: [], Bo: [] });
    await door.checkIn('Ana');
    expect(await door.decide('Ana', 'absent')).toEqual({ kind: 'decided' });
    expect(await door.decide('Ana', 'absent')).toEqual({ kind: 'already' });
    expect(await door.decide('Bo', 'present')).toEqual({ kind: 'decided' });
    expect(await ask('select attended, decided_by from attendance order by attended')).toEqual([
      { attended: false, decided_by: 'person' },
      { attended: true, decided_by: 'person' },
    ]);
    expect(await door.decide('Ana', 'rule')).toEqual({ kind: 'decided' });
    expect(await door.decide('Bo', 'rule')).toEqual({ kind: 'decided' });
    expect(await door.decide('Bo', 'rule')).toEqual({ kind: 'already' });
    expect(await ask('select attended, decided_by from attendance')).toEqual([{ attended: true, decided_by: 'rule' }]);
    expect((await audited()).filter((action) => action.startsWith('attendance.decision_'))).toHaveLength(2);
  });

  it('that somebody was not there goes when they are seen at the door after all', async () => {
    const door = await aDoor(database.db, { Ana: ['A1'] }, { sessions: { A1: null } });
    await door.checkIn('Ana');
    await door.decide('Ana', 'absent');
    expect(await door.checkIn('Ana', 'A1', later)).toEqual({ kind: 'checked_in' });
    expect([await cameTo(door, 'P'), await cameTo(door, 'A1')]).toEqual([1, 1]);
    await door.decide('Ana', 'absent', 'A1');
    expect([await cameTo(door, 'P'), await cameTo(door, 'A1')]).toEqual([1, 0]);
    // Checked in already, and still this newer look counts.
    expect(await door.checkIn('Ana', 'A1', later)).toEqual({ kind: 'checked_in' });
    expect(await cameTo(door, 'A1')).toBe(1);
  });
});

describe('attendance', () => {
  it('of one person is that of the event and of the sessions that are theirs', async () => {
    const door = await aDoor(database.db, { Ana: ['A1'], Bo: ['B1'] }, { sessions: { A1: null, B1: null } });
    await door.checkIn('Ana');
    await door.decide('Ana', 'present', 'A1');
    const presence = await presenceOf(database.db.read, door.id('Ana'));
    expect(presence).toMatchObject([
      { code: 'P', isEvent: true, attended: true, isByHand: false, firstSeenAt: AT_DOOR },
      { code: 'A1', isEvent: false, attended: true, isByHand: true, firstSeenAt: null },
    ]);
  });

  it('is what the observations say, whatever happens at once', async () => {
    const door = await aDoor(database.db, { Ana: ['A1'] }, { sessions: { A1: null } });
    const acts = [
      () => door.checkIn('Ana'),
      () => door.undoCheckIn('Ana'),
      () => door.checkIn('Ana', 'A1'),
      () => door.undoCheckIn('Ana', 'A1'),
      () => door.decide('Ana', 'absent', 'A1'),
      () => door.decide('Ana', 'rule', 'A1'),
    ];
    for (let round = 0; round < 12; round++) {
      await Promise.all([...acts.slice(round % 6), ...acts.slice(0, round % 6)].map((act) => act()));
      const seen = await ask(
        `select session_id as "sessionId", source, present, coalesce(from_at, recorded_at) as at
         from presence_observation where undone_at is null`,
      );
      const rows = await ask(
        `select session_id as "sessionId", attended, first_seen_at as "firstSeenAt", decided_by as "decidedBy" from attendance`,
      );
      const sorted = (list: { sessionId: string }[]) => list.sort((a, b) => a.sessionId.localeCompare(b.sessionId));
      expect(sorted(rows)).toEqual(sorted(decideAttendance(door.spot('P').sessionId, seen)));
    }
  });
});
