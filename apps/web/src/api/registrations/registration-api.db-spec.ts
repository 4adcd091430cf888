import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { addQuestion } from '#questions/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { askJson, sendJson, withKey } from '../testing.js';
import { RegistrationDetail } from './registration-schemas.js';

let test: TestDatabase;
let web: TestWeb;
let key: Record<string, string>;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  web.moveTo('2027-03-01T09:00:00Z');
  key = await withKey(web, test.db, ['read', 'write']);
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const LIST = '/api/v1/events/webinar/registrations';
async function come(name: string, more: object = {}): Promise<string> {
  const answer = await sendJson(web, LIST, { name, email: `${name}@example.org`, ...more }, key);
  expect(answer.body).toContain('registrationId');
  return `${LIST}/${answer.json().registrationId}`;
}
const show = async (path: string) => RegistrationDetail.parse((await web.get(path, key)).json());
const mails = async () =>
  (await test.db.read.query('select kind from outgoing_mail order by seq')).map(({ kind }: { kind: string }) => kind);

describe('one registration', () => {
  it('is told with sessions, answers that are not kept apart, and what happened', async () => {
    const { event } = await anEvent(test.db, { slug: 'webinar' });
    const [a1] = (await aProgramme(test.db, event, [{ sessions: { A1: 5 } }])).values();
    const [plain, apart] = [
      await addQuestion(test.db, event.id, { required: false }),
      await addQuestion(test.db, event.id, { required: false, privacy: 'sensitive', eraseDays: 7, position: 9 }),
    ];
    const ana = await come('Ana', { sessions: [a1], answers: { [plain.id]: 'Because', [apart.id]: 'Nuts' } });
    const { body } = await web.get(ana, key);
    expect(body).not.toContain('Nuts');
    expect(await show(ana)).toMatchObject({
      ...{ name: 'Ana', status: 'confirmed', numberInLine: null, offers: [] },
      sessions: [{ id: a1, status: 'confirmed' }],
      answers: [{ questionId: plain.id, value: 'Because' }],
      history: [{ action: 'registration.made' }],
    });
  });

  it('changes as far as it is told to, in the name of the organiser, unless somebody else was first', async () => {
    await anEvent(test.db, { slug: 'webinar' });
    const ana = await come('Ana', { organisation: 'Kring' });
    const { version } = await show(ana);
    const changed = await askJson(web, 'PATCH', ana, { version, name: 'Anna', role: 'policy' }, key);
    expect(changed.json()).toMatchObject({ name: 'Anna', organisation: 'Kring', role: 'policy' });
    const stale = await askJson(web, 'PATCH', ana, { version, name: 'Annie' }, key);
    expect([stale.statusCode, stale.json().code]).toEqual([409, 'stale']);
    const by = `select actor_kind from audit_entry where action = 'registration.details-changed'`;
    expect(await test.db.read.query(by)).toEqual([{ actor_kind: 'organiser' }]);
    const wrong = await askJson(web, 'PATCH', ana, { version, name: 'www.example.org', attends: 'by boat' }, key);
    expect(wrong.json().errors).toMatchObject([{ pointer: '/attends' }]);
    const link = await askJson(web, 'PATCH', ana, { version, name: 'www.example.org' }, key);
    expect(link.json().errors).toMatchObject([{ pointer: '/name', code: 'name_has_link' }]);
  });

  it('chooses other sessions by the rules of the form', async () => {
    const { event } = await anEvent(test.db, { slug: 'webinar' });
    const [a1, b1] = (await aProgramme(test.db, event, [{ sessions: { A1: 5, B1: 5 } }])).values();
    const ana = await come('Ana', { sessions: [a1] });
    const choose = (...sessions: (string | undefined)[]) => askJson(web, 'PUT', `${ana}/sessions`, { sessions }, key);
    expect((await choose(b1)).json().sessions).toMatchObject([{ id: b1 }]);
    expect((await choose(b1)).statusCode).toBe(200);
    const both = await choose(a1, b1);
    expect([both.statusCode, both.json().errors[0].pointer]).toEqual([422, '/sessions']);
    expect((await choose('x')).json().errors[0].pointer).toBe('/sessions/0');
  });

  it('is moved only with an answer to what its new session asks, and the audit tells who gave it', async () => {
    const { event } = await anEvent(test.db, { slug: 'webinar' });
    const [a1, b1] = (await aProgramme(test.db, event, [{ sessions: { A1: 5, B1: 5 } }])).values();
    const { id } = await addQuestion(test.db, event.id, { required: true, sessionId: b1 ?? '' });
    const ana = await come('Ana', { sessions: [a1] });
    const choose = (answers: object) => askJson(web, 'PUT', `${ana}/sessions`, { sessions: [b1], answers }, key);
    expect((await choose({})).json()).toMatchObject({ status: 422, errors: [{ pointer: `/answers/${id}` }] });
    expect((await show(ana)).sessions).toMatchObject([{ id: a1 }]);
    expect((await choose({ [id]: 'A laptop' })).json()).toMatchObject({
      sessions: [{ id: b1 }],
      answers: [{ questionId: id, value: 'A laptop' }],
    });
    const by = `select actor_kind from audit_entry where action = 'registration.answers-changed'`;
    expect(await test.db.read.query(by)).toEqual([{ actor_kind: 'organiser' }]);
  });

  it('comes back after it was cancelled, once, and hears that it is too late when it is', async () => {
    await anEvent(test.db, { slug: 'webinar' });
    const ana = await come('Ana');
    await web.send('DELETE', ana, key);
    const back = () => sendJson(web, `${ana}/return`, {}, { ...key, 'idempotency-key': 'back' });
    const [one, two] = [await back(), await back()];
    expect([one.statusCode, one.json(), two.body]).toEqual([200, { status: 'confirmed' }, one.body]);
    await web.send('DELETE', ana, key);
    web.moveTo('2027-03-05T09:00:00Z');
    const late = await web.send('POST', `${ana}/return`, { ...key, 'idempotency-key': 'late' });
    expect([late.statusCode, late.json().code]).toEqual([409, 'too_late']);
  });

  it('is given a place out of order, beyond the last one only when that is asked for', async () => {
    await anEvent(test.db, { slug: 'webinar', capacity: 1 });
    await come('Ana');
    const ben = await come('Ben');
    expect(await show(ben)).toMatchObject({ status: 'waiting', numberInLine: 1 });
    const give = (body: object) => sendJson(web, `${ben}/place`, body, key);
    expect((await give({})).json()).toMatchObject({ status: 409, code: 'full' });
    expect((await give({ overbook: true })).json()).toEqual({ status: 'given' });
    expect((await give({ overbook: true })).json()).toMatchObject({ code: 'not_waiting' });
    expect(await show(ben)).toMatchObject({ status: 'confirmed' });
  });

  it('that asks for a place gets a yes or a no, once, and the reason goes along', async () => {
    await anEvent(test.db, { slug: 'webinar', approval: true, capacity: 5 });
    const [ana, ben] = [await come('Ana'), await come('Ben')];
    expect(await show(ana)).toMatchObject({ status: 'pending' });
    expect((await sendJson(web, `${ana}/approval`, {}, key)).json()).toEqual({ status: 'confirmed' });
    expect((await sendJson(web, `${ana}/approval`, {}, key)).json()).toMatchObject({ status: 409, code: 'not_asking' });
    expect((await sendJson(web, `${ben}/refusal`, { reason: 'For members' }, key)).json()).toEqual({
      status: 'declined',
    });
    expect([(await show(ana)).status, (await show(ben)).status]).toEqual(['confirmed', 'declined']);
  });

  it('has its link mailed again, not twice in a row', async () => {
    await anEvent(test.db, { slug: 'webinar' });
    const ana = await come('Ana');
    await test.db.read.query(`update outgoing_mail set status = 'sent'`);
    const mail = async () => (await sendJson(web, `${ana}/link`, {}, key)).json().status;
    expect([await mail(), await mail()]).toEqual(['link_mailed', 'link_just_mailed']);
    expect(await mails()).toEqual(['confirmation', 'confirmation']);
  });

  it('keeps nothing about a person under the key of any request', async () => {
    await anEvent(test.db, { slug: 'webinar' });
    const ben = await come('Ben');
    await sendJson(web, `${ben}/link`, {}, key);
    const kept = JSON.stringify(await test.db.read.query('select * from idempotency_key'));
    expect(kept).toContain('link_mailed');
    expect(kept).not.toMatch(/ben|example\.org/i);
  });
});
