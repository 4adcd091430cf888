import { Event, type EventDetails } from '#events';
import { anEvent, aProgramme } from '#events/testing';
import { testOutbox } from '#mail/testing';
import { Database, openLog, type Tx } from '#platform';
import { createTestDatabase, cutAfterCommit, HandClock, type TestDatabase } from '#platform/testing';
import { AdmissionDesk } from '../admission/admission-desk.js';
import { AdmissionRows } from '../admission/admission-store.js';
import type { RegistrationRequest } from '../admission/new-registrations.js';
import type { GroupAnswer } from '../admission/together.js';
import type { Registrations } from '../registrations.js';
import { aGroup } from '../testing/a-group.js';
import { aRequest, register, registrationsOn, testEntries } from '../testing.js';
import { groupRequests } from './group-requests.js';

const log = openLog({ logLevel: 'silent' }, 'test');
let database: TestDatabase;
let clock: HandClock;
let registrations: Registrations;

beforeAll(async () => {
  database = await createTestDatabase();
  // A slow disk on demand: what races for a millisecond in life races for sure here.
  await database.db.read.query(`
    create table slow_disk (seconds float);
    create function slow_disk() returns trigger language plpgsql as $$
    begin
      perform pg_sleep((select seconds from slow_disk));
      return new;
    end $$;
    create trigger slow_disk before insert on registration for each row execute function slow_disk();
  `);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  clock = new HandClock();
  registrations = registrationsOn(database.db, clock);
});

const said = async (sql: string, ...values: unknown[]): Promise<string[]> =>
  (await database.db.read.query(sql, values)).map((row: { said: string }) => row.said);
const people = () => said(`select name || ' ' || status as said from registration order by arrival`);
const mails = () => said(`select kind || ' to ' || to_address as said from outgoing_mail order by kind, to_address`);
const send = (
  event: EventDetails,
  names: readonly string[],
  wishes: Parameters<typeof aGroup>[1] = {},
  accepts?: number,
) => registrations.registerTogether(aGroup(names, wishes), { event, language: 'nl', accepts });

describe('a group of people', () => {
  it('is written in the order of the list, each with a mail of their own, and its sender hears what was done', async () => {
    const { event } = await anEvent(database.db, { capacity: 5 });
    expect(await send(event, ['Ana', 'Bo', 'Cy'])).toEqual({ kind: 'received' });
    expect(await people()).toEqual(['Ana confirmed', 'Bo confirmed', 'Cy confirmed']);
    expect(await mails()).toEqual([
      'confirmation to ana@example.org',
      'confirmation to bo@example.org',
      'confirmation to cy@example.org',
      'registered-others to els@example.org',
    ]);
    const [group] = await database.db.read.query(
      `select g.name, g.size, g.answer, c.email, (select count(*) from registration where group_id = g.id) as members
       from registration_group g join contact c on c.id = g.contact_id`,
    );
    expect(group).toEqual({ name: 'Els', size: 3, answer: 'received', email: 'els@example.org', members: 3 });
  });

  it('with its sender in it comes to one mail for them too; only they have read what is noted of who was there', async () => {
    const { event } = await anEvent(database.db);
    await send(event, ['Els', 'Bo'], { self: true });
    expect(await mails()).toEqual(['confirmation to bo@example.org', 'confirmation to els@example.org']);
    expect(
      await said(`select name as said from registration where notice_shown_at is not null order by arrival`),
    ).toEqual(['Els']);
  });

  it('that does not fit leaves nothing behind', async () => {
    const { event } = await anEvent(database.db, { capacity: 2 });
    expect(await send(event, ['Ana', 'Bo', 'Cy'])).toMatchObject({ kind: 'short', short: { event: 2 } });
    for (const table of ['registration', 'registration_group', 'contact', 'outgoing_mail', 'audit_entry'])
      expect(await database.db.read.query(`select from ${table}`)).toEqual([]);
  });

  it('comes in for the first and waits for the rest when its sender wants that', async () => {
    const { event } = await anEvent(database.db, { capacity: 2 });
    expect(await send(event, ['Ana', 'Bo', 'Cy'], {}, 2)).toEqual({ kind: 'received_in_part' });
    expect(await people()).toEqual(['Ana confirmed', 'Bo confirmed', 'Cy waiting']);
    await registrations.cancel((await said('select id::text as said from registration order by arrival'))[0] ?? '', {
      kind: 'participant',
    });
    expect(await people()).toEqual(['Ana cancelled', 'Bo confirmed', 'Cy confirmed']); // each for themselves
  });

  it('is in its sessions as a whole, or waits for them', async () => {
    const { event } = await anEvent(database.db);
    const a1 = (await aProgramme(database.db, event, [{ sessions: { A1: 2, B1: 9 } }])).get('A1') ?? '';
    expect(await send(event, ['Ana', 'Bo', 'Cy'], { sessions: [a1] })).toEqual({
      kind: 'short',
      short: { event: null, sessions: [{ sessionId: a1, left: 2 }], mayWait: true },
    });
    expect(await people()).toEqual([]);
    await send(event, ['Ana', 'Bo', 'Cy'], { sessions: [a1] }, 3);
    expect(
      await said(
        `select r.name || ' ' || p.status as said from session_place p join registration r on r.id = p.registration_id order by p.arrival`,
      ),
    ).toEqual(['Ana confirmed', 'Bo confirmed', 'Cy waiting']);
  });

  it('becomes as many requests where organisers decide', async () => {
    const { event } = await anEvent(database.db, { capacity: 1, approval: true });
    expect(await send(event, ['Ana', 'Bo'])).toEqual({ kind: 'requested' });
    expect(await people()).toEqual(['Ana pending', 'Bo pending']);
  });
});

describe('who takes part already', () => {
  it('is not registered twice, takes no place, hears of it by mail, and changes no answer', async () => {
    const { event } = await anEvent(database.db, { capacity: 4 });
    await register(registrations, event, ['Bo']);
    clock.advance({ hours: 2 });
    expect(await send(event, ['Ana', 'Bo', 'Cy', 'Dee'])).toMatchObject({ kind: 'short', short: { event: 3 } });
    expect(await send(event, ['Ana', 'Bo', 'Cy'])).toEqual({ kind: 'received' });
    expect(await people()).toEqual(['Bo confirmed', 'Ana confirmed', 'Cy confirmed']);
    expect(await mails()).toContain('already-registered to bo@example.org');
    const group = `select count(*)::text as said from registration where group_id is not null`;
    expect(await said(group)).toEqual(['2']);
  });

  it('may be everybody: the answer is the same, and the sender hears the same', async () => {
    const { event } = await anEvent(database.db);
    await register(registrations, event, ['Ana', 'Bo']);
    expect(await send(event, ['Ana', 'Bo'])).toEqual({ kind: 'received' });
    expect((await mails()).at(-1)).toBe('registered-others to els@example.org');
  });
});

describe('the same form again', () => {
  it('is one group: the answer stands, also when all places are gone by then, and nobody is mailed', async () => {
    const { event } = await anEvent(database.db, { capacity: 3 });
    const both = await Promise.all([send(event, ['Ana', 'Bo', 'Cy']), send(event, ['Ana', 'Bo', 'Cy'])]);
    clock.advance({ minutes: 5 });
    expect([...both, await send(event, ['Ana', 'Bo', 'Cy'])]).toEqual(Array(3).fill({ kind: 'received' }));
    expect([(await people()).length, (await mails()).length]).toEqual([3, 4]);
  });

  it('after a lost answer to COMMIT finds its own registrations', async () => {
    const { event } = await anEvent(database.db, { capacity: 3 });
    const cut = await cutAfterCommit(database.url);
    const db = await Database.open({ url: cut.url, pool: 2 });
    try {
      cut.arm();
      const answer = await registrationsOn(db, clock).registerTogether(aGroup(['Ana', 'Bo', 'Cy']), {
        event,
        language: 'nl',
      });
      expect([cut.cuts, answer]).toEqual([1, { kind: 'received' }]);
    } finally {
      await db.close();
      await cut.close();
    }
    expect([(await people()).length, (await mails()).length]).toEqual([3, 4]);
  });

  it('mails its sender a few times an hour at most, however many forms a stranger sends in their name', async () => {
    const { event } = await anEvent(database.db);
    for (let i = 0; i < 9; i++) await send(event, [`Ana${i}`]);
    expect((await mails()).filter((mail) => mail.startsWith('registered-others'))).toHaveLength(5);
  });

  it('does so also where those forms are for as many events, all at once', async () => {
    const events = await Promise.all(Array.from({ length: 8 }, (_, i) => anEvent(database.db, { slug: `e${i}` })));
    await database.db.read.query('insert into slow_disk values (0.1)');
    await Promise.all(events.map(({ event }, i) => send(event, [`Ana${i}`])));
    await database.db.read.query('delete from slow_disk');
    expect(await people()).toHaveLength(8);
    expect((await mails()).filter((mail) => mail.startsWith('registered-others'))).toHaveLength(5);
  });
});

describe('two groups and others who race for the last places, in two processes', () => {
  async function race(store: () => AdmissionRows) {
    const { event } = await anEvent(database.db, { capacity: 6 });
    await database.db.read.query('insert into slow_disk values (0.1)');
    const desks = await Promise.all(
      [2, 2].map(
        async (pool) =>
          new AdmissionDesk<RegistrationRequest, EventDetails>(
            event.id,
            await database.another(pool),
            store(),
            () => undefined,
            log,
          ),
      ),
    );
    const groups = ['Ana', 'Bo'].map((name) => [1, 2, 3, 4].map((n) => `${name}${n}`));
    const answers = await Promise.all([
      ...groups.map((names, i) => {
        const { id, requests } = groupRequests(aGroup(names), { event, language: 'nl' });
        return desks[i]?.admitTogether(id, requests) as Promise<GroupAnswer>;
      }),
      ...desks.map((desk, i) => desk.admit(aRequest(event, `Single${i}`))),
    ]);
    await database.db.read.query('delete from slow_disk');
    const members = await said(
      `select count(*)::text as said from registration where group_id is not null group by group_id order by 1`,
    );
    const [row] = await database.db.read.query(
      `select count(*) filter (where r.status = 'confirmed') as confirmed, max(p.taken) as taken
       from registration r, pool p where p.event_id = $1 and p.session_id is null`,
      [event.id],
    );
    return {
      answers: answers
        .slice(0, 2)
        .map(({ kind }) => kind)
        .sort(),
      members,
      ...row,
    };
  }
  const rows = () => new AdmissionRows(clock, testOutbox(), testEntries());

  it('one comes in whole, the other not at all, and the others find a place', async () => {
    expect(await race(rows)).toEqual({ answers: ['received', 'short'], members: ['4'], confirmed: 6, taken: 6 });
  });

  it('both would come in, over the capacity, without the lock on the event row', async () => {
    class RowsWithoutLock extends AdmissionRows {
      override lock(tx: Tx, eventId: string): Promise<EventDetails> {
        return tx.findOneByOrFail(Event, { id: eventId });
      }
    }
    const { confirmed } = await race(() => new RowsWithoutLock(clock, testOutbox(), testEntries()));
    expect(confirmed).toBeGreaterThan(6);
  });
});
