import { isId, NotFound } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { Events } from './events.js';
import { anEvent, anEventInput, aProgramme, organiser } from './testing.js';

let test: TestDatabase;
let clock: HandClock;
let events: Events;

beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  await test.clean();
  clock = new HandClock('2027-02-01T09:00:00Z');
  events = new Events(test.db, clock);
});
afterAll(() => test.drop());

const typed = anEventInput;

async function created(changes: object = {}) {
  const outcome = await events.create(typed(changes), organiser);
  if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome));
  return outcome.event;
}

async function edited(id: string, changes: object) {
  const { updatedAt } = await events.get(id);
  const outcome = await events.edit(id, typed(changes), updatedAt, organiser);
  if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome));
  return outcome.event;
}

const audit = () => test.db.read.query('select action, actor_id, before, after from audit_entry order by id');

describe('creating an event', () => {
  it('makes a draft with its plenary, its places and its room, and says who did it', async () => {
    const event = await created({ capacity: '80', roomUrl: 'https://meet.example.org/a' });
    expect(await events.get(event.id)).toEqual(event);
    expect(event).toMatchObject({ status: 'draft', slug: 'voorjaarswebinar', startVersion: 1, textVersion: 1 });
    const { plenary, rounds } = await events.programme(event.id);
    expect(rounds).toEqual([]);
    expect(plenary.map(({ session }) => session)).toMatchObject([
      { code: 'P', roundId: null, title: event.title, startsAt: event.startsAt, endsAt: event.endsAt },
    ]);
    expect(await events.pools(event.id)).toMatchObject([
      { mode: 'any', sessionId: null, capacity: 80, ceiling: 80, taken: 0, waiting: 0 },
    ]);
    expect(await events.roomUrl(event.id)).toBe('https://meet.example.org/a');
    expect(await audit()).toMatchObject([
      {
        action: 'event.created',
        actor_id: organiser.kind === 'organiser' && organiser.id,
        after: { slug: event.slug },
      },
    ]);
  });

  it('gives two events with one title at the same moment two addresses', async () => {
    const made = await Promise.all([created(), created(), created()]);
    expect(made.map((event) => event.slug).sort()).toEqual([
      'voorjaarswebinar',
      'voorjaarswebinar-2',
      'voorjaarswebinar-3',
    ]);
  });

  it('refuses an address that another event has, at its field, and leaves nothing behind', async () => {
    await created({ slug: 'netwerkdag' });
    const outcome = await events.create(typed({ slug: 'netwerkdag' }), organiser);
    expect(outcome).toEqual({ kind: 'refused', problems: [{ field: 'slug', code: 'slug-taken' }] });
    expect(await test.db.read.query('select count(*)::int as n from session')).toEqual([{ n: 1 }]);
  });

  it('lets a higher lib add its rows in the same transaction, and undoes everything when that fails', async () => {
    events.whenChanged({
      afterCreate: async (tx, event) => {
        await tx.query(`insert into sweep_run (name, ran_at) values ($1, $2)`, [event.slug, event.createdAt]);
        throw new Error('the plans could not be made');
      },
    });
    await expect(created()).rejects.toThrow('the plans could not be made');
    expect(await test.db.read.query('select slug from event')).toEqual([]);
    expect(await test.db.read.query('select name from sweep_run')).toEqual([]);
  });

  it('runs what a hook leaves for later after the commit, and does not mind when that fails', async () => {
    let seen: unknown[] = [];
    events.whenChanged({
      afterCreate: async () => async () => {
        seen = await test.db.read.query('select slug from event');
        throw new Error('the queue is away');
      },
    });
    await created();
    expect(seen).toEqual([{ slug: 'voorjaarswebinar' }]);
  });
});

describe('editing an event', () => {
  it('moves the plenary along and raises the start version once', async () => {
    const { id } = await created();
    clock.advance({ hours: 1 });
    const event = await edited(id, { start: '2027-03-04T13:00', title: { nl: 'Webinar', en: 'Webinar' } });
    expect(event).toMatchObject({ startVersion: 2, startMovedAt: clock.now(), textVersion: 2 });
    expect(await events.get(id)).toEqual(event);
    const { plenary } = await events.programme(id);
    expect(plenary[0]?.session).toMatchObject({ startsAt: event.startsAt, title: { nl: 'Webinar', en: 'Webinar' } });
    expect(await edited(id, { start: '2027-03-04T13:00', title: { nl: 'Webinar', en: 'Webinar' } })).toEqual(event);
    expect((await audit()).map((entry: { action: string }) => entry.action)).toEqual(['event.created', 'event.edited']);
  });

  it('does not leave a part of the programme outside its times, and takes it along when it moves as a whole', async () => {
    const { event } = await anEvent(test.db);
    await aProgramme(test.db, event, [{ sessions: { A1: null } }]); // 14:00 to 14:50
    const edit = async (start: string, end: string) => {
      const { updatedAt } = await events.get(event.id);
      const outcome = await events.edit(event.id, typed({ start, end }), updatedAt, organiser);
      return outcome.kind === 'refused' ? outcome.problems : outcome.kind;
    };
    const refused = [{ field: 'end', code: 'programme-outside' }];
    expect(await edit('2027-03-04T14:00', '2027-03-04T14:30')).toEqual(refused);
    expect(await edit('2027-03-04T18:00', '2027-03-04T21:00')).toEqual(refused);
    expect(await edit('2027-03-04T18:00', '2027-03-04T19:30')).toBe('saved');
    expect(await edit('2027-03-04T18:00', '2027-03-04T21:00')).toBe('saved');
    const { rounds } = await events.programme(event.id);
    expect(rounds[0]?.sessions[0]?.session.startsAt).toEqual(new Date('2027-03-04T17:00:00Z'));
  });

  it('does not overwrite what somebody else changed after the form was opened', async () => {
    const { id, updatedAt } = await created();
    const mine = await events.edit(id, typed({ location: 'Zaal 1' }), updatedAt, organiser);
    const yours = await events.edit(id, typed({ location: 'Zaal 2' }), updatedAt, organiser);
    expect(mine.kind).toBe('saved');
    expect(yours).toMatchObject({ kind: 'stale', current: { location: 'Zaal 1' } });
    expect(await events.get(id)).toMatchObject({ location: 'Zaal 1' });
  });

  it('lets one of two edits at the same moment win, because the row is locked first', async () => {
    const { id, updatedAt } = await created();
    const other = new Events(await test.another(), clock);
    const outcomes = await Promise.all([
      events.edit(id, typed({ location: 'Zaal 1' }), updatedAt, organiser),
      other.edit(id, typed({ location: 'Zaal 2' }), updatedAt, organiser),
    ]);
    expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['saved', 'stale']);
    expect(await audit()).toHaveLength(2);
  });

  it('lowers the capacity without throwing anybody out, and the belt refuses to grow past what is taken', async () => {
    const { event, pool } = await anEvent(test.db, { capacity: 80 });
    await test.db.read.query('update pool set taken = 50 where id = $1', [pool.id]);
    await edited(event.id, { capacity: '30' });
    expect(await events.pools(event.id)).toMatchObject([{ capacity: 30, taken: 50, ceiling: 50 }]);
    await expect(test.db.read.query('update pool set taken = 51 where id = $1', [pool.id])).rejects.toThrow(
      'pool_is_not_overbooked',
    );
    await edited(event.id, { capacity: '' });
    expect(await events.pools(event.id)).toMatchObject([{ capacity: null, taken: 50, ceiling: null }]);
  });

  it('waits for whoever is admitting people, so that capacity and places are decided one after the other', async () => {
    const { event, pool } = await anEvent(test.db, { capacity: 80 });
    const desk = await (await test.another()).begin();
    await desk.tx.query('select 1 from event where id = $1 for update', [event.id]);
    const edit = edited(event.id, { capacity: '10' });
    await desk.tx.query('update pool set taken = 20 where id = $1', [pool.id]);
    await desk.commit();
    await edit;
    expect(await events.pools(event.id)).toMatchObject([{ capacity: 10, taken: 20, ceiling: 20 }]);
  });

  it('tells the hooks that the capacity changed or the start moved, and only then', async () => {
    const seen: string[] = [];
    const note = (what: string) => async () => void seen.push(what);
    events.whenChanged({ afterCapacityChange: note('capacity'), afterStartMove: note('start') });
    const { id } = await created({ capacity: '80' });
    await events.publish(id, organiser);
    await edited(id, { capacity: '80', location: 'Zaal 1' });
    expect(seen).toEqual([]);
    await edited(id, { capacity: '90', start: '2027-03-04T13:30' });
    expect(seen).toEqual(['start', 'capacity']);
    await events.cancel(id, organiser);
    await edited(id, { capacity: '100', start: '2027-03-04T13:30' });
    expect(seen).toEqual(['start', 'capacity']);
  });

  it('keeps a replaced room, marked, and never writes its address into the audit', async () => {
    const { id } = await created({ roomUrl: 'https://meet.example.org/a?pwd=secret' });
    clock.advance({ hours: 1 });
    await edited(id, { roomUrl: 'https://meet.example.org/b?pwd=secret' });
    await edited(id, { roomUrl: '' });
    expect(await events.roomUrl(id)).toBeUndefined();
    expect(await test.db.read.query('select url, replaced_at is null as in_use from room order by created_at')).toEqual(
      [
        { url: 'https://meet.example.org/a?pwd=secret', in_use: false },
        { url: 'https://meet.example.org/b?pwd=secret', in_use: false },
      ],
    );
    expect(JSON.stringify(await audit())).not.toContain('secret');
  });

  it('keeps the address and the texts that a published event cannot do without', async () => {
    const { event } = await anEvent(test.db);
    const change = typed({ slug: 'anders', summary: {}, kind: 'on_site' });
    expect(await events.edit(event.id, change, event.updatedAt, organiser)).toEqual({
      kind: 'refused',
      problems: [
        { field: 'summary.nl', code: 'summary-missing' },
        { field: 'location', code: 'location-missing' },
        { field: 'slug', code: 'slug-fixed' },
      ],
    });
  });

  it('answers "not found" for an id that is none, before it reaches the database', async () => {
    await expect(events.get(`x' or true --`)).rejects.toThrow(NotFound);
    expect(isId('0190a000-0000-7000-8000-000000000001')).toBe(true);
    await expect(events.get('0190a000-0000-7000-8000-000000000001')).rejects.toThrow(NotFound);
  });
});

describe('publishing and cancelling', () => {
  it('says what is missing, each at its field', async () => {
    const { id } = await created({ summary: {}, kind: 'hybrid' });
    clock.moveTo('2027-03-05T09:00:00Z');
    expect(await events.publish(id, organiser)).toEqual({
      kind: 'incomplete',
      missing: [
        { field: 'summary.nl', code: 'summary-missing' },
        { field: 'location', code: 'location-missing' },
        { field: 'end', code: 'already-over' },
      ],
    });
    expect(await events.findBySlug('voorjaarswebinar')).toBeUndefined();
  });

  it('publishes once, and then the address works', async () => {
    const { id, slug } = await created();
    expect((await events.publish(id, organiser)).kind).toBe('published');
    expect((await events.publish(id, organiser)).kind).toBe('already_published');
    expect(await events.findBySlug(slug)).toMatchObject({ id, status: 'published', publishedAt: clock.now() });
    expect((await audit()).map((entry: { action: string }) => entry.action)).toEqual([
      'event.created',
      'event.published',
    ]);
  });

  it('cancels once, keeps the page, and does not publish again', async () => {
    const cancelled: string[] = [];
    events.whenChanged({ afterCancel: async (_, event) => void cancelled.push(event.status) });
    const { id, slug } = await created();
    expect((await events.cancel(id, organiser)).kind).toBe('not_published');
    await events.publish(id, organiser);
    const outcomes = await Promise.all([events.cancel(id, organiser), events.cancel(id, organiser)]);
    expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['already_cancelled', 'cancelled']);
    expect(cancelled).toEqual(['cancelled']);
    expect(await events.findBySlug(slug)).toMatchObject({ status: 'cancelled', cancelledAt: clock.now() });
    expect((await events.publish(id, organiser)).kind).toBe('cancelled');
  });
});
