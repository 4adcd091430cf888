import { createTestDatabase, HandClock, queriesOf, type TestDatabase } from '#platform/testing';
import type { EventTab } from './agenda.queries.js';
import { Events } from './events.js';
import { type AnEvent, anEvent } from './testing.js';

const NOW = new Date('2027-03-01T09:00:00Z');
let test: TestDatabase;
let events: Events;

beforeAll(async () => {
  test = await createTestDatabase();
  events = new Events(test.db, new HandClock(NOW.toISOString()));
});
beforeEach(() => test.clean());
afterAll(() => test.drop());

function on(day: string, more: AnEvent = {}) {
  const times = { startsAt: new Date(`${day}T13:00:00Z`), endsAt: new Date(`${day}T14:00:00Z`) };
  return anEvent(test.db, { title: { nl: day }, ...times, ...more });
}

const titles = (rows: readonly { event: { title: { nl?: string } } }[]) => rows.map(({ event }) => event.title.nl);
const search = async (tab: EventTab, q = '', page = 1) => await events.search({ tab, q, page }, NOW);

describe('the agenda', () => {
  it('shows what is coming, soonest first, and what has been, latest first, each with its state', async () => {
    await on('2027-04-02');
    await on('2027-03-02', { capacity: 5 });
    await on('2027-02-02');
    await on('2027-02-20');
    const { coming, past } = await events.agenda(NOW);
    expect(titles(coming)).toEqual(['2027-03-02', '2027-04-02']);
    expect(coming[0]).toMatchObject({ state: 'open', pools: [{ capacity: 5 }] });
    expect(titles(past)).toEqual(['2027-02-20', '2027-02-02']);
    expect(past[0]?.state).toBe('ended');
  });

  it('hides drafts and unlisted events; a cancelled one shows until its day has passed', async () => {
    await on('2027-03-02', { status: 'draft' });
    await on('2027-03-03', { visibility: 'unlisted' });
    await on('2027-03-04', { status: 'cancelled' });
    await on('2027-02-04', { status: 'cancelled' });
    const { coming, past } = await events.agenda(NOW);
    expect(titles(coming)).toEqual(['2027-03-04']);
    expect(past).toEqual([]);
  });

  it('shows an event that is going on under what is coming, until it ends', async () => {
    await on('2027-03-01', { startsAt: new Date('2027-03-01T08:00:00Z'), endsAt: new Date('2027-03-01T09:00:01Z') });
    expect(titles((await events.agenda(NOW)).coming)).toEqual(['2027-03-01']);
    expect(titles((await events.agenda(new Date('2027-03-01T09:00:01Z'))).past)).toEqual(['2027-03-01']);
  });

  it('sends three queries, for one event as for three', async () => {
    await on('2027-03-02');
    expect(await queriesOf(test.db, () => events.agenda(NOW))).toHaveLength(3);
    await on('2027-03-03');
    await on('2027-02-03');
    expect(await queriesOf(test.db, () => events.agenda(NOW))).toHaveLength(3);
  });
});

describe('the list of the organiser', () => {
  it('sorts events into coming, drafts and past', async () => {
    await on('2027-03-03');
    await on('2027-03-02', { status: 'cancelled' });
    await on('2027-05-01', { status: 'draft' });
    await on('2027-01-01', { status: 'draft' });
    await on('2027-02-01', { visibility: 'unlisted' });
    expect(titles((await search('coming')).rows)).toEqual(['2027-03-02', '2027-03-03']);
    expect(titles((await search('drafts')).rows)).toEqual(['2027-01-01', '2027-05-01']);
    expect(titles((await search('past')).rows)).toEqual(['2027-02-01']);
  });

  it('finds part of a title in either language, and takes % and _ as they are', async () => {
    await on('2027-03-02', { title: { nl: 'Een 50% korting', en: 'Half price' } });
    await on('2027-03-03', { title: { nl: 'Een 500 korting' } });
    expect((await search('coming', 'HALF')).rows).toHaveLength(1);
    expect((await search('coming', '50%')).rows).toHaveLength(1);
    expect((await search('coming', '_')).rows).toHaveLength(0);
    expect((await search('coming', 'korting')).total).toBe(2);
  });

  it('sends two queries for one event as for three, and a third to count when the page is full', async () => {
    await on('2027-03-02');
    expect(await queriesOf(test.db, () => search('coming'))).toHaveLength(2);
    await on('2027-03-03');
    await on('2027-03-04');
    expect(await queriesOf(test.db, () => search('coming'))).toHaveLength(2);
    for (let day = 1; day <= 26; day++) await on(`2027-04-${String(day).padStart(2, '0')}`);
    expect(await queriesOf(test.db, () => search('coming'))).toHaveLength(3);
  });

  it('gives one page at a time and says how many there are', async () => {
    for (let day = 1; day <= 26; day++) await on(`2027-04-${String(day).padStart(2, '0')}`);
    const first = await search('coming');
    expect([first.rows.length, first.total, first.pageSize]).toEqual([25, 26, 25]);
    expect(titles((await search('coming', '', 2)).rows)).toEqual(['2027-04-26']);
    expect((await search('coming', '', 99)).rows).toEqual([]);
  });
});
