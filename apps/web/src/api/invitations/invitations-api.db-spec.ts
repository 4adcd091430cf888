import { anEvent } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { sendJson, withKey } from '../testing.js';
import { InvitationList } from './invitation-schemas.js';

let test: TestDatabase;
let web: TestWeb;
let key: Record<string, string>;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  await anEvent(test.db, { slug: 'dinner', access: 'invited' });
  key = await withKey(web, test.db, ['read', 'write']);
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const LIST = '/api/v1/events/dinner/invitations';
const send = (path: string, body: object = {}) => sendJson(web, `${LIST}${path}`, body, key);
const add = (...emails: string[]) => send('', { guests: emails.map((email) => ({ email })) });
const list = async (query = '') => InvitationList.parse((await web.get(`${LIST}${query}`, key)).json()).data;
const standings = async () => (await list()).map(({ email, standing }) => `${email} ${standing}`).toSorted();
const mails = async () => (await test.db.read.query('select 1 from outgoing_mail')).length;

describe('invitations for programs', () => {
  it('are on the list once, and mailed once, when they are asked to be', async () => {
    expect((await add('ana@example.org', 'Ben@Example.org')).json()).toEqual({ added: 2, known: 0 });
    expect((await add('ANA@example.org.', 'cem@example.org')).json()).toEqual({ added: 1, known: 1 });
    expect(await mails()).toBe(0);
    expect((await send('/mails')).json()).toEqual({ mailed: 3 });
    expect((await send('/mails')).json()).toEqual({ mailed: 0 });
    expect(await mails()).toBe(3);
    expect(await standings()).toEqual(['Ben@Example.org mailed', 'ana@example.org mailed', 'cem@example.org mailed']);
  });

  it('add nobody where one of them is wrong, and point at each', async () => {
    const body = [{ email: 'ana@example.org' }, { email: 'ana' }, { email: 'b@example.org', name: 'www.example.org' }];
    const answer = await send('', { guests: [...body, { email: 'ANA@example.org' }, { email: '' }] });
    expect(answer.json()).toMatchObject({
      status: 422,
      errors: [
        { pointer: '/guests/1/email', code: 'email_invalid' },
        { pointer: '/guests/2/name', code: 'name_has_link' },
        { pointer: '/guests/3/email', code: 'twice' },
        { pointer: '/guests/4/email', code: 'email_missing' },
      ],
    });
    expect((await send('', { guests: [] })).json().errors).toMatchObject([{ pointer: '/guests' }]);
    expect((await add(...Array.from({ length: 501 }, (_, i) => `g${i}@example.org`))).statusCode).toBe(422);
    expect(await list()).toEqual([]);
  });

  it('come page after page, each once, also while more are added', async () => {
    const emails = Array.from({ length: 5 }, (_, i) => `g${i}@example.org`);
    await add(...emails);
    const seen: string[] = [];
    for (let next: string | undefined = `${LIST}?limit=2`; next; ) {
      const page = await web.get(next, key);
      seen.push(...InvitationList.parse(page.json()).data.map(({ email }) => email));
      next = /^<([^>]+)>/.exec(String(page.headers.link ?? ''))?.[1];
    }
    expect(seen.toSorted()).toEqual(emails);
  });

  it('are taken back, mailed again, and stay used once used; no answer has the code', async () => {
    await add('ana@example.org');
    await send('/mails');
    const [{ id, version }] = await test.db.read.query('select id, link_version as version from invitation');
    const code = web.secrets.linkToken('invitation', id, version + 1);
    const said = [await send(`/${id}/withdrawal`), await send(`/${id}/withdrawal`), await send(`/${id}/mail`)];
    expect(said.map((answer) => answer.json().status)).toEqual(['withdrawn', 'withdrawn', 'mailed']);
    const come = { name: 'Ana', email: 'ana@example.org', invitation: code };
    const came = await sendJson(web, '/api/v1/events/dinner/registrations', come, key);
    expect(came.statusCode).toBe(201);
    expect((await send(`/${id}/withdrawal`)).json()).toMatchObject({ status: 409, code: 'used' });
    expect((await send(`/${id}/mail`)).json()).toEqual({ status: 'used_or_just_mailed' });
    expect(await list()).toMatchObject([{ standing: 'used', registrationId: came.json().registrationId }]);
    const everything = [...said.map(({ body }) => body), (await web.get(LIST, key)).body].join('');
    for (const word of [code, 'linkVersion', 'link_version']) expect(everything).not.toContain(word);
  });

  it('are not mailed for a draft, and nothing of a person is kept under a key', async () => {
    await add('ana@example.org');
    await test.db.read.query(`update event set status = 'draft', published_at = null`);
    expect((await send('/mails')).json()).toMatchObject({ status: 409, code: 'not_now' });
    expect(await mails()).toBe(0);
    expect(JSON.stringify(await test.db.read.query('select * from idempotency_key'))).not.toMatch(/ana/i);
  });
});
