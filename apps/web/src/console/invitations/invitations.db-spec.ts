import { anEvent } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { sendFile } from '../imports/testing.js';
import { type AtConsole, atConsole, queriesOfPage } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;
let desk: AtConsole;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
afterAll(async () => {
  await web.close();
  await test.drop();
});
beforeEach(async () => {
  await test.clean();
  desk = await atConsole(web, test.db);
});

const anEvening = async () => {
  const { event } = await anEvent(test.db, { access: 'invited' });
  return { event, path: `/console/e/${event.id}/invitations` };
};
const emails = async () => {
  const rows = await test.db.read.query('select email from invitation order by email');
  return rows.map((row: { email: string }) => row.email);
};
const queued = async () => {
  const rows = await test.db.read.query(`select to_address as to from outgoing_mail where kind = 'event-invitation'`);
  return rows.map((row: { to: string }) => row.to).toSorted();
};

describe('the list of guests', () => {
  it('takes what is pasted, says which lines are wrong, and mails nobody', async () => {
    const { path } = await anEvening();
    const { statusCode, body } = await desk.post(path, { list: 'Ana <ana@example.org>\n<b>iets</b>\nbo@example.org' });
    expect(statusCode).toBe(422);
    expect(body).toContain('2 mensen op de lijst gezet');
    expect(body).toContain('<b>Rij 2.</b> dit is geen geldig e-mailadres');
    expect(body).not.toContain('<b>iets');
    expect(await emails()).toEqual(['ana@example.org', 'bo@example.org']);
    expect(await queued()).toEqual([]);
  });

  it('takes a file, the same one twice as once', async () => {
    const { path } = await anEvening();
    const file = 'Naam;E-mail\nAna;ana@example.org\n';
    const first = await sendFile(web, desk, `${path}/file`, file);
    expect([first.statusCode, first.body.includes('1 persoon op de lijst gezet')]).toEqual([200, true]);
    const second = await sendFile(web, desk, `${path}/file`, file);
    expect(second.body).toContain('0 mensen op de lijst gezet, 1 stond er al op');
    expect(await emails()).toEqual(['ana@example.org']);
  });

  it.each([
    ['', 'Kies een bestand waar iets in staat.'],
    ['naam;functie\nAna;hoofd\n', 'Er is geen kolom met e-mailadressen.'],
    ['\u0000\u0001\u0002', 'Dit is geen CSV- of Excel-bestand.'],
  ])('says what is wrong with a file: %j', async (file, message) => {
    const { path } = await anEvening();
    const { statusCode, body } = await sendFile(web, desk, `${path}/file`, file);
    expect(statusCode).toBe(422);
    expect(body).toContain(message);
  });

  it('refuses more than it can hold, and keeps what was pasted', async () => {
    const { path } = await anEvening();
    const list = Array.from({ length: 5001 }, (_, i) => `p${i}@example.org`).join('\n');
    const { statusCode, body } = await desk.post(path, { list });
    expect(statusCode).toBe(422);
    expect(body).toContain('Dat zijn er te veel');
    expect(body).toContain('p5000@example.org</textarea>');
    expect(await emails()).toEqual([]);
  });

  it('is mailed with one press, and each can be withdrawn and sent again', async () => {
    const { path } = await anEvening();
    await desk.post(path, { list: 'kees@example.org\nbo@example.org' });
    expect((await desk.post(`${path}/mails`)).headers.location).toBe(`${path}?done=invitations_mailed`);
    await desk.post(`${path}/mails`);
    expect(await queued()).toEqual(['bo@example.org', 'kees@example.org']);
    const [{ id }] = await test.db.read.query(`select id from invitation where email like 'kees@%'`);
    const again = await desk.post(`${path}/${id}/mail`);
    expect(again.headers.location).toBe(`${path}?done=invitation_just_mailed`);
    const withdrawn = await desk.post(`${path}/${id}/withdrawal`);
    expect(withdrawn.headers.location).toBe(`${path}?done=invitation_withdrawn`);
    expect((await desk.get(`${path}?standing=withdrawn`)).body).toContain('kees@example.org');
    expect((await desk.get(`${path}?standing=mailed&q=bo`)).body).toContain('bo@example.org');
    expect((await desk.get(`${path}?standing=mailed&q=kees`)).body).not.toContain('kees@example.org');
  });

  it('knows nobody of another event', async () => {
    const [mine, other] = [await anEvening(), await anEvening()];
    await desk.post(other.path, { list: 'kees@example.org' });
    const [{ id }] = await test.db.read.query('select id from invitation');
    for (const verb of ['mail', 'withdrawal'])
      expect((await desk.post(`${mine.path}/${id}/${verb}`)).statusCode).toBe(404);
    expect((await desk.get(mine.path)).body).not.toContain('kees@example.org');
  });

  it('comes a page at a time, with as many queries for sixty as for one', async () => {
    const { path } = await anEvening();
    await desk.post(path, { list: 'p0@example.org' });
    const few = await queriesOfPage(web, () => desk.get(path));
    await desk.post(path, { list: Array.from({ length: 60 }, (_, i) => `p${i}@example.org`).join('\n') });
    expect(await queriesOfPage(web, () => desk.get(path))).toBe(few);
    expect((await desk.get(`${path}?page=2`)).body.match(/\/withdrawal"/g)).toHaveLength(10);
  });
});
