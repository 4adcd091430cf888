import { anEvent } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { person } from '../testing.js';

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

/** Ana, with the link in her reminders and that of her registration. */
async function ana() {
  await anEvent(test.db, { slug: 'een' });
  await web.post('/een/aanmelden', person('Ana'));
  const [{ id }] = await test.db.read.query('select id from registration');
  return {
    off: `/u/${web.secrets.linkToken('unsubscribe', id, 1)}`,
    mine: `/mijn/${web.secrets.linkToken('manage', id, 1)}`,
  };
}

const mailOffAt = async () => (await test.db.read.query('select mail_off_at as at from registration'))[0].at;

describe('the link in a reminder', () => {
  it('switches off by one press of a mailbox: no cookie, no page, no redirect, and twice is once', async () => {
    const { off } = await ana();
    const press = () =>
      web.send('POST', off, { 'content-type': 'application/x-www-form-urlencoded' }, 'List-Unsubscribe=One-Click');
    const first = await press();
    expect([first.statusCode, first.headers.location, first.headers['set-cookie']]).toEqual([
      200,
      undefined,
      undefined,
    ]);
    const since = await mailOffAt();
    expect(since?.toISOString().slice(0, 10)).toBe('2027-03-01');
    web.moveTo('2027-03-02T09:00:00Z');
    expect((await press()).statusCode).toBe(200);
    expect(await mailOffAt()).toEqual(since);
  });

  it('takes the press in parts, too, as RFC 8058 lets mailboxes write it', async () => {
    const { off } = await ana();
    const parts = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';
    const answer = await web.send('POST', off, { 'content-type': 'multipart/form-data; boundary=x' }, parts);
    expect(answer.statusCode).toBe(200);
    expect(await mailOffAt()).not.toBeNull();
  });

  it('does nothing when it is only looked at, by a person or by a program that follows links', async () => {
    const { off } = await ana();
    const { body, headers } = await web.get(off);
    expect(body).toContain('Geen herinneringen meer?');
    expect(headers).toMatchObject({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' });
    expect((await web.get(`${off}?stand=off`)).body).not.toContain('Uitgezet');
    expect(await mailOffAt()).toBeNull();
  });

  it('asks people first, in their language, and can only switch off: whoever reads the mail cannot switch on', async () => {
    const { off } = await ana();
    const done = await web.post(`/en${off}`, { van: 'pagina' });
    expect([done.statusCode, done.headers.location]).toEqual([303, `/en${off}?stand=off`]);
    const { body } = await web.get(`/en${off}?stand=off`);
    expect(body).toContain('Switched off');
    expect(body).not.toContain('<form');
    expect((await web.post(`/en${off}/aan`)).statusCode).toBe(404);
    expect(await mailOffAt()).not.toBeNull();
  });

  it('goes on working in mails of before the links were renewed, as RFC 8058 wants; the link of the page does not', async () => {
    const { off, mine } = await ana();
    await test.db.read.query('update registration set link_version = 7');
    expect((await web.get(mine)).statusCode).toBe(404);
    expect((await web.post(off)).statusCode).toBe(200);
    expect(await mailOffAt()).not.toBeNull();
  });

  it('opens nothing else, and no other link does what it does', async () => {
    const { off, mine } = await ana();
    const token = off.slice(3);
    expect((await web.get(`/mijn/${token}`)).statusCode).toBe(404);
    expect((await web.post(`/u/${mine.slice(6)}`)).statusCode).toBe(404);
    expect((await web.post(`/u/${'x'.repeat(48)}`)).statusCode).toBe(404);
    expect((await web.get(off)).body).not.toContain('/mijn/');
    expect(await mailOffAt()).toBeNull();
  });
});

it('the page of a registration leads to the same switch, and says how it stands', async () => {
  const { mine } = await ana();
  expect((await web.get(mine)).body).toContain('Herinneringen uitzetten');
  expect((await web.post(`${mine}/mail`)).headers.location).toBe(`${mine}/mail?stand=off`);
  expect(await mailOffAt()).not.toBeNull();
  expect((await web.get(mine)).body).toContain('Herinneringen weer aanzetten');
  await web.post(`${mine}/mail/aan`);
  expect(await mailOffAt()).toBeNull();
});
