import { anOrganiser } from '#identity/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { atConsole } from '../console/testing.js';
import { startWeb, type TestWeb } from '../testing.js';

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

const mails = () => test.db.read.query('select to_address from outgoing_mail');

describe('asking for a sign-in link', () => {
  it('gets one answer, whether the address is known or not', async () => {
    const { email } = await anOrganiser(test.db);
    const known = await web.post('/console/inloggen', { email });
    const unknown = await web.post('/console/inloggen', { email: 'stranger@example.org' });
    const withoutCookie = ({ statusCode, headers, body }: typeof known) => {
      const { date: _, 'set-cookie': cookie, ...rest } = headers;
      return { statusCode, rest, body, cookie: String(cookie).replace(/=[\w-]{43};/, '=…;') };
    };
    expect(withoutCookie(unknown)).toEqual(withoutCookie(known));
    expect(known.headers.location).toBe('/console/inloggen/verstuurd');
    expect(String(known.headers['set-cookie'])).toMatch(
      /^kring_browser=[\w-]{43}; Max-Age=900; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(await mails()).toEqual([{ to_address: email }]);
  });

  it('keeps the secret of a browser that asks twice, so that both mails work there', async () => {
    const first = await web.post('/console/inloggen', { email: 'a@example.org' });
    const cookie = String(first.headers['set-cookie']).split(';')[0] ?? '';
    const second = await web.post('/console/inloggen', { email: 'a@example.org' }, { cookie });
    expect(String(second.headers['set-cookie'])).toContain(cookie);
  });

  it('says what is wrong with an address, at its field, and keeps what was typed', async () => {
    const answer = await web.post('/en/console/inloggen', { email: 'noor at example' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('lang="en"');
    expect(answer.body).toContain('value="noor at example"');
    expect(answer.body).toContain('id="email-error"');
  });
});

describe('a sign-in link', () => {
  it('does nothing when it is opened, as mail scanners do', async () => {
    await atConsole(web, test.db);
    const [before] = await test.db.read.query('select count(*)::int as n from web_session');
    expect((await web.get(`/console/inloggen/${'A'.repeat(49)}`)).statusCode).toBe(200);
    expect((await web.head(`/console/inloggen/${'A'.repeat(49)}`)).statusCode).toBe(200);
    expect(await test.db.read.query('select count(*)::int as n from web_session')).toEqual([before]);
  });

  it('shows one page for everything that can be wrong with it', async () => {
    const [unknown, malformed] = [`/console/inloggen/${'A'.repeat(49)}`, '/console/inloggen/x'];
    const answers = [await web.post(unknown), await web.post(malformed)];
    expect(answers.map((answer) => answer.statusCode)).toEqual([404, 404]);
    expect(answers[0]?.body).toBe(answers[1]?.body);
    expect(answers[0]?.headers['set-cookie']).toBeUndefined();
  });
});

describe('a session', () => {
  it('lives in a cookie that scripts cannot read and other sites cannot send', async () => {
    const { headers } = await atConsole(web, test.db);
    expect(headers.cookie).toMatch(/^kring_session=[\w-]{43}$/);
  });

  it('ends at sign-out, and the cookie goes', async () => {
    const noor = await atConsole(web, test.db, { language: 'en' });
    const out = await noor.post('/console/uitloggen');
    expect(out.headers.location).toBe('/en/console/inloggen?uit=1');
    expect(String(out.headers['set-cookie'])).toContain('kring_session=; Max-Age=0');
    expect((await noor.get('/console')).statusCode).toBe(303);
  });

  it('speaks the language of the organiser, also when a page is missing', async () => {
    const noor = await atConsole(web, test.db, { language: 'en' });
    expect((await noor.get('/console')).body).toContain('<html lang="en">');
    expect((await noor.get('/console/e/none')).body).toContain('<html lang="en">');
    await noor.post('/console/preferences', { language: 'nl' });
    expect((await noor.get('/console')).body).toContain('<html lang="nl">');
  });
});
