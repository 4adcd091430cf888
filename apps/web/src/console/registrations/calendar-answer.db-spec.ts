import type { EventDetails } from '#events';
import { anEvent } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { person } from '../../registrations/testing.js';
import { startWeb, type TestWeb } from '../../testing.js';
import { type AtConsole, atConsole } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;
let noor: AtConsole;
let event: EventDetails;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  noor = await atConsole(web, test.db, { language: 'en' });
  ({ event } = await anEvent(test.db, { slug: 'dag' }));
  for (const name of ['Ana', 'Bo', 'Cy']) await web.post('/dag/aanmelden', person(name));
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

async function said(name: string, partstat: string): Promise<string> {
  const [{ id }] = await test.db.read.query('select id from registration where name = $1', [name]);
  const at = new Date('2027-03-01T09:30:00Z');
  await test.db.read.query(
    'update calendar_entry set partstat = $2, partstat_at = $3, answered_at = $3 where registration_id = $1',
    [id, partstat, at],
  );
  return id;
}

const page = async (rest: string) => (await noor.get(`/console/e/${event.id}${rest}`)).body;

describe('what calendars answered', () => {
  it('is not spoken of where none did', async () => {
    expect(await page('/registrations')).not.toContain('In the calendar');
    expect(await page('')).not.toContain('In the calendar');
  });

  it('stands beside the people, and finds them', async () => {
    const ana = await said('Ana', 'DECLINED');
    await said('Bo', 'ACCEPTED');
    const all = await page('/registrations');
    for (const word of ['In the calendar', 'Not coming', 'Coming', '3 registrations']) expect(all).toContain(word);
    const found = await page('/registrations?answer=declined');
    expect(found).toContain('1 registration<');
    expect(found).toContain('>Ana</a>');
    expect(found).not.toContain('>Bo</a>');
    expect(await page('/registrations?answer=__proto__')).toContain('3 registrations');
    expect(await page(`/registrations/${ana}`)).toContain('Not coming');
  });

  it('is counted on the overview, with the way to who declined', async () => {
    await said('Ana', 'DECLINED');
    await said('Bo', 'TENTATIVE');
    const overview = await page('');
    expect(overview).toContain('0 coming, 1 maybe, 1 not');
    expect(overview).toContain('1 person said in their calendar that they are not coming, and still has a place.');
    expect(overview).toContain(`/console/e/${event.id}/registrations?answer=declined`);
  });

  it('stands in the file, beside what they wait for with a place of their own', async () => {
    await said('Ana', 'TENTATIVE');
    await test.db.read.query(`update event set kind = 'hybrid'`);
    await test.db.read.query(`update registration set other_way_arrival = 7 where name = 'Ana'`);
    expect(await page('/registrations')).toContain('waits for on site');
    const [head, ana] = (await noor.post(`/console/e/${event.id}/registrations/export`)).body.split('\r\n');
    expect(head).toContain('Attending,Also waits for,Sessions,Status,Reply to the invite');
    expect(ana).toContain(',Online,On site,,Confirmed,Maybe,');
  });
});
