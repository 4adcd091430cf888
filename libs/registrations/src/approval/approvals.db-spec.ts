import { type EventDetails, lockEvent } from '#events';
import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, HandClock, someoneWaits, type TestDatabase } from '#platform/testing';
import { OwnWorld } from '../testing/own-world.js';
import { aForm, approvalsOn } from '../testing.js';
import type { Approvals } from './approvals.js';

const organiser = { kind: 'organiser', id: '0190a000-0000-7000-8000-000000000001' } as const;
const later = (minutes: number) => clock.moveTo(new Date(clock.now().getTime() + minutes * 60_000));
let database: TestDatabase;
let clock: HandClock;
let world: OwnWorld;
let approvals: Approvals;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  clock = new HandClock('2027-03-01T09:00:00Z');
  world = new OwnWorld(database.db, clock);
  approvals = approvalsOn(database.db, clock);
});

const onRequest = async (wishes = {}) => (await anEvent(database.db, { approval: true, ...wishes })).event;
const context = ({ id, kind }: EventDetails) =>
  ({ eventId: id, eventKind: kind, language: 'nl', source: 'form' }) as const;

describe('a request', () => {
  it('holds no place, is in no line, and is told by mail that it came in', async () => {
    const event = await onRequest({ capacity: 1 });
    await world.join(event, 'Ana');
    await world.join(event, 'Bo');
    expect(await world.people()).toEqual(['Ana pending', 'Bo pending']);
    expect(await world.pools()).toEqual(['event any 0+0']);
    expect(await world.ledger.unsent()).toEqual(['requested to Ana', 'requested to Bo']);
    expect(await world.ledger.entries()).toEqual([]);
  });

  it('that is sent again is no registration: the mail says once more that it came in', async () => {
    const event = await onRequest();
    await world.join(event, 'Ana');
    await world.ledger.allSent();
    later(11);
    await world.join(event, 'Ana', { organisation: 'once more' });
    expect(await world.people()).toEqual(['Ana pending']);
    expect(await world.ledger.unsent()).toEqual(['requested to Ana']);
  });

  it('can be withdrawn and made again with one press, and is then a request again', async () => {
    const event = await onRequest();
    const ana = await world.join(event, 'Ana');
    expect(await world.cancel(ana)).toMatchObject({ kind: 'cancelled' });
    const again = await world.own.comeBack(await world.get(ana.id));
    expect(again).toEqual({ kind: 'back', status: 'pending' });
    expect(await world.own.comeBack(await world.get(ana.id))).toEqual(again);
    expect(await world.people()).toEqual(['Ana pending']);
    expect(await world.wrongCounts()).toEqual([]);
  });
});

describe('yes', () => {
  it('gives places in the order of arrival, whoever is named first, and the line by that same number', async () => {
    const event = await onRequest({ capacity: 1 });
    const [ana, bo, cy] = [
      await world.join(event, 'Ana'),
      await world.join(event, 'Bo'),
      await world.join(event, 'Cy'),
    ];
    expect(await approvals.approve(event.id, [cy.id, bo.id], organiser)).toEqual({ confirmed: 1, waiting: 1, full: 0 });
    expect(await world.people()).toEqual(['Ana pending', 'Bo confirmed', 'Cy waiting']);
    await approvals.approve(event.id, [ana.id], organiser);
    await world.cancel(bo);
    expect(await world.people()).toEqual(['Ana confirmed', 'Bo cancelled', 'Cy waiting']);
    expect(await world.wrongCounts()).toEqual([]);
  });

  it('decides the wishes for sessions by the same rule', async () => {
    const event = await onRequest();
    const ids = await aProgramme(database.db, event, [{ sessions: { A1: 1, B1: null } }]);
    const a1 = [ids.get('A1') ?? ''];
    const [ana, bo] = [await world.join(event, 'Ana', {}, a1), await world.join(event, 'Bo', {}, a1)];
    expect(await world.places()).toEqual(['Ana A1 wanted', 'Bo A1 wanted']);
    await approvals.approve(event.id, [ana.id, bo.id], organiser);
    expect(await world.places()).toEqual(['Ana A1 confirmed', 'Bo A1 waiting']);
    expect(await world.wrongCounts()).toEqual([]);
  });

  it('gives of two wishes that were moved to the same time the first', async () => {
    const event = await onRequest();
    const ids = await aProgramme(database.db, event, [
      { sessions: { A1: 1 }, min: 0 },
      { sessions: { A2: 1 }, min: 0 },
    ]);
    const ana = await world.join(event, 'Ana', {}, [...ids.values()]);
    await world.query(
      `update session s set starts_at = a.starts_at, ends_at = a.ends_at from session a where s.code = 'A2' and a.code = 'A1'`,
    );
    await approvals.approve(event.id, [ana.id], organiser);
    expect(await world.places()).toEqual(['Ana A1 confirmed']);
    expect(await world.wrongCounts()).toEqual([]);
  });

  it('sends one confirmation with the calendar entry, however often it is said', async () => {
    const event = await onRequest();
    const ana = await world.join(event, 'Ana');
    await world.ledger.allSent();
    await approvals.approve(event.id, [ana.id], organiser);
    expect(await approvals.approve(event.id, [ana.id], organiser)).toEqual({ confirmed: 0, waiting: 0, full: 0 });
    expect(await world.ledger.unsent()).toEqual(['confirmation to Ana']);
    expect(await world.ledger.entries()).toEqual(['Ana REQUEST 0']);
    expect(await world.audit()).toEqual(['registration.approved {"status": "confirmed"}']);
  });

  it('leaves who finds neither a place nor a line asking', async () => {
    const event = await onRequest({ capacity: 1, waitingCapacity: 0 });
    const people = [await world.join(event, 'Ana'), await world.join(event, 'Bo')];
    const ids = people.map(({ id }) => id);
    expect(await approvals.approve(event.id, ids, organiser)).toEqual({ confirmed: 1, waiting: 0, full: 1 });
    expect(await world.people()).toEqual(['Ana confirmed', 'Bo pending']);
  });

  it('never gives away more places than there are, by two organisers at once', async () => {
    const event = await onRequest({ capacity: 2 });
    const ids = [];
    for (const name of ['Ana', 'Bo', 'Cy', 'Di']) ids.push((await world.join(event, name)).id);
    const others = approvalsOn(await database.another(2), clock);
    await Promise.all([approvals.approve(event.id, ids, organiser), others.approve(event.id, ids, organiser)]);
    expect(await world.people()).toEqual(['Ana confirmed', 'Bo confirmed', 'Cy waiting', 'Di waiting']);
    expect(await world.wrongCounts()).toEqual([]);
  });

  it.each(['approve', 'decline'] as const)(
    '(%s) looks at nothing before it has the lock of the event',
    async (says) => {
      const event = await onRequest({ capacity: 1 });
      const [ana, bo] = [await world.join(event, 'Ana'), await world.join(event, 'Bo')];
      const other = await database.db.begin();
      await lockEvent(other.tx, event.id);
      const answering =
        says === 'approve'
          ? approvals.approve(event.id, [bo.id], organiser)
          : approvals.decline(event.id, [ana.id], organiser, '');
      await Promise.race([answering, someoneWaits(database.db)]);
      await other.tx.query(`update registration set status = 'confirmed' where id = $1`, [ana.id]);
      await other.tx.query('update pool set taken = 1');
      await other.commit();
      expect(await answering).toEqual(says === 'approve' ? { confirmed: 0, waiting: 1, full: 0 } : 0);
      expect(await world.wrongCounts()).toEqual([]);
    },
  );

  it('stands: who cancels later comes back without asking', async () => {
    const event = await onRequest();
    const ana = await world.join(event, 'Ana');
    await approvals.approve(event.id, [ana.id], organiser);
    await world.cancel(ana);
    expect(await world.own.comeBack(await world.get(ana.id))).toEqual({ kind: 'back', status: 'confirmed' });
  });

  it('is for people of this event only', async () => {
    const [event, other] = [await onRequest(), await onRequest()];
    const ana = await world.join(event, 'Ana');
    expect(await approvals.approve(other.id, [ana.id, 'x'], organiser)).toEqual({ confirmed: 0, waiting: 0, full: 0 });
    expect(await approvals.decline(other.id, [ana.id, 'x'], organiser, '')).toBe(0);
  });
});

describe('no', () => {
  it('is mailed with its reason once, and leaves nothing held or wished for', async () => {
    const event = await onRequest();
    const ids = await aProgramme(database.db, event, [{ sessions: { A1: 1 } }]);
    const ana = await world.join(event, 'Ana', {}, [ids.get('A1') ?? '']);
    expect(await approvals.decline(event.id, [ana.id], organiser, ' Alleen voor\u0000 leden ')).toBe(1);
    expect(await approvals.decline(event.id, [ana.id], organiser, 'nog eens')).toBe(0);
    expect(await world.query('select status, decline_reason from registration')).toEqual([
      { status: 'declined', decline_reason: 'Alleen voor leden' },
    ]);
    expect(await world.places()).toEqual([]);
    expect(await world.ledger.unsent()).toEqual(['requested to Ana', 'declined to Ana']);
    expect(await world.audit()).toEqual(['registration.declined {"status": "declined"}']);
  });

  it('is not begged away: asking again makes no request and mails the answer once an hour at most', async () => {
    const event = await onRequest();
    const ana = await world.join(event, 'Ana');
    await approvals.decline(event.id, [ana.id], organiser, 'Vol');
    await world.ledger.allSent();
    for (const minutes of [11, 1, 1, 60]) {
      later(minutes);
      const verdict = await world.registrations.register(
        { ...aForm('Ana'), organisation: `try ${minutes}` },
        context(event),
      );
      expect(verdict).toMatchObject({ kind: 'known', before: 'on_request' });
    }
    expect(await world.people()).toEqual(['Ana declined']);
    expect(await world.ledger.unsent()).toEqual(['declined to Ana', 'declined to Ana']);
  });

  it('is not held against whose address somebody else had typed', async () => {
    const event = await onRequest();
    const ana = await world.join(event, 'Ana');
    await approvals.decline(event.id, [ana.id], organiser, 'Vol');
    await world.own.remove(await world.get(ana.id));
    await world.join(event, 'Ana', { organisation: 'herself' });
    expect(await world.people()).toEqual(['– declined', 'Ana pending']);
    await world.query(`delete from registration where status = 'pending'`);
    expect(await approvals.approve(event.id, [ana.id], organiser)).toEqual({ confirmed: 0, waiting: 0, full: 0 });
  });

  it('can become a yes, with the sessions once wished for', async () => {
    const event = await onRequest();
    const ids = await aProgramme(database.db, event, [{ sessions: { A1: 1 } }]);
    const ana = await world.join(event, 'Ana', {}, [ids.get('A1') ?? '']);
    await approvals.decline(event.id, [ana.id], organiser, 'Vol');
    expect(await approvals.approve(event.id, [ana.id], organiser)).toMatchObject({ confirmed: 1 });
    expect(await world.places()).toEqual(['Ana A1 confirmed']);
    expect(await world.query('select decline_reason from registration')).toEqual([{ decline_reason: '' }]);
  });

  it('holds nobody back once everybody may come', async () => {
    const event = await onRequest();
    const ana = await world.join(event, 'Ana');
    await approvals.decline(event.id, [ana.id], organiser, '');
    await world.query('update event set approval = false');
    await world.join(event, 'Ana', { organisation: 'again' });
    expect(await world.people()).toEqual(['Ana declined', 'Ana confirmed']);
    expect(await approvals.approve(event.id, [ana.id], organiser)).toMatchObject({ confirmed: 0 });
  });
});

describe('no answer', () => {
  it('lapses at the start, told once, whoever looks', async () => {
    const event = await onRequest();
    await world.join(event, 'Ana');
    await world.ledger.allSent();
    await approvals.lapseDue(new Date(event.startsAt.getTime() - 1));
    await approvals.lapseDue(event.startsAt); // an organiser has moved it since the sweep looked
    expect(await world.people()).toEqual(['Ana pending']);
    clock.moveTo(event.startsAt);
    const others = approvalsOn(await database.another(2), clock);
    await Promise.all([approvals.lapseDue(clock.now()), others.lapseDue(clock.now())]);
    await approvals.lapseDue(clock.now());
    expect(await world.people()).toEqual(['Ana lapsed']);
    expect(await world.ledger.unsent()).toEqual(['request-lapsed to Ana']);
  });

  it('is the end of asking and of answering: from the start on both are refused', async () => {
    const event = await onRequest();
    const ana = await world.join(event, 'Ana');
    clock.moveTo(event.startsAt);
    expect(await world.registrations.register(aForm('Bo'), context(event))).toEqual({ kind: 'closed' });
    expect(await approvals.approve(event.id, [ana.id], organiser)).toBe('too_late');
    expect(await approvals.decline(event.id, [ana.id], organiser, '')).toBe('too_late');
  });
});

describe('an event that is called off or moves', () => {
  const offAndOn = (event: EventDetails) =>
    database.db.transaction(async (tx) => {
      for (const status of ['cancelled', 'published'] as const) {
        const kind = status === 'cancelled' ? 'event-cancelled' : 'event-restored';
        await tx.query('update event set status = $1', [status]);
        await world.registrations.tellEverybody(tx, kind, { ...event, status }, clock.now());
      }
    });

  it('and goes on before anybody heard tells who asks that they ask, where nothing told them yet', async () => {
    const event = await onRequest();
    await world.join(event, 'Ana');
    await world.query(`update outgoing_mail set status = 'failed'`);
    await offAndOn(event);
    expect(await world.ledger.unsent()).toEqual(['requested to Ana']);
  });

  it('and goes on before anybody heard tells of a yes that came in between', async () => {
    const event = await onRequest();
    const ana = await world.join(event, 'Ana');
    await world.query(
      `update outgoing_mail set status = 'sent', facts = '{"facts": {"status": "pending", "event": {}}}'`,
    );
    await approvals.approve(event.id, [ana.id], organiser);
    await offAndOn(event);
    expect(await world.ledger.unsent()).toEqual(['confirmation to Ana']);
  });

  it('tells those who ask as well', async () => {
    const event = await onRequest();
    await world.join(event, 'Ana');
    await world.ledger.allSent();
    await database.db.transaction(async (tx) => {
      await tx.query(`update event set status = 'cancelled'`);
      await world.registrations.tellEverybody(tx, 'event-cancelled', { ...event, status: 'cancelled' }, clock.now());
    });
    expect(await world.ledger.unsent()).toEqual(['event-cancelled to Ana']);
    expect(await world.people()).toEqual(['Ana pending']);
  });
});
