import { anEvent } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { parseGroup } from '#registrations';
import { registrationsOn } from '#registrations/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { atConsole } from '../testing.js';

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

describe('a registration by a colleague', () => {
  it('says who registered somebody: in the list, on their page and in the file', async () => {
    const noor = await atConsole(web, test.db);
    const { event } = await anEvent(test.db, { capacity: 2, slug: 'webinar' });
    const form = parseGroup({
      ...{ name: '=Els <b>', email: 'els@example.org', self: 'on' },
      ...{ 'name.1': 'Ana', 'email.1': 'ana@example.org' },
    });
    if (!form.ok) throw new Error('the form is wrong');
    await registrationsOn(test.db, new HandClock()).registerTogether(form.input, { event, language: 'nl' });
    const path = `/console/e/${event.id}/registrations`;
    const list = (await noor.get(path)).body;
    expect(list.match(/door =Els &lt;b>/g)).toHaveLength(1); // nobody registered Els
    const [ana] = await test.db.read.query(`select id from registration where name = 'Ana'`);
    expect((await noor.get(`${path}/${ana.id}`)).body).toContain('Aangemeld door');
    const [, , row] = (await noor.post(`${path}/export`)).body.split('\r\n');
    expect(row).toMatch(/;'=Els <b>$/);
  });
});
