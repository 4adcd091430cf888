import { anEvent, aProgramme } from '#events/testing';
import { newId } from '#platform';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { addQuestion } from '#questions/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { askJson, sendJson } from '../testing.js';
import { MyRegistration } from './my-schemas.js';

let test: TestDatabase;
let web: TestWeb;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  web.moveTo('2027-03-01T09:00:00Z');
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

async function come(name: string, more: object = {}): Promise<string> {
  await sendJson(web, '/api/v1/events/webinar/registrations', { name, email: `${name}@example.org`, ...more });
  const [{ id }] = await test.db.read.query('select id from registration where name = $1', [name]);
  return `/api/v1/my/${web.secrets.linkToken('manage', id, 1)}`;
}
const show = async (path: string) => MyRegistration.parse((await web.get(path)).json());

describe('my registration, by its link', () => {
  it('is told with all that I said, and kept by no cache', async () => {
    const { event } = await anEvent(test.db, { slug: 'webinar' });
    const apart = await addQuestion(test.db, event.id, { required: false, privacy: 'sensitive', eraseDays: 7 });
    const ana = await come('Ana', { answers: { [apart.id]: 'Nuts' } });
    expect(await show(ana)).toMatchObject({
      ...{ name: 'Ana', status: 'confirmed', canChange: true, canComeBack: false },
      event: { slug: 'webinar', isCancelled: false },
      answers: [{ questionId: apart.id, value: 'Nuts' }],
    });
    const { headers } = await web.get(ana);
    expect(headers).toMatchObject({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' });
  });

  it('opens for no other link: unknown, revoked, of another purpose and broken ones are one and the same 404', async () => {
    await anEvent(test.db, { slug: 'webinar' });
    const ana = await come('Ana');
    const [{ id }] = await test.db.read.query('select id from registration');
    const wrong = [
      web.secrets.linkToken('join', id, 1),
      web.secrets.linkToken('manage', id, 2),
      web.secrets.linkToken('manage', newId(), 1),
      `${ana.slice('/api/v1/my/'.length, -1)}_`,
      'x',
      '%00',
    ];
    const asked = await Promise.all(
      wrong.flatMap((token) => [
        web.get(`/api/v1/my/${token}`),
        askJson(web, 'PATCH', `/api/v1/my/${token}`, { version: '' }),
        askJson(web, 'PUT', `/api/v1/my/${token}/sessions`, { sessions: [] }),
        ...['cancellation', 'return', `offers/${newId()}`, 'removal'].map((verb) =>
          sendJson(web, `/api/v1/my/${token}/${verb}`, { answer: 'yes' }),
        ),
      ]),
    );
    const said = new Set(asked.map(({ statusCode, body }) => `${statusCode} ${body}`));
    expect([...said]).toEqual(['404 {"type":"about:blank","title":"There is nothing here","status":404}']);
    await test.db.read.query('update registration set link_version = 2');
    expect((await web.get(ana)).statusCode).toBe(404);
  });

  it('changes what I said and answered, and leaves what I did not send', async () => {
    const { event } = await anEvent(test.db, { slug: 'webinar' });
    const [one, two] = [
      await addQuestion(test.db, event.id, { required: true, position: 1 }),
      await addQuestion(test.db, event.id, { required: true, position: 2 }),
    ];
    const ana = await come('Ana', { answers: { [one.id]: 'a', [two.id]: 'b' } });
    const before = await show(ana);
    const change = (body: object) => askJson(web, 'PATCH', ana, body);
    const named = await change({ version: before.version, name: 'Anna' });
    expect(MyRegistration.parse(named.json())).toMatchObject({ name: 'Anna', answers: before.answers });
    const { version } = named.json();
    const answered = await change({ version, answers: { [two.id]: 'c' } });
    expect(answered.json().answers).toMatchObject([{ value: 'a' }, { value: 'c' }]);
    expect((await change({ version, answers: { [two.id]: 'd' } })).json()).toMatchObject({
      status: 409,
      code: 'stale',
    });
    const empty = await change({ version: answered.json().version, answers: { [one.id]: '' } });
    expect(empty.json()).toMatchObject({ status: 422, errors: [{ pointer: `/answers/${one.id}` }] });
  });

  it('chooses sessions, cancels and comes back, each once however often it is sent', async () => {
    const { event } = await anEvent(test.db, { slug: 'webinar' });
    const [a1] = (await aProgramme(test.db, event, [{ sessions: { A1: 5 } }])).values();
    const ana = await come('Ana', { sessions: [a1] });
    expect((await askJson(web, 'PUT', `${ana}/sessions`, { sessions: [a1] })).json().sessions).toHaveLength(1);
    const again = { 'idempotency-key': 'one' };
    for (let i = 0; i < 2; i++)
      expect((await sendJson(web, `${ana}/cancellation`, {}, again)).json()).toEqual({ status: 'cancelled' });
    expect(await show(ana)).toMatchObject({ status: 'cancelled', canComeBack: true });
    for (let i = 0; i < 2; i++)
      expect((await sendJson(web, `${ana}/return`, {}, again)).json()).toEqual({ status: 'confirmed' });
    web.moveTo('2027-03-05T09:00:00Z');
    expect((await sendJson(web, `${ana}/cancellation`, {})).json()).toMatchObject({ status: 409, code: 'too_late' });
  });

  it('chooses a session that asks something only with an answer, and is not asked that twice', async () => {
    const { event } = await anEvent(test.db, { slug: 'webinar' });
    const [a1, b1] = (await aProgramme(test.db, event, [{ sessions: { A1: 5, B1: 5 } }])).values();
    const { id } = await addQuestion(test.db, event.id, { required: true, sessionId: b1 ?? '' });
    const ana = await come('Ana', { sessions: [a1] });
    const choose = (session: unknown, more: object = {}) =>
      askJson(web, 'PUT', `${ana}/sessions`, { sessions: [session], ...more });
    for (const more of [{}, { answers: { [id]: '' } }, { answers: { [newId()]: 'x' } }])
      expect((await choose(b1, more)).json()).toMatchObject({ status: 422, errors: [{ pointer: `/answers/${id}` }] });
    expect((await choose(b1, { answers: [] })).json()).toMatchObject({ errors: [{ pointer: '/answers' }] });
    const wrong = await choose(newId(), { answers: { [id]: 'x'.repeat(20_000) } });
    expect([wrong.statusCode, wrong.json().errors[0].pointer]).toEqual([422, '/sessions']);
    expect(await show(ana)).toMatchObject({ sessions: [{ id: a1 }], answers: [] });
    const chosen = await choose(b1, { answers: { [id]: 'A laptop' } });
    expect(chosen.json()).toMatchObject({ sessions: [{ id: b1 }], answers: [{ value: 'A laptop' }] });
    expect((await choose(b1)).json().answers).toMatchObject([{ value: 'A laptop' }]);
    expect((await choose(a1)).json()).toMatchObject({ sessions: [{ id: a1 }], answers: [] });
  });

  it('takes a place that is held, by one yes', async () => {
    await anEvent(test.db, { slug: 'webinar', capacity: 1, waitlistMode: 'offer' });
    const [ana, ben] = [await come('Ana'), await come('Ben')];
    await sendJson(web, `${ana}/cancellation`, {});
    const [offer] = (await show(ben)).offers;
    const answer = (body: object, id = offer?.id) => sendJson(web, `${ben}/offers/${id}`, body);
    expect((await answer({ answer: 'maybe' })).json()).toMatchObject({ status: 422, errors: [{ pointer: '/answer' }] });
    expect((await answer({ answer: 'yes' }, 'x')).json()).toMatchObject({ status: 409, code: 'gone' });
    expect((await answer({ answer: 'yes' })).json()).toEqual({ status: 'accepted' });
    expect((await answer({ answer: 'yes' })).json()).toEqual({ status: 'accepted' });
    expect(await show(ben)).toMatchObject({ status: 'confirmed', offers: [] });
  });

  it('is removed for who says "this was not me", and nothing of them stays', async () => {
    await anEvent(test.db, { slug: 'webinar' });
    const ana = await come('Ana', { organisation: 'Somewhere' });
    expect((await sendJson(web, `${ana}/removal`, {})).json()).toEqual({ status: 'removed' });
    expect(await show(ana)).toMatchObject({ name: '–', email: null, organisation: '', status: 'cancelled' });
  });
});
