import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { Events } from '../events.js';
import { anEvent, anEventInput, aProgramme, organiser } from '../testing.js';
import { AllSeries } from './all-series.js';
import { sealOfSeries } from './seal.js';
import type { Series } from './series.entity.js';
import { readSeriesInput, type SeriesInput } from './series-input.js';

let test: TestDatabase;
let events: Events;
let series: AllSeries;
const clock = new HandClock('2027-03-01T09:00:00Z');

beforeAll(async () => {
  test = await createTestDatabase();
  events = new Events(test.db, clock);
  series = new AllSeries(test.db, clock, events);
});
beforeEach(() => test.clean());
afterAll(() => test.drop());

function input(changes: object = {}): SeriesInput {
  const read = readSeriesInput({ title: { nl: 'Leerkring' }, ...changes });
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.problems));
  return read.input;
}

async function aSeries(changes: object = {}): Promise<Series> {
  const outcome = await series.add(input(changes), organiser);
  if (outcome.kind !== 'saved') throw new Error(outcome.kind);
  return outcome.series;
}

const rows = (sql: string, values: unknown[] = []) => test.db.read.query(sql, values);
const key = '0190a000-0000-7000-8000-00000000abcd';
const wish = (days: string[], isNumbered = false) => ({ days, isNumbered });

describe('a series', () => {
  it('gets an address of its own, which an event may have too', async () => {
    await anEvent(test.db, { slug: 'leerkring' });
    const both = await Promise.all([aSeries(), aSeries()]);
    expect(both.map(({ slug }) => slug).toSorted()).toEqual(['leerkring', 'leerkring-2']);
  });

  it('is made once by two presses of one form', async () => {
    await series.add(input(), organiser, key);
    expect(await series.add(input(), organiser, key)).toMatchObject({ kind: 'saved', series: { slug: 'leerkring' } });
    expect(await series.all()).toHaveLength(1);
  });

  it.each([{}, { slug: 'kring' }])('is made once by two presses at the same moment: %j', async (typed) => {
    const both = await Promise.all([1, 2].map(() => series.add(input(typed), organiser, key)));
    expect(both).toMatchObject([{ series: { id: key } }, { series: { id: key } }]);
    expect(await series.all()).toHaveLength(1);
  });

  it('never overwrites what somebody else changed meanwhile, and tells who did what', async () => {
    const made = await aSeries();
    const seen = sealOfSeries(made);
    expect((await series.edit(made.id, input({ summary: { nl: 'Nieuw' } }), seen, organiser)).kind).toBe('saved');
    expect((await series.edit(made.id, input({ title: { nl: 'Anders' } }), seen, organiser)).kind).toBe('stale');
    expect(await rows('select action from audit_entry order by id')).toEqual([
      { action: 'series.created' },
      { action: 'series.edited' },
    ]);
  });

  it('is changed by one of two who save at the same moment; the other is told', async () => {
    const made = await aSeries();
    const save = (nl: string) => series.edit(made.id, input({ title: { nl } }), sealOfSeries(made), organiser);
    const kinds = (await Promise.all([save('Een'), save('Twee')])).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['saved', 'stale']);
  });

  it('keeps its address once something of it is published', async () => {
    const made = await aSeries();
    const edited = await series.edit(made.id, input({ slug: 'kring' }), sealOfSeries(made), organiser);
    if (edited.kind !== 'saved') throw new Error(edited.kind);
    await anEvent(test.db, { seriesId: made.id });
    const again = await series.edit(made.id, input({ slug: 'anders' }), sealOfSeries(edited.series), organiser);
    expect(again).toEqual({ kind: 'refused', problems: [{ field: 'slug', code: 'series-slug-fixed' }] });
  });

  it('does not take the address of another', async () => {
    await aSeries();
    const taken = await series.add(input({ slug: 'leerkring' }), organiser);
    expect(taken).toEqual({ kind: 'refused', problems: [{ field: 'slug', code: 'series-slug-taken' }] });
  });

  it('is shown once an event of it is published, without drafts and unlisted events', async () => {
    const { id, slug } = await aSeries();
    await anEvent(test.db, { seriesId: id, status: 'draft' });
    expect(await series.findShown(slug)).toBeUndefined();
    await anEvent(test.db, { seriesId: id, slug: 'open' });
    await anEvent(test.db, { seriesId: id, visibility: 'unlisted' });
    await anEvent(test.db, {
      seriesId: id,
      slug: 'vervallen',
      status: 'cancelled',
      startsAt: at(8),
      endsAt: at(8, 14),
    });
    await anEvent(test.db, { seriesId: id, slug: 'geweest', startsAt: at(-8), endsAt: at(-8, 14) });
    const shown = await series.findShown(slug);
    expect(shown?.events.coming.map(({ event }) => event.slug)).toEqual(['open', 'vervallen']);
    expect(shown?.events.past.map(({ event }) => event.slug)).toEqual(['geweest']);
    expect(await series.findShown("x'\0")).toBeUndefined();
  });

  it('names the events around one, and never what nobody may find', async () => {
    const { id } = await aSeries();
    await anEvent(test.db, { seriesId: id, slug: 'eerste', startsAt: at(2), endsAt: at(2, 14) });
    const { event } = await anEvent(test.db, { seriesId: id });
    await anEvent(test.db, { seriesId: id, visibility: 'unlisted', startsAt: at(5), endsAt: at(5, 14) });
    await anEvent(test.db, { seriesId: id, status: 'draft', startsAt: at(6), endsAt: at(6, 14) });
    await anEvent(test.db, { seriesId: id, slug: 'derde', startsAt: at(9), endsAt: at(9, 14) });
    const around = await series.around(event);
    expect([around?.before?.slug, around?.after?.slug]).toEqual(['eerste', 'derde']);
    expect(await series.around((await anEvent(test.db)).event)).toBeUndefined();
  });

  it('counts its drafts, what is coming and what has been', async () => {
    const { id } = await aSeries();
    await anEvent(test.db, { seriesId: id });
    await anEvent(test.db, { seriesId: id, status: 'draft' });
    await anEvent(test.db, { seriesId: id, startsAt: at(-8), endsAt: at(-8, 14) });
    expect(await series.list()).toMatchObject([{ drafts: 1, coming: 1, past: 1 }]);
  });

  it('takes an event in and lets it out through the form of the event', async () => {
    const { id } = await aSeries();
    const { event } = await anEvent(test.db);
    const edited = await events.edit(event.id, anEventInput({ seriesId: id }), event.updatedAt, organiser);
    expect(edited).toMatchObject({ kind: 'saved', event: { seriesId: id } });
    if (edited.kind !== 'saved') return;
    const out = await events.edit(event.id, anEventInput(), edited.event.updatedAt, organiser);
    expect(out).toMatchObject({ kind: 'saved', event: { seriesId: null } });
  });

  it('refuses an event a series that is not there', async () => {
    const nowhere = anEventInput({ seriesId: key });
    const problems = [{ field: 'seriesId', code: 'choose-one' }];
    expect(await events.create(nowhere, organiser)).toEqual({ kind: 'refused', problems });
  });
});

describe('making more of an event', () => {
  it('makes drafts at the same wall time, in the same series, with all that belongs to it', async () => {
    const { id } = await aSeries();
    const opensAt = new Date('2027-02-25T08:00:00Z');
    const closesAt = new Date('2027-03-24T11:00:00Z');
    const times = { startsAt: new Date('2027-03-25T13:00:00Z'), endsAt: new Date('2027-03-25T14:30:00Z') };
    const wishes = {
      ...times,
      seriesId: id,
      capacity: 40,
      waitingCapacity: 5,
      opensAt,
      closesAt,
      title: { nl: 'Leerkring 1' },
    };
    const { event } = await anEvent(test.db, wishes);
    await aProgramme(test.db, event, [{ sessions: { A1: 10 } }]);
    const outcome = await series.repeat(event.id, wish(['2027-04-08', '2027-04-01'], true), organiser);
    expect(outcome).toMatchObject({
      kind: 'made',
      events: [
        {
          slug: 'leerkring-2',
          status: 'draft',
          title: { nl: 'Leerkring 2' },
          startsAt: new Date('2027-04-01T12:00:00Z'),
        },
        { slug: 'leerkring-3', seriesId: id, waitingCapacity: 5, startsAt: new Date('2027-04-08T12:00:00Z') },
      ],
    });
    // The clock went forward in between: nine in the morning stays nine, noon stays noon.
    expect(await rows(`select opens_at, closes_at, published_at from event where slug = 'leerkring-2'`)).toEqual([
      { opens_at: new Date('2027-03-04T08:00:00Z'), closes_at: new Date('2027-03-31T10:00:00Z'), published_at: null },
    ]);
    expect(
      await rows(
        `select s.code, s.starts_at, p.capacity from session s join event e on e.id = s.event_id
         left join pool p on p.session_id = s.id where e.slug = 'leerkring-2' order by s.code`,
      ),
    ).toEqual([
      { code: 'A1', starts_at: new Date('2027-04-01T12:00:00Z'), capacity: 10 },
      { code: 'P', starts_at: new Date('2027-04-01T12:00:00Z'), capacity: null },
    ]);
    expect(await rows(`select count(*) from room where replaced_at is null`)).toEqual([{ count: 3 }]);
    expect(await rows(`select count(*) from pool where session_id is null and capacity = 40`)).toEqual([{ count: 3 }]);
  });

  it('lets the same people in as the first', async () => {
    const rules = {
      access: 'invited',
      approval: true,
      allowedDomains: ['example.org'],
      waitlistMode: 'offer',
    } as const;
    const { event } = await anEvent(test.db, { ...rules, offerHours: 3 });
    const outcome = await series.repeat(event.id, wish(['2027-04-01']), organiser);
    expect(outcome).toMatchObject({ events: [{ ...rules, offerHours: 3 }] });
  });

  it('makes each day once, however often the form is sent, at the same time too', async () => {
    const { event } = await anEvent(test.db);
    const press = (days: string[]) => series.repeat(event.id, wish(days), organiser);
    await Promise.all([press(['2027-04-01', '2027-04-08']), press(['2027-04-01', '2027-04-08'])]);
    await press(['2027-04-08', '2027-04-15']);
    expect(await rows('select local_start from event order by starts_at')).toEqual([
      { local_start: '2027-03-04T14:00' },
      { local_start: '2027-04-01T14:00' },
      { local_start: '2027-04-08T14:00' },
      { local_start: '2027-04-15T14:00' },
    ]);
    expect(await rows(`select count(*) from audit_entry where action = 'event.created'`)).toEqual([{ count: 3 }]);
  });

  it('makes another where the one of that day was moved or called off since', async () => {
    const { event } = await anEvent(test.db);
    const press = () => series.repeat(event.id, wish(['2027-04-01']), organiser);
    const made = await press();
    expect(made).toMatchObject({ events: [{}] });
    expect(await press()).toMatchObject({ events: [] });
    await rows(`update event set local_start = '2027-04-02T14:00' where status = 'draft'`);
    expect(await press()).toMatchObject({ events: [{}] });
    await rows(`update event set status = 'cancelled' where local_start like '2027-04-01%'`);
    expect(await press()).toMatchObject({ events: [{}] });
    expect(await press()).toMatchObject({ events: [] });
  });

  it('makes all or none', async () => {
    const { event } = await anEvent(test.db);
    const failing = new Events(test.db, clock);
    let made = 0;
    failing.whenChanged({
      afterCreate: async () => {
        if (++made === 2) throw new Error('no more');
      },
    });
    const days = wish(['2027-04-01', '2027-04-08']);
    await expect(new AllSeries(test.db, clock, failing).repeat(event.id, days, organiser)).rejects.toThrow('no more');
    expect(await rows('select count(*) from event')).toEqual([{ count: 1 }]);
  });

  it('refuses days that are none, and more than thirty', async () => {
    const { event } = await anEvent(test.db);
    const many = Array.from({ length: 31 }, (_, i) => `2027-05-${String(i + 1).padStart(2, '0')}`);
    expect(await series.repeat(event.id, wish(['gisteren', '2027-02-30']), organiser)).toMatchObject({
      reason: 'no_days',
    });
    expect(await series.repeat(event.id, wish(many), organiser)).toMatchObject({ reason: 'too_many_days' });
    await expect(series.repeat(key, wish(['2027-04-01']), organiser)).rejects.toThrow();
  });

  it('shows beforehand which days have one already, and writes nothing', async () => {
    const { id } = await aSeries();
    const { event } = await anEvent(test.db, { seriesId: id });
    const there = { startsAt: new Date('2027-03-18T13:00:00Z'), endsAt: new Date('2027-03-18T14:00:00Z') };
    await anEvent(test.db, { ...there, seriesId: id, title: { nl: 'Iets anders' } });
    const days = await series.repeatDays(event, 'weekly', 4);
    expect(days.map(({ day, isTaken }) => [day, isTaken])).toEqual([
      ['2027-03-11', false],
      ['2027-03-18', true],
      ['2027-03-25', false],
      ['2027-04-01', false],
    ]);
    expect(await rows('select count(*) from event')).toEqual([{ count: 2 }]);
  });

  it('brings the questions along', async () => {
    const { event } = await anEvent(test.db);
    await rows(
      `insert into question (id, event_id, position, kind, label, created_at)
       values (gen_random_uuid(), $1, 1, 'text', '{"nl":"Wat wil je leren?"}', now())`,
      [event.id],
    );
    await series.repeat(event.id, wish(['2027-04-01', '2027-04-08']), organiser);
    expect(await rows('select count(distinct event_id) from question')).toEqual([{ count: 3 }]);
  });
});

describe('publishing all drafts of a series', () => {
  it('publishes what is ready and tells what the others lack', async () => {
    const { id } = await aSeries();
    const { event: ready } = await anEvent(test.db, { seriesId: id, status: 'draft' });
    await anEvent(test.db, { seriesId: id, status: 'draft', summary: {}, startsAt: at(9), endsAt: at(9, 14) });
    await anEvent(test.db, { seriesId: id, status: 'cancelled', startsAt: at(10), endsAt: at(10, 14) });
    expect((await series.publishDrafts(id, organiser)).map(({ kind }) => kind)).toEqual(['published', 'incomplete']);
    expect((await events.get(ready.id)).status).toBe('published');
    expect((await series.publishDrafts(id, organiser)).map(({ kind }) => kind)).toEqual(['incomplete']);
  });
});

/** So many days after 1 March 2027, at an hour of UTC. */
function at(days: number, hour = 13): Date {
  return new Date(Date.UTC(2027, 2, 1 + days, hour));
}
