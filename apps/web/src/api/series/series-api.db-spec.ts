import type { AnEvent } from '#events/testing';
import { newId } from '#platform';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { addQuestion } from '#questions/testing';
import { type ASeries, aSeries } from '../../series/testing.js';
import { startWeb, type TestWeb } from '../../testing.js';
import { sendJson, withKey } from '../testing.js';
import { SeriesDetail, SeriesList, SeriesReceived, SeriesVerdicts } from './series-schemas.js';

let test: TestDatabase;
let web: TestWeb;
let circle: ASeries;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  circle = await aSeries(test, web);
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const SERIES = '/api/v1/series';
const part = (n: number, wishes: AnEvent = {}) => circle.part(n, wishes);
const come = (body: object, headers: Record<string, string> = {}) =>
  sendJson(web, `${SERIES}/leerkring/registrations`, { name: 'Noa', email: 'noa@example.org', ...body }, headers);
const mails = async () => (await test.db.read.query('select 1 from outgoing_mail')).length;

async function list(path: string, headers = {}) {
  const answer = await web.get(path, headers);
  const next = /^<([^>]+)>; rel="next"$/.exec(String(answer.headers.link ?? ''))?.[1];
  return { slugs: SeriesList.parse(answer.json()).data.map(({ slug }) => slug), next };
}
const show = async (headers: Record<string, string> = {}) => {
  const { coming, past } = SeriesDetail.parse((await web.get(`${SERIES}/leerkring`, headers)).json());
  return [coming.map(({ slug, ownForm }) => [slug, ownForm]), past.map(({ slug }) => slug)] as const;
};

describe('series for programs', () => {
  it('are listed once the public sees an event of them; with a key that reads, always', async () => {
    const key = await withKey(web, test.db, ['read'], 'viewer');
    const seen = async () => [(await list(SERIES)).slugs, (await list(SERIES, key)).slugs];
    await part(1, { status: 'draft' });
    await part(2, { visibility: 'unlisted' });
    await part(-90, { slug: 'over', status: 'cancelled' });
    expect(await seen()).toEqual([[], ['leerkring']]);
    expect((await web.get(`${SERIES}/leerkring`)).statusCode).toBe(404);
    await part(3);
    expect(await seen()).toEqual([['leerkring'], ['leerkring']]);
    await circle.rows(`update series set visibility = 'unlisted'`);
    expect(await seen()).toEqual([[], ['leerkring']]);
  });

  it('come page after page, each once', async () => {
    const ids = Array.from({ length: 5 }, () => newId()).toSorted();
    for (const id of ids)
      await circle.rows(
        `insert into series (id, slug, title, created_at, updated_at) values ($1::uuid, 's-' || $1::text, '{"nl":"x"}', now(), now())`,
        [id],
      );
    const key = await withKey(web, test.db, ['read']);
    const slugs: string[] = [];
    for (let next: string | undefined = `${SERIES}?limit=2`; next; ) {
      const page: Awaited<ReturnType<typeof list>> = await list(next, key);
      slugs.push(...page.slugs);
      next = page.next;
    }
    expect(slugs.toSorted()).toEqual(['leerkring', ...ids.map((id) => `s-${id}`)].toSorted());
  });

  it('show their events as the page does, and with a key drafts and what no list shows', async () => {
    await part(1);
    await addQuestion(test.db, await part(2), { required: true });
    await part(3, { visibility: 'unlisted' });
    await part(4, { status: 'draft' });
    await part(-90, { slug: 'over' });
    expect(await show()).toEqual([
      [
        ['keer-1', null],
        ['keer-2', 'questions'],
      ],
      ['over'],
    ]);
    const [coming] = await show(await withKey(web, test.db, ['read'], 'viewer'));
    expect(coming?.map(([slug]) => slug)).toEqual(['keer-1', 'keer-2', 'keer-3', 'keer-4']);
  });
});

describe('registering for several events of a series', () => {
  it('tells anybody event by event how it went, and nothing of the address', async () => {
    await part(1);
    await part(2, { capacity: 0 });
    await addQuestion(test.db, await part(3), { required: true });
    const body = { events: ['keer-2', 'keer-1', 'keer-3', 'keer-1'] };
    const first = await come(body);
    expect([first.statusCode, SeriesReceived.parse(first.json()).data]).toEqual([
      202,
      [
        { event: 'keer-2', status: 'received_while_full' },
        { event: 'keer-1', status: 'received' },
        { event: 'keer-3', status: 'own_form' },
      ],
    ]);
    expect(await circle.taken()).toEqual(['keer-1 Noa confirmed', 'keer-2 Noa waiting']);
    const known = await come({ ...body, organisation: 'Another one' });
    const stranger = await come({ ...body, email: 'stranger@example.org' });
    expect([known.body, stranger.body]).toEqual([first.body, first.body]);
  });

  it('gives a key the verdicts, under one group, made by a program', async () => {
    await part(1);
    await part(2, { capacity: 0 });
    const key = await withKey(web, test.db, ['write']);
    const verdicts = async () => {
      const { data } = SeriesVerdicts.parse((await come({ events: ['keer-1', 'keer-2'], role: 'policy' }, key)).json());
      return data.map(({ status, registrationId }) => [status, registrationId !== null]);
    };
    expect(await verdicts()).toEqual([
      ['confirmed', true],
      ['waiting', true],
    ]);
    expect(await verdicts()).toEqual([
      ['confirmed', true],
      ['waiting', true],
    ]);
    const groups = await circle.rows('select source, count(distinct group_id) as n from registration group by source');
    expect(groups).toEqual([{ source: 'api', n: 1 }]);
  });

  it('counts once for one key', async () => {
    await part(1);
    const again = () => come({ events: ['keer-1'] }, { 'idempotency-key': 'once' });
    const [one, two] = await Promise.all([again(), again()]);
    expect([two?.statusCode, two?.body]).toEqual([202, one?.body]);
    expect(await mails()).toBe(1);
    const kept = JSON.stringify(await circle.rows('select * from idempotency_key'));
    expect(kept).not.toMatch(/noa/i);
  });

  it('does nothing where something is wrong, and points at it', async () => {
    await part(1, { kind: 'hybrid', location: 'Zaal 1' });
    await part(2, { visibility: 'unlisted' });
    await part(-90, { slug: 'over' });
    const wrong = async (body: object) => {
      const { status, errors } = (await come(body)).json();
      return [status, errors.map(({ pointer }: { pointer: string }) => pointer)];
    };
    expect(await wrong({ events: ['keer-1'] })).toEqual([422, ['/attends']]);
    expect(await wrong({ events: ['keer-1', 'keer-2', 'over', 'x'] })).toEqual([
      422,
      ['/events/1', '/events/2', '/events/3'],
    ]);
    expect(await wrong({ events: [], name: '', email: 'x' })).toEqual([422, ['/name', '/email', '/events']]);
    expect(await wrong({ events: Array.from({ length: 31 }, (_, i) => `e-${i}`) })).toEqual([422, ['/events']]);
    expect([await circle.taken(), await mails()]).toEqual([[], 0]);
  });
});
