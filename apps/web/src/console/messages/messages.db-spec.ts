import type { EventDetails } from '#events';
import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { register, registrationsOn } from '#registrations/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { type AtConsole, atConsole, queriesOfPage } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;
let owner: AtConsole;
let event: EventDetails;
let path: string;

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
  owner = await atConsole(web, test.db);
  event = (await anEvent(test.db)).event;
  path = `/console/e/${event.id}/messages`;
});

const clock = new HandClock('2027-02-01T09:00:00Z');
const join = (...names: string[]) => register(registrationsOn(test.db, clock), event, names);
const form = { audience: 'all', 'subject.nl': 'Over {event}', 'body.nl': 'Dag {name}' };
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
const write = async (wishes: Record<string, string> = {}): Promise<string> => {
  const id = hidden((await owner.get(`${path}/new`)).body, 'id');
  const answer = await owner.post(path, { ...form, id, ...wishes });
  expect([answer.statusCode, answer.headers.location]).toEqual([303, `${path}/${id}?done=saved`]);
  return `${path}/${id}`;
};
const mails = async (): Promise<string[]> =>
  (
    await test.db.read.query(
      `select kind || ' ' || to_address as said from outgoing_mail where kind like 'message%' order by seq`,
    )
  ).map((row: { said: string }) => row.said);

describe('the pages of messages', () => {
  it('keep what was typed beside what is wrong with it', async () => {
    const id = hidden((await owner.get(`${path}/new`)).body, 'id');
    const typed = { id, audience: `session:${id}`, 'subject.nl': 'Hoi {nam}', 'body.nl': '<b>Dag</b>' };
    const answer = await owner.post(path, typed);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Kies uit de lijst aan wie dit bericht gaat.');
    expect(answer.body).toContain('{nam} kennen we niet');
    expect(answer.body).toContain('&lt;b>Dag&lt;/b>');
    expect(hidden(answer.body, 'id')).toBe(id);
  });

  it('write one draft, however often the form is sent', async () => {
    const first = await write();
    await owner.post(path, { ...form, id: first.split('/').at(-1) ?? '' });
    const [{ count }] = await test.db.read.query('select count(*) as count from message');
    expect(count).toBe(1);
  });

  it('do not overwrite what somebody else wrote meanwhile', async () => {
    const one = await write();
    const seen = hidden((await owner.get(one)).body, 'seen');
    await owner.post(one, { ...form, 'body.nl': 'Van de ander', seen });
    const mine = await owner.post(one, { ...form, 'body.nl': 'Van mij', seen });
    expect(mine.statusCode).toBe(409);
    expect(mine.body).toContain('Van de ander');
    const again = await owner.post(one, { ...form, 'body.nl': 'Van mij', seen: hidden(mine.body, 'seen') });
    expect(again.statusCode).toBe(303);
  });

  it('show a message as one person after the other reads it, with no key to anything', async () => {
    await join('Ana', 'Bo');
    const one = await write({ 'body.nl': 'Dag {name}, {registration_link}' });
    const first = (await owner.get(`${one}/preview`)).body;
    expect(first).toContain('Dag Ana');
    expect(first).not.toMatch(/\/(mijn|j|u)\/[\w-]{20}/);
    const next = /preview\?after=\d+/.exec(first)?.[0] ?? '';
    expect((await owner.get(`${one}/${next}`)).body).toContain('Dag Bo');
    expect((await owner.get(`${one}/preview?after=999999999`)).body).toContain('Verder is er niemand');
    expect((await owner.get(`${one}/preview?after=x'`)).statusCode).toBe(200);
  });

  it('take no example of somebody who gets nothing', async () => {
    await join('Ana', 'Bo');
    await test.db.read.query(`update registration set mail_off_at = '2027-02-01' where name = 'Ana'`);
    const one = await write();
    for (const page of ['preview', 'sending']) {
      const { body } = await owner.get(`${one}/${page}`);
      expect([body.includes('Dag Bo'), body.includes('Dag Ana')]).toEqual([true, false]);
    }
    await test.db.read.query(`update registration set mail_off_at = '2027-02-01'`);
    expect((await owner.get(`${one}/sending`)).body).not.toContain('Dag ');
  });

  it('mail a trial to the organiser alone, once a press', async () => {
    await join('Ana');
    const one = await write();
    for (let press = 0; press < 2; press++) expect((await owner.post(`${one}/trial`)).statusCode).toBe(303);
    expect(await mails()).toEqual([`message-trial ${owner.organiser.email}`]);
  });

  it('say to how many it goes, and again when that is otherwise at the press; the third time it goes, once', async () => {
    await join('Ana', 'Bo');
    const one = await write();
    const asked = await owner.get(`${one}/sending`);
    expect(asked.body).toContain('Dit gaat nu naar 2 mensen');
    await join('Cy');
    const restated = await owner.post(`${one}/sending`, { seen: hidden(asked.body, 'seen') });
    expect(restated.statusCode).toBe(409);
    expect(restated.body).toContain('er is niets verstuurd');
    expect(restated.body).toContain('Dit gaat nu naar 3 mensen');
    const seen = hidden(restated.body, 'seen');
    const presses = await Promise.all([1, 2, 3].map(() => owner.post(`${one}/sending`, { seen })));
    expect(presses.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303]);
    const [{ pressed }] = await test.db.read.query(
      `select count(*) as pressed from audit_entry where action = 'message.sent'`,
    );
    expect(pressed).toBe(1);
    expect((await owner.get(one)).body).toContain('Dit bericht gaat uit');
  });

  it('leave out who wants no messages, and say so', async () => {
    await join('Ana', 'Bo');
    await test.db.read.query(`update registration set mail_off_at = now() where name = 'Bo'`);
    const asked = (await owner.get(`${await write()}/sending`)).body;
    expect(asked).toContain('Dit gaat nu naar één persoon');
    expect(asked).toContain('één persoon krijgt het niet');
  });

  it('stop and go on', async () => {
    await join('Ana', 'Bo');
    const one = await write();
    await owner.post(`${one}/sending`, { seen: hidden((await owner.get(`${one}/sending`)).body, 'seen') });
    await owner.post(`${one}/stop`);
    const stopped = (await owner.get(one)).body;
    expect(stopped).toContain('0 mensen hebben het bericht gekregen, 2 mensen krijgen het niet');
    expect(stopped).not.toContain('every 2s');
    await owner.post(`${one}/resumption`);
    expect((await owner.get(one)).body).toContain('Dit bericht gaat uit');
  });

  it('offer nothing to press on an event that nobody came to', async () => {
    const asked = (await owner.get(`${await write()}/sending`)).body;
    expect(asked).toContain('Op dit moment is er niemand');
    expect(asked).not.toContain('Verstuur nu');
  });

  it('let a viewer look and no more', async () => {
    await join('Ana');
    const one = await write();
    const viewer = await atConsole(web, test.db, { role: 'viewer' });
    const shown = await viewer.get(one);
    expect(shown.body).toContain('niemand heeft het gekregen');
    expect(shown.body).not.toContain('<textarea');
    expect((await viewer.post(`${one}/trial`)).statusCode).toBe(403);
  });

  it('cost the same for one message as for thirty, and for one session as for thirty', async () => {
    await join('Ana');
    const one = await write();
    const few = [await queriesOfPage(web, () => owner.get(path)), await queriesOfPage(web, () => owner.get(one))];
    for (let n = 0; n < 29; n++) await write();
    const codes = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`A${n + 1}`, null]));
    await aProgramme(test.db, event, [{ sessions: codes }]);
    const many = [await queriesOfPage(web, () => owner.get(path)), await queriesOfPage(web, () => owner.get(one))];
    expect(many).toEqual(few);
  });
});
