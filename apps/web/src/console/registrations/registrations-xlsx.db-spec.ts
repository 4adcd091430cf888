import { anEvent } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { register, registrationsOn } from '#registrations/testing';
import { contentsOf } from '#sheets/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { atConsole } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

describe('the registrations of an event as a spreadsheet', () => {
  it('say the same as the CSV file, for whom the filters let through, and are written down', async () => {
    const { event } = await anEvent(test.db, { capacity: 1, slug: 'webinar' });
    await register(registrationsOn(test.db, new HandClock()), event, ['Ana', 'Ben', 'Cem']);
    const noor = await atConsole(web, test.db);
    const ask = (form: Record<string, string>) => noor.post(`/console/e/${event.id}/registrations/export`, form);
    const csv = await ask({ format: 'csv', status: 'waiting' });
    const excel = await ask({ format: 'xlsx', status: 'waiting' });
    expect(excel.headers).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': 'attachment; filename="webinar.xlsx"',
      'cache-control': 'private, no-store',
    });
    const rows = await contentsOf(excel.rawPayload);
    expect(rows).toHaveLength(3);
    expect(rows).toEqual(await contentsOf(csv.rawPayload));
    const written = `select after from audit_entry where action = 'registrations.exported' order by id`;
    expect(await test.db.read.query(written)).toEqual([{ after: { format: 'csv' } }, { after: { format: 'xlsx' } }]);
    const viewer = await atConsole(web, test.db, { role: 'viewer' });
    expect((await viewer.post(`/console/e/${event.id}/registrations/export`, { format: 'xlsx' })).statusCode).toBe(403);
  });
});
