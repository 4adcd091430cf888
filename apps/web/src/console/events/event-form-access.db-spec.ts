import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { register, registrationsOn } from '#registrations/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { type AtConsole, atConsole } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;
let desk: AtConsole;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  desk = await atConsole(web, test.db);
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const webinar = {
  'title.nl': 'Voorjaarswebinar',
  'summary.nl': 'Wat werkt.',
  language: 'nl',
  kind: 'online',
  timeZone: 'Europe/Amsterdam',
  start: '2027-03-04T14:00',
  end: '2027-03-04T15:30',
};
const made = async (access: Record<string, string>) => {
  const { headers } = await desk.post('/console/events', { ...webinar, ...access });
  return String(headers.location).replace(/\?.*/, '');
};
const access = () => test.db.read.query('select access, approval, allowed_domains as domains from event order by id');
const seen = async (path: string) =>
  /name="seen" value="([^"]+)"/.exec((await desk.get(`${path}/edit`)).body)?.[1] ?? '';

describe('access in the form of an event', () => {
  it('is kept, shown again and taken along by a copy', async () => {
    const path = await made({ access: 'open', approval: 'yes', allowedDomains: 'Bücher.example\nexample.org.' });
    const stored = { access: 'open', approval: true, domains: ['xn--bcher-kva.example', 'example.org'] };
    expect(await access()).toEqual([stored]);
    const { body } = await desk.get(`${path}/edit`);
    expect(body).toContain('bücher.example\nexample.org</textarea>');
    expect(body).toMatch(/name="approval" value="yes" checked/);
    const copy = await desk.get(`/console/events/new?from=${path.split('/').pop()}`);
    expect(copy.body).toContain('bücher.example\nexample.org</textarea>');
    expect(copy.body).toMatch(/name="approval" value="yes" checked/);
  });

  it('says beside the field what is no domain, and keeps what was typed', async () => {
    const { statusCode, body } = await desk.post('/console/events', { ...webinar, allowedDomains: 'iedereen' });
    expect(statusCode).toBe(422);
    expect(body).toContain('id="allowedDomains-error"');
    expect(body).toContain('iedereen</textarea>');
  });

  it('asks before approval is dropped while people ask: they go on asking', async () => {
    const path = await made({ approval: 'yes' });
    await desk.post(`${path}/publication`);
    const event = await test.db.read.query('select id, kind from event');
    await register(registrationsOn(test.db, new HandClock('2027-02-01T09:00:00Z')), event[0], ['Ana', 'Bo']);
    const form = { ...webinar, seen: await seen(path) };
    const asked = await desk.post(`${path}/edit`, form);
    expect(asked.statusCode).toBe(200);
    expect(asked.body).toContain('2 mensen vroegen een plek aan en hebben nog geen antwoord');
    expect(asked.body).toContain('Niemand krijgt hier mail over.');
    expect(await access()).toMatchObject([{ approval: true }]);
    expect((await desk.post(`${path}/edit`, { ...form, confirmed: 'yes' })).statusCode).toBe(303);
    expect(await access()).toMatchObject([{ approval: false }]);
    const [{ pending }] = await test.db.read.query(
      `select count(*) filter (where status = 'pending') as pending from registration`,
    );
    expect(pending).toBe(2);
  });
});
