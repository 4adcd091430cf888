import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { atConsole, queriesOfPage } from '../testing.js';

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

const keyIn = (html: string) => /kring_[A-Za-z0-9_-]{65}/.exec(html)?.[0] ?? '';

describe('the keys of programs', () => {
  it('are made by an organiser, shown once, and open what was chosen', async () => {
    const noor = await atConsole(web, test.db);
    const made = await noor.post('/console/api-keys', { name: 'Website', scope: 'write' });
    const key = keyIn(made.body);
    expect([made.statusCode, made.headers['cache-control']]).toEqual([201, 'private, no-store']);
    expect((await web.get('/api/v1/theme-groups', { authorization: `Bearer ${key}` })).statusCode).toBe(200);
    const list = await noor.get('/console/api-keys');
    expect(list.body).toContain('Website');
    expect(list.body).toContain('Lezen en wijzigen');
    expect(list.body).not.toContain(key.slice(-43));
    const audit = `select action, actor_id from audit_entry where subject_kind = 'api_key'`;
    expect(await test.db.read.query(audit)).toEqual([{ action: 'api_key.made', actor_id: noor.organiser.id }]);
  });

  it('need a name, and what was typed stays', async () => {
    const noor = await atConsole(web, test.db);
    const answer = await noor.post('/console/api-keys', { name: 'x'.repeat(81), scope: 'write' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('van 1 tot en met 80 tekens');
    expect(answer.body).toContain('x'.repeat(81));
  });

  it('are ended by whose they are, and by an owner; another organiser neither sees nor ends them', async () => {
    const [noor, bo] = [await atConsole(web, test.db), await atConsole(web, test.db)];
    const owner = await atConsole(web, test.db, { role: 'owner' });
    const key = keyIn((await noor.post('/console/api-keys', { name: 'Website', scope: 'read' })).body);
    const works = async () =>
      (await web.get('/api/v1/theme-groups', { authorization: `Bearer ${key}` })).statusCode === 200;
    const [{ id }] = await test.db.read.query('select id from api_key');
    await bo.post(`/console/api-keys/${id}/revocation`);
    expect([await works(), (await bo.get('/console/api-keys')).body.includes('Website')]).toEqual([true, false]);
    expect((await owner.get('/console/api-keys')).body).toContain('Website');
    const ended = await owner.post(`/console/api-keys/${id}/revocation`);
    expect([ended.statusCode, ended.headers.location, await works()]).toEqual([
      303,
      '/console/api-keys?done=key_revoked',
      false,
    ]);
    expect((await noor.get('/console/api-keys')).body).toContain('Ingetrokken');
  });

  it('cost one statement to list, however many there are', async () => {
    const noor = await atConsole(web, test.db);
    const page = () => queriesOfPage(web, () => noor.get('/console/api-keys'));
    await noor.post('/console/api-keys', { name: 'One' });
    const few = await page();
    for (let i = 0; i < 9; i++) await noor.post('/console/api-keys', { name: `Key ${i}` });
    expect(await page()).toBe(few);
  });
});
