import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { Events } from '../events.js';
import { anEvent, organiser } from '../testing.js';
import { AllSeries } from './all-series.js';
import type { Series } from './series.entity.js';
import { readSeriesInput } from './series-input.js';

let test: TestDatabase;
let series: AllSeries;
const clock = new HandClock('2027-03-01T09:00:00Z');

beforeAll(async () => {
  test = await createTestDatabase();
  series = new AllSeries(test.db, clock, new Events(test.db, clock));
});
beforeEach(() => test.clean());
afterAll(() => test.drop());

async function aSeries(): Promise<Series> {
  const read = readSeriesInput({ title: { nl: 'Leerkring' } });
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.problems));
  const outcome = await series.add(read.input, organiser);
  if (outcome.kind !== 'saved') throw new Error(outcome.kind);
  return outcome.series;
}

const rows = (sql: string, values: unknown[] = []) => test.db.read.query(sql, values);

describe('removing a series', () => {
  it('takes it away with a trace, and leaves its drafts as events by themselves', async () => {
    const { id, slug } = await aSeries();
    const { event } = await anEvent(test.db, { seriesId: id, status: 'draft' });
    expect([await series.remove(id, organiser), await series.remove(id, organiser)]).toEqual(['removed', 'removed']);
    expect(await rows('select id from series')).toEqual([]);
    expect(await rows('select id, series_id from event')).toEqual([{ id: event.id, series_id: null }]);
    expect(await rows(`select before from audit_entry where action = 'series.removed'`)).toEqual([
      { before: { slug, drafts: [event.id] } },
    ]);
  });

  it('is not done once something of it was published: people know its address', async () => {
    const { id } = await aSeries();
    await anEvent(test.db, { seriesId: id });
    expect(await series.remove(id, organiser)).toBe('shown');
    expect(await rows('select id from series')).toEqual([{ id }]);
  });
});

it('publishes every draft of a series, also where it has more events than its page shows', async () => {
  const { id } = await aSeries();
  await anEvent(test.db, { seriesId: id, status: 'draft' });
  await rows(
    `insert into event select (jsonb_populate_record(event, jsonb_build_object('id', gen_random_uuid(), 'slug', 'later-' || n, 'status', 'published',
       'starts_at', event.starts_at + n * interval '1 day', 'ends_at', event.ends_at + n * interval '1 day'))).*
     from event, generate_series(1, 105) as n`,
  );
  expect((await series.draftsOf(id)).map(({ status }) => status)).toEqual(['draft']);
  expect(await series.publishDrafts(id, organiser)).toHaveLength(1);
});
