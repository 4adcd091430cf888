import type { EventDetails } from '#events';
import { type AnEvent, anEvent, aProgramme } from '#events/testing';
import { newId } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import type { Registration } from '../registration.js';
import type { Registrations } from '../registrations.js';
import { TestLedger } from '../testing/ledger.js';
import { aForm, ownRegistrationsOn, registrationsOn } from '../testing.js';
import { type DetailsInput, detailsOf, sealOfDetails } from './details.js';
import type { OwnRegistrations } from './own-registrations.js';

let database: TestDatabase;
let clock: HandClock;
let registrations: Registrations;
let own: OwnRegistrations;
let ledger: TestLedger;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  clock = new HandClock();
  registrations = registrationsOn(database.db, clock);
  own = ownRegistrationsOn(database.db, clock);
  ledger = new TestLedger(database.db);
});

const participant = { kind: 'participant' } as const;
const organiser = { kind: 'organiser', id: '0190a000-0000-7000-8000-000000000001' } as const;
const query = (sql: string, values: unknown[] = []) => database.db.read.query(sql, values);

async function join(event: EventDetails, name: string, wishes: Record<string, string> = {}, sessions: string[] = []) {
  const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
  const verdict = await registrations.register({ ...aForm(name, wishes), sessions }, context);
  return await get('registrationId' in verdict ? verdict.registrationId : '');
}
const get = async (id: string): Promise<Registration> => {
  const found = await registrations.find(database.db.read, id);
  if (!found) throw new Error('no such registration');
  return found;
};
const cancel = (one: Registration) => registrations.cancel(one.id, participant);
const said = async (sql: string): Promise<string[]> => (await query(sql)).map((row: { said: string }) => row.said);
const people = () => said(`select name || ' ' || status as said from registration order by arrival`);
const places = () =>
  said(`select r.name || ' ' || s.code || ' ' || p.status as said from session_place p
        join registration r on r.id = p.registration_id join session s on s.id = p.session_id order by 1`);
const pools = () =>
  said(`select coalesce(s.code, 'event') || ' ' || p.mode || ' ' || p.taken || '+' || p.waiting as said
        from pool p left join session s on s.id = p.session_id order by 1`);
const audit = () =>
  said(
    `select action || ' ' || coalesce(after::text, '') as said from audit_entry where action <> 'registration.made' order by id`,
  );

/** Every count equals the rows it counts. */
async function expectTrueCounts(): Promise<void> {
  const wrong = await query(
    `select p.id from pool p left join lateral (
       select count(*) filter (where status = 'confirmed') as taken, count(*) filter (where status = 'waiting') as waiting
       from (select r.status, r.attends from registration r where p.session_id is null and r.event_id = p.event_id
             union all
             select sp.status, r.attends from session_place sp join registration r on r.id = sp.registration_id
             where sp.session_id = p.session_id) as rows
       where p.mode in ('any', attends)) real on true
     where (p.taken, p.waiting) <> (real.taken, real.waiting)`,
  );
  expect(wrong).toEqual([]);
}

describe('coming back after cancelling', () => {
  it('is the same registration with the same link and calendar entry, one SEQUENCE on, told by one mail', async () => {
    const { event } = await anEvent(database.db, { capacity: 5 });
    const ana = await join(event, 'Ana');
    await cancel(ana);
    await ledger.allSent();
    expect(await ledger.entries()).toEqual(['Ana CANCEL 1']);
    expect(await own.comeBack(ana)).toEqual({ kind: 'back', status: 'confirmed' });
    expect(await ledger.entries()).toEqual(['Ana REQUEST 2']);
    expect(await ledger.unsent()).toEqual(['confirmation to Ana']);
    expect(await get(ana.id)).toMatchObject({
      status: 'confirmed',
      linkVersion: 1,
      cancelledAt: null,
      cancelledBy: null,
    });
    expect(await audit()).toContain('registration.restored {"status": "confirmed"}');
    await expectTrueCounts();
  });

  it('goes to the end of the line when the event filled up meanwhile, and up again like anybody', async () => {
    const { event } = await anEvent(database.db, { capacity: 1 });
    const [ana, bo] = [await join(event, 'Ana'), await join(event, 'Bo')];
    await cancel(ana);
    await ledger.allSent();
    expect(await own.comeBack(ana)).toEqual({ kind: 'back', status: 'waiting' });
    expect(await people()).toEqual(['Bo confirmed', 'Ana waiting']);
    expect(await ledger.unsent()).toEqual(['waiting to Ana']);
    expect(await ledger.entries()).toEqual(['Bo REQUEST 0', 'Ana CANCEL 1']);
    await ledger.allSent();
    await cancel(bo);
    expect(await people()).toEqual(['Bo cancelled', 'Ana confirmed']);
    expect(await ledger.entries()).toEqual(['Bo CANCEL 1', 'Ana REQUEST 2']);
    expect((await ledger.unsent()).toSorted()).toEqual(['cancelled to Bo', 'promoted to Ana']);
    await expectTrueCounts();
  });

  it('is told as often as it happens: nobody is left without a mail the second time', async () => {
    const { event } = await anEvent(database.db, { capacity: 1 });
    const [ana, bo] = [await join(event, 'Ana'), await join(event, 'Bo')];
    for (const [leaves, follows] of [
      [ana, bo],
      [bo, ana],
      [ana, bo],
    ] as const) {
      await ledger.allSent();
      await cancel(leaves);
      expect((await ledger.unsent()).toSorted()).toEqual([
        `cancelled to ${leaves.name}`,
        `promoted to ${follows.name}`,
      ]);
      await ledger.allSent();
      await own.comeBack(leaves);
      expect(await ledger.unsent()).toEqual([`waiting to ${leaves.name}`]);
    }
    await expectTrueCounts();
  });

  it('in two tabs, or from many at once, happens once and never overbooks', async () => {
    const { event } = await anEvent(database.db, { capacity: 3 });
    const all = await Promise.all(['Ana', 'Bo', 'Cy', 'Di', 'Ed', 'Flo'].map((name) => join(event, name)));
    for (const one of all) await cancel(one);
    await ledger.allSent();
    const outcomes = await Promise.all([...all, ...all].map((one) => own.comeBack(one)));
    expect(outcomes.every(({ kind }) => kind === 'back')).toBe(true);
    expect((await people()).map((one) => one.split(' ')[1])).toEqual([
      ...['confirmed', 'confirmed', 'confirmed'],
      ...['waiting', 'waiting', 'waiting'],
    ]);
    expect(await ledger.unsent()).toHaveLength(6);
    await expectTrueCounts();
  });

  it('chooses the same sessions again, as far as they have room and go on', async () => {
    const { event } = await anEvent(database.db, { capacity: 9 });
    const ids = await aProgramme(database.db, event, [
      { sessions: { A1: 1 } },
      { sessions: { A2: 5 } },
      { sessions: { A3: 5 } },
    ]);
    const three = ['A1', 'A2', 'A3'].map((code) => ids.get(code) ?? '');
    const ana = await join(event, 'Ana', {}, three);
    await cancel(ana);
    await join(event, 'Bo', {}, three);
    await query(`update session set status = 'cancelled' where code = 'A3'`);
    await query(`delete from session_place where session_id = $1`, [three[2]]);
    await query(`update pool set taken = 0 where session_id = $1`, [three[2]]);
    await own.comeBack(ana);
    expect(await places()).toEqual(['Ana A1 waiting', 'Ana A2 confirmed', 'Bo A1 confirmed', 'Bo A2 confirmed']);
    await expectTrueCounts();
  });

  it('lets a session go that the person held only until another had room', async () => {
    const { event } = await anEvent(database.db);
    const ids = await aProgramme(database.db, event, [{ sessions: { A1: 1, B1: 5 } }]);
    await join(event, 'Bo', {}, [ids.get('A1') ?? '']);
    const ana = await join(event, 'Ana', {}, [ids.get('B1') ?? '']);
    await registrations.changeSessions(ana.id, [ids.get('A1') ?? ''], participant);
    expect(await places()).toEqual(['Ana A1 waiting', 'Ana B1 confirmed', 'Bo A1 confirmed']);
    await cancel(ana);
    await own.comeBack(ana);
    expect(await places()).toEqual(['Ana A1 waiting', 'Bo A1 confirmed']);
    await expectTrueCounts();
  });

  it('takes back a withdrawal that has not left: only the newer invite goes out', async () => {
    const { event } = await anEvent(database.db);
    const ana = await join(event, 'Ana');
    await ledger.allSent();
    await cancel(ana);
    await own.comeBack(ana);
    expect(await ledger.unsent()).toEqual(['confirmation to Ana']);
  });

  it.each<[string, AnEvent, (one: Registration) => Promise<unknown>, string]>([
    ['the event has begun', {}, async () => clock.moveTo(new Date('2027-03-04T13:00:00Z')), 'too_late'],
    ['the event is off', {}, () => query(`update event set status = 'cancelled'`), 'too_late'],
    ['the line is full', { capacity: 1, waitingCapacity: 0 }, ({ eventId }) => fill(eventId), 'sold_out'],
    ['the address registered once more', {}, ({ eventId }) => fill(eventId, 'Ana'), 'known'],
  ])('is refused when %s, and changes nothing', async (_, wishes, meanwhile, kind) => {
    const { event } = await anEvent(database.db, wishes);
    const ana = await join(event, 'Ana');
    await cancel(ana);
    await meanwhile(ana);
    const before = [await people(), await pools(), await ledger.unsent()];
    expect(await own.comeBack(ana)).toEqual({ kind });
    expect([await people(), await pools(), await ledger.unsent()]).toEqual(before);
  });

  const fill = async (eventId: string, name = 'Bo') => {
    const context = { eventId, eventKind: 'online', language: 'nl', source: 'form' } as const;
    return registrations.register(aForm(name, { organisation: 'Elders' }), context);
  };

  it('is not for whom an organiser took out', async () => {
    const { event } = await anEvent(database.db);
    const ana = await join(event, 'Ana');
    await registrations.cancel(ana.id, organiser);
    expect(await own.comeBack(ana)).toEqual({ kind: 'too_late' });
  });

  it('is still possible when registration has closed: they were counted on when it did', async () => {
    const { event } = await anEvent(database.db, { closesAt: new Date('2027-02-01T09:00:00Z') });
    await query(`update event set closes_at = null`);
    const ana = await join(event, 'Ana');
    await query(`update event set closes_at = $1`, [event.closesAt]);
    await cancel(ana);
    expect(await own.comeBack(ana)).toEqual({ kind: 'back', status: 'confirmed' });
  });

  it('back in the line, hears of sessions without an invite', async () => {
    const { event } = await anEvent(database.db, { capacity: 1 });
    const ids = await aProgramme(database.db, event, [{ sessions: { A1: null }, min: 0 }]);
    const ana = await join(event, 'Ana', {}, [ids.get('A1') ?? '']);
    await join(event, 'Bo');
    await cancel(ana);
    await own.comeBack(ana);
    await ledger.allSent();
    await database.db.transaction((tx) => registrations.tellSessions(tx, event, [ids.get('A1') ?? ''], clock.now()));
    expect(await ledger.entries()).toEqual(['Bo REQUEST 0', 'Ana CANCEL 1']);
    expect(await ledger.unsent()).toEqual([]);
  });
});

describe('changing what somebody said of themselves', () => {
  const change = async (one: Registration, wishes: Partial<DetailsInput>) => {
    const now = await get(one.id);
    return (await own.changeDetails(now, { ...detailsOf(now), ...wishes }, sealOfDetails(now))).kind;
  };

  it('changes this registration, not the contact, and writes names of fields only', async () => {
    const { event } = await anEvent(database.db);
    const ana = await join(event, 'Ana');
    const contact = await query('select * from contact');
    await ledger.allSent();
    const wishes = { name: 'Ana Nieuw', organisation: 'Hogeschool Voorbeeld', role: 'policy', language: 'en' } as const;
    expect(await change(ana, wishes)).toBe('changed');
    expect(await get(ana.id)).toMatchObject(wishes);
    expect(await query('select * from contact')).toEqual(contact);
    expect(await audit()).toEqual([
      'registration.details-changed {"fields": ["name", "organisation", "role", "language"]}',
    ]);
    // Nobody's calendar shows a name: no mail and no SEQUENCE for it.
    expect([await ledger.unsent(), await ledger.entries()]).toEqual([[], ['Ana Nieuw REQUEST 0']]);
  });

  it('withdraws and gives the consent to be listed, with the time of giving', async () => {
    const { event } = await anEvent(database.db);
    const ana = await join(event, 'Ana', { listed: 'on' });
    expect((await get(ana.id)).listedConsentAt).toEqual(clock.now());
    await change(ana, { listed: false });
    expect((await get(ana.id)).listedConsentAt).toBeNull();
    clock.moveTo(new Date(clock.now().getTime() + 60_000));
    await change(ana, { listed: true });
    expect((await get(ana.id)).listedConsentAt).toEqual(clock.now());
    await change(ana, { name: 'Ana B' });
    expect((await get(ana.id)).listedConsentAt).toEqual(clock.now());
  });

  it('of two tabs lets the second one see what the first one changed, and writes nothing', async () => {
    const { event } = await anEvent(database.db);
    const ana = await join(event, 'Ana');
    await change(ana, { name: 'Uit het ene tabblad' });
    const late = await own.changeDetails(ana, { ...detailsOf(ana), name: 'Uit het andere' }, sealOfDetails(ana));
    expect(late).toMatchObject({ kind: 'stale', now: { name: 'Uit het ene tabblad' } });
    expect((await get(ana.id)).name).toBe('Uit het ene tabblad');
  });

  it('pressed twice does it once, and tells so', async () => {
    const { event } = await anEvent(database.db);
    const ana = await join(event, 'Ana');
    const press = () => own.changeDetails(ana, { ...detailsOf(ana), name: 'Bo' }, sealOfDetails(ana));
    const kinds = (await Promise.all([press(), press()])).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['changed', 'unchanged']);
    expect(await audit()).toHaveLength(1);
  });

  it('is not possible any more for who cancelled', async () => {
    const { event } = await anEvent(database.db);
    const ana = await join(event, 'Ana');
    await cancel(ana);
    expect(await change(ana, { name: 'Bo' })).toBe('not_live');
  });

  describe('taking part the other way', () => {
    /** A hybrid event with places of each way, and a line for each. */
    async function hybrid(online: number | null, onSite: number | null): Promise<EventDetails> {
      const { event } = await anEvent(database.db, { kind: 'hybrid', location: 'De Hal', capacity: online });
      await query(`update pool set mode = 'online' where session_id is null`);
      await query(`insert into pool (id, event_id, mode, capacity, ceiling) values ($1, $2, 'on_site', $3, $3)`, [
        newId(),
        event.id,
        onSite,
      ]);
      return event;
    }
    const joinAs = (event: EventDetails, name: string, attends: string, sessions: string[] = []) =>
      join(event, name, { attends }, sessions);

    it('moves the place, tells the calendar, and lets the line move into the place that came free', async () => {
      const event = await hybrid(1, 1);
      const ana = await joinAs(event, 'Ana', 'online');
      await joinAs(event, 'Bo', 'online');
      await ledger.allSent();
      expect(await change(ana, { attends: 'on_site', name: 'Ana Ruim', language: 'en' })).toBe('changed');
      expect(await pools()).toEqual(['DAY any 0+0', 'event on_site 1+0', 'event online 1+0'].slice(-2));
      expect(await people()).toEqual(['Ana Ruim confirmed', 'Bo confirmed']);
      expect(await ledger.entries()).toEqual(['Ana Ruim REQUEST 1', 'Bo REQUEST 0']);
      expect((await ledger.unsent()).toSorted()).toEqual(['programme to Ana Ruim', 'promoted to Bo']);
      const [{ language }] = await query(`select language from outgoing_mail where kind = 'programme'`);
      expect(language).toBe('en');
      await expectTrueCounts();
    });

    it('keeps the old place while there is none the other way, and writes nothing at all', async () => {
      const event = await hybrid(null, 1);
      await joinAs(event, 'Bo', 'on_site');
      const ana = await joinAs(event, 'Ana', 'online');
      const before = [await query('select * from registration order by arrival'), await pools(), await ledger.unsent()];
      expect(await change(ana, { attends: 'on_site', name: 'Anders' })).toBe('full');
      expect([
        await query('select * from registration order by arrival'),
        await pools(),
        await ledger.unsent(),
      ]).toEqual(before);
    });

    it('of two who want the last place at once gives it to one, and the other keeps theirs', async () => {
      const event = await hybrid(null, 1);
      const both = [await joinAs(event, 'Ana', 'online'), await joinAs(event, 'Bo', 'online')];
      const kinds = await Promise.all(both.map((one) => change(one, { attends: 'on_site' })));
      expect(kinds.toSorted()).toEqual(['changed', 'full']);
      expect(await pools()).toEqual(['event on_site 1+0', 'event online 1+0']);
      await expectTrueCounts();
    });

    it('does not pass by who waits for a place that way', async () => {
      const event = await hybrid(null, 1);
      const bo = await joinAs(event, 'Bo', 'on_site');
      await joinAs(event, 'Cy', 'on_site');
      const ana = await joinAs(event, 'Ana', 'online');
      await query(`update pool set capacity = 2, ceiling = 2 where mode = 'on_site'`);
      expect(await change(ana, { attends: 'on_site' })).toBe('full');
      expect(await change(bo, { attends: 'online' })).toBe('changed');
      await expectTrueCounts();
    });

    it('takes who waits to a free place, with an invite, or to the end of the other line', async () => {
      const event = await hybrid(1, 2);
      await joinAs(event, 'Zed', 'online');
      const [ana, bo] = [await joinAs(event, 'Ana', 'online'), await joinAs(event, 'Bo', 'online')];
      await joinAs(event, 'Cy', 'on_site');
      await ledger.allSent();
      expect(await change(ana, { attends: 'on_site' })).toBe('changed');
      expect(await ledger.unsent()).toEqual(['promoted to Ana']);
      await joinAs(event, 'Di', 'on_site');
      expect(await change(bo, { attends: 'on_site' })).toBe('changed');
      expect((await people()).slice(-2)).toEqual(['Di waiting', 'Bo waiting']);
      expect(await ledger.entries()).toContain('Ana REQUEST 0');
      await expectTrueCounts();
    });

    it('takes the sessions along, or stays when one of them has no place that way', async () => {
      const event = await hybrid(null, null);
      const ids = await aProgramme(database.db, event, [{ sessions: { A1: 5 } }, { sessions: { A2: 1 } }]);
      const [a1, a2] = [ids.get('A1') ?? '', ids.get('A2') ?? ''];
      await query(`update pool set mode = 'online' where session_id = $1`, [a2]);
      await query(
        `insert into pool (id, event_id, session_id, mode, capacity, ceiling) values ($1, $2, $3, 'on_site', 1, 1)`,
        [newId(), event.id, a2],
      );
      const ana = await joinAs(event, 'Ana', 'online', [a1, a2]);
      const bo = await joinAs(event, 'Bo', 'on_site', [a1, a2]);
      expect(await own.changeDetails(ana, { ...detailsOf(ana), attends: 'on_site' }, sealOfDetails(ana))).toEqual({
        kind: 'session_full',
        sessionId: a2,
      });
      await cancel(bo);
      expect(await change(ana, { attends: 'on_site' })).toBe('changed');
      expect(await places()).toEqual(['Ana A1 confirmed', 'Ana A2 confirmed']);
      expect(await pools()).toContain('A2 online 0+0');
      await expectTrueCounts();
    });

    it('is over when the event begins, and a name can still be changed', async () => {
      const event = await hybrid(null, null);
      const ana = await joinAs(event, 'Ana', 'online');
      clock.moveTo(event.startsAt);
      expect(await change(ana, { attends: 'on_site' })).toBe('too_late');
      expect(await change(ana, { name: 'Ana B' })).toBe('changed');
    });
  });
});

describe('"this was not me"', () => {
  it('cancels and takes away all that was typed; the withdrawal goes out without a name', async () => {
    const { event } = await anEvent(database.db, { capacity: 1 });
    const ana = await join(event, 'Ana', { organisation: 'Bureau Geheim', role: 'other', listed: 'on' });
    await join(event, 'Bo');
    await ledger.allSent();
    expect(await own.remove(ana)).toEqual({ kind: 'removed' });
    expect(await people()).toEqual(['– cancelled', 'Bo confirmed']);
    expect(await get(ana.id)).toMatchObject({
      organisation: '',
      role: '',
      listedConsentAt: null,
      removedAt: clock.now(),
    });
    const kept = JSON.stringify([
      await query('select * from registration'),
      await query('select * from outgoing_mail'),
      await query('select * from audit_entry'),
    ]);
    expect(kept).not.toMatch(/"Ana"|Geheim/);
    expect((await ledger.unsent()).toSorted()).toEqual(['cancelled to –', 'promoted to Bo']);
    expect(await own.remove(ana)).toEqual({ kind: 'removed' });
    expect(await audit()).toHaveLength(3);
    await expectTrueCounts();
  });

  it('is the end of it: nobody comes back under a name that is gone', async () => {
    const { event } = await anEvent(database.db);
    const ana = await join(event, 'Ana');
    await own.remove(ana);
    expect(await own.comeBack(ana)).toEqual({ kind: 'too_late' });
  });

  it('takes the text away too when it was cancelled before', async () => {
    const { event } = await anEvent(database.db);
    const ana = await join(event, 'Ana');
    await cancel(ana);
    await own.remove(ana);
    expect(await people()).toEqual(['– cancelled']);
  });

  it('is not for somebody who took part: those were more than words', async () => {
    const { event, plenary } = await anEvent(database.db);
    const ana = await join(event, 'Ana');
    await query(
      `insert into presence_observation (id, event_id, session_id, registration_id, source, source_key, kind, recorded_at)
       values ($1, $2, $3, $4, 'join_press', 'x', 'point', $5)`,
      [newId(), event.id, plenary.id, ana.id, clock.now()],
    );
    expect(await own.remove(ana)).toEqual({ kind: 'seen' });
    expect(await people()).toEqual(['Ana confirmed']);
  });
});
