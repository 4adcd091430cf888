import { anEvent } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../testing.js';
import { atConsole } from './testing.js';

const ABSENT = '0190a000-0000-7000-8000-000000000001';
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

describe('an address of the console with something in it that is no id', () => {
  it.each(['x', '%00', '%E2%80%AE', '..%2f..', "' or true--"])('leads nowhere: %s', async (wrong) => {
    const owner = await atConsole(web, test.db);
    const { event } = await anEvent(test.db);
    expect((await owner.get(`/console/e/${wrong}/form/${ABSENT}`)).statusCode).toBe(404);
    for (const path of [
      `/console/e/${wrong}/form/${ABSENT}/retirement`,
      `/console/e/${wrong}/import/${ABSENT}/start`,
      `/console/e/${wrong}/programme/sessions/${ABSENT}/position`,
      `/console/e/${event.id}/import/${wrong}/start`,
    ]) {
      const { statusCode } = await owner.post(path);
      expect([path, statusCode]).toEqual([path, 404]);
    }
  });
});
