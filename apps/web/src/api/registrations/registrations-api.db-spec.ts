import { anEvent, aProgramme } from '#events/testing';
import { newId } from '#platform';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { addQuestion } from '#questions/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { sendJson, withKey } from '../testing.js';
import { Received, VerdictAnswer } from './registration-schemas.js';

let test: TestDatabase;
let web: TestWeb;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(() => test.clean());
afterAll(async () => {
  await web.close();
  await test.drop();
});

const PATH = '/api/v1/events/webinar/registrations';
const ana = { name: 'Ana', email: 'Ana@example.org' };
const post = (body: unknown, headers: Record<string, string> = {}) => sendJson(web, PATH, body, headers);
const rows = () => test.db.read.query('select name, status, source, language from registration order by arrival');
const kept = () => test.db.read.query('select principal, key, answer from idempotency_key');

describe('registering through a program', () => {
  it('stores the person and tells anybody no more than how the event stood', async () => {
    await anEvent(test.db, { slug: 'webinar', capacity: 1 });
    const answer = await post({ ...ana, language: 'en', unknown: 'field', id: newId() });
    expect([answer.statusCode, Received.parse(answer.json())]).toEqual([
      202,
      { status: 'received', event: { before: 'open', after: 'full_waiting_open' } },
    ]);
    expect(await rows()).toEqual([{ name: 'Ana', status: 'confirmed', source: 'api', language: 'en' }]);
  });

  it('gives a known address the very answer of a new one', async () => {
    await anEvent(test.db, { slug: 'webinar' });
    await post(ana);
    const [known, fresh] = [await post({ ...ana, name: 'Somebody' }), await post({ ...ana, email: 'ben@example.org' })];
    expect([known.statusCode, known.body]).toEqual([fresh.statusCode, fresh.body]);
    expect(await rows()).toHaveLength(2);
  });

  it('tells a caller with a key the verdict', async () => {
    await anEvent(test.db, { slug: 'webinar', capacity: 1 });
    const key = await withKey(web, test.db, ['write']);
    const answers = [
      await post(ana, key),
      await post({ ...ana, email: 'ben@example.org' }, key),
      await post({ ...ana, name: 'Other' }, key),
    ];
    const told = answers.map((answer) => VerdictAnswer.parse(answer.json()));
    expect(told.map(({ status }) => status)).toEqual(['confirmed', 'waiting', 'known']);
    expect(told[2]?.registrationId).toBe(told[0]?.registrationId);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 200]);
  });

  it('refuses who comes too late with a problem that says how the event stands', async () => {
    await anEvent(test.db, { slug: 'webinar', capacity: 1, waitingCapacity: 0 });
    await post(ana);
    const late = await post({ ...ana, email: 'ben@example.org' });
    expect(late.json()).toMatchObject({ status: 409, code: 'sold_out', event: { after: 'sold_out' } });
    web.moveTo('2027-03-05T09:00:00Z');
    expect((await post({ ...ana, email: 'cem@example.org' })).json()).toMatchObject({
      code: 'closed',
      event: { after: 'ended' },
    });
    web.moveTo('2027-03-01T09:00:00Z');
  });

  it('holds choices and answers against the event, and points at what is wrong', async () => {
    const { event } = await anEvent(test.db, { slug: 'webinar' });
    const [a1] = (await aProgramme(test.db, event, [{ sessions: { A1: 5, B1: 5 } }])).values();
    const question = await addQuestion(test.db, event.id, { required: true });
    const pointers = async (body: object) =>
      (await post(body)).json().errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(await pointers(ana)).toEqual(['/sessions', `/answers/${question.id}`]);
    expect(await pointers({ ...ana, sessions: [newId()], answers: { [question.id]: 'x' } })).toContain('/sessions');
    const right = await post({ ...ana, sessions: [a1], answers: { [question.id]: 'Because' } });
    expect(right.statusCode).toBe(202);
    expect(await test.db.read.query('select value from answer')).toEqual([{ value: 'Because' }]);
    expect(await test.db.read.query('select status from session_place')).toEqual([{ status: 'confirmed' }]);
  });
});

describe('a request that is sent again', () => {
  it('counts once, also when a hundred arrive together: one row, one mail, a hundred equal answers', async () => {
    await anEvent(test.db, { slug: 'webinar', capacity: 1 });
    const again = { 'idempotency-key': 'one', ...(await withKey(web, test.db, ['write'])) };
    const answers = await Promise.all(Array.from({ length: 100 }, () => post(ana, again)));
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(answers[0]?.statusCode).toBe(201);
    expect(await rows()).toHaveLength(1);
    expect(await test.db.read.query('select kind from outgoing_mail')).toEqual([{ kind: 'confirmation' }]);
  });

  it('hears the same for a day, whatever happened to the event since, and what was refused stays refused', async () => {
    const { event } = await anEvent(test.db, { slug: 'webinar', capacity: 1, waitingCapacity: 0 });
    const [first, refused] = [
      await post(ana, { 'idempotency-key': 'a' }),
      await post({ ...ana, email: 'b@example.org' }, { 'idempotency-key': 'b' }),
    ];
    await test.db.read.query(`update event set status = 'cancelled' where id = $1`, [event.id]);
    await test.db.read.query('update pool set capacity = null, ceiling = null where event_id = $1', [event.id]);
    web.moveTo('2027-03-02T08:59:00Z');
    const again = await post({ email: 'Ana@example.org', name: ' Ana ' }, { 'idempotency-key': 'a' });
    expect([again.statusCode, again.body]).toEqual([202, first.body]);
    const stays = await post({ ...ana, email: 'b@example.org' }, { 'idempotency-key': 'b' });
    expect([stays.statusCode, stays.body]).toEqual([409, refused.body]);
    web.moveTo('2027-03-01T09:00:00Z');
  });

  it('is refused with another body, but not when somebody else chose the same key', async () => {
    await anEvent(test.db, { slug: 'webinar' });
    const one = { 'idempotency-key': 'one' };
    await post(ana, one);
    expect((await post({ ...ana, name: 'Ben' }, one)).json()).toMatchObject({ status: 422, code: 'key_reused' });
    const key = await withKey(web, test.db, ['write']);
    expect((await post({ ...ana, email: 'ben@example.org' }, { ...one, ...key })).statusCode).toBe(201);
  });

  it('is told to wait while the first is under way', async () => {
    await anEvent(test.db, { slug: 'webinar' });
    await post(ana, { 'idempotency-key': 'one' });
    await test.db.read.query('update idempotency_key set answer = null');
    const answer = await post(ana, { 'idempotency-key': 'one' });
    expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([409, 'in_flight', '1']);
    expect((await kept())[0].principal).toMatch(/^anonymous\//);
  });

  it('can be put right under the same key when it was refused before anything was done', async () => {
    const { event } = await anEvent(test.db, { slug: 'webinar' });
    await addQuestion(test.db, event.id, { required: true });
    const one = { 'idempotency-key': 'one' };
    expect((await post(ana, one)).statusCode).toBe(422);
    expect(await kept()).toEqual([]);
  });

  it('leaves nothing about the person with its key', async () => {
    await anEvent(test.db, { slug: 'webinar' });
    await post(ana);
    expect(JSON.stringify(await kept())).not.toMatch(/ana/i);
    expect((await kept())[0].answer).toMatchObject({ verdict: { kind: 'confirmed' }, after: 'open' });
  });
});

describe('bodies that nobody would send by mistake', () => {
  const big = (length: number) => 'x'.repeat(length);
  const deep = `{"name":${'['.repeat(30_000)}${']'.repeat(30_000)}}`;

  it.each<[string, string, number]>([
    ['nothing', '', 400],
    ['half of an object', '{"name":', 400],
    ['a list', '[]', 422],
    ['a list of lists', '[[[[{}]]]]', 422],
    ['null', 'null', 422],
    ['a number', '1e999', 422],
    ['texts where lists belong', '{"name":"Ana","email":"a@example.org","sessions":"x","answers":"y"}', 422],
    ['lists where texts belong', '{"name":["Ana"],"email":{"a":1}}', 422],
    ['thirty thousand levels', deep, 422],
    ['a prototype', '{"__proto__":{"admin":true},"name":"Ana","email":"a@example.org"}', 400],
    ['a NUL in the address', '{"name":"Ana","email":"a\\u0000@example.org"}', 422],
    ['a question that is none', `{"name":"Ana","email":"a@example.org","answers":{"__x__":"y"}}`, 422],
    ['ten thousand characters', JSON.stringify({ ...ana, name: big(10_000) }), 422],
    ['a megabyte', JSON.stringify({ ...ana, name: big(1_000_000) }), 413],
  ])('answers %s with a problem, and stores nothing', async (_, payload, status) => {
    await anEvent(test.db, { slug: 'webinar' });
    const answer = await post(payload);
    expect([answer.statusCode, answer.json().status]).toEqual([status, status]);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect([await rows(), await kept()]).toEqual([[], []]);
  });

  it('takes control characters out of names, as the form does', async () => {
    await anEvent(test.db, { slug: 'webinar' });
    expect((await post({ ...ana, name: 'A\u0000n\u202ea' })).statusCode).toBe(202);
    expect((await rows())[0].name).toMatch(/^A ?n ?a$/);
  });

  it.each([
    'application/x-www-form-urlencoded',
    'text/plain',
    'multipart/form-data; boundary=x',
    'text/xml',
    'application/json-seq',
    '',
  ])('refuses the type "%s": a page of another site could send most of them unasked', async (type) => {
    await anEvent(test.db, { slug: 'webinar' });
    const answer = await post(ana, { 'content-type': type });
    expect([answer.statusCode, answer.json().code]).toEqual([415, 'not_json']);
  });

  it.each(['', 'x'.repeat(256), 'a b', 'é'])('needs an idempotency key, not "%s"', async (key) => {
    await anEvent(test.db, { slug: 'webinar' });
    expect((await post(ana, { 'idempotency-key': key })).json()).toMatchObject({
      status: 400,
      code: 'idempotency_key_needed',
    });
  });

  it('keeps browsers on other sites out, and lets nobody ask for leave', async () => {
    await anEvent(test.db, { slug: 'webinar' });
    const cross = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await post(ana, cross)).statusCode).toBe(403);
    expect((await post(ana, { ...cross, authorization: 'Bearer x' })).statusCode).toBe(401);
    const leave = await web.send('OPTIONS', PATH, { ...cross, 'access-control-request-method': 'POST' });
    expect([leave.statusCode, leave.headers['access-control-allow-origin']]).toEqual([405, undefined]);
    const key = await withKey(web, test.db, ['write']);
    expect((await post(ana, { ...cross, ...key })).statusCode).toBe(201);
  });

  it('says when to come back when a network asks too much', async () => {
    await anEvent(test.db, { slug: 'webinar' });
    const strict = await startWeb(test, { env: { RATE_LIMIT: '1' } });
    await sendJson(strict, PATH, ana);
    const answer = await sendJson(strict, PATH, ana);
    expect([answer.json().status, Number(answer.headers['retry-after']) > 0]).toEqual([429, true]);
    await strict.close();
  });
});
