import type { EventDetails } from '#events';
import { anEvent } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
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
  owner = await atConsole(web, test.db);
  event = (await anEvent(test.db)).event;
  path = `/console/e/${event.id}/speakers`;
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const add = (n: number) => owner.post(path, { name: `Spreker ${n}`, email: `s${n}@example.org`, language: 'nl' });

describe('the page of speakers', () => {
  it('adds, changes and removes somebody, and keeps what was typed beside what is wrong', async () => {
    const wrong = await owner.post(path, { name: '<i>Ina</i>', email: 'ina', language: 'nl' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('Vul een e-mailadres in');
    expect(wrong.body).toContain('value="&lt;i>Ina&lt;/i>"');
    expect((await add(1)).headers.location).toBe(`${path}?done=saved`);
    const one = new RegExp(`${path}/[0-9a-f-]{36}`).exec((await owner.get(path)).body)?.[0] ?? '';
    const seen = /name="seen" value="([^"]+)"/.exec((await owner.get(one)).body)?.[1] ?? '';
    const changed = { name: 'Iris', email: 's1@example.org', language: 'en' };
    expect((await owner.post(one, { ...changed, seen })).statusCode).toBe(303);
    const stale = await owner.post(one, { ...changed, name: 'Ira', seen });
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('intussen gewijzigd');
    expect((await owner.post(`${one}/removal`)).statusCode).toBe(303);
    expect((await owner.get(path)).body).toContain('Er staat nog niemand in de lijst');
  });

  it('costs the same for one as for thirty', async () => {
    await add(1);
    const one = await queriesOfPage(web, () => owner.get(path));
    for (let n = 2; n <= 30; n++) await add(n);
    expect(await queriesOfPage(web, () => owner.get(path))).toBe(one);
  });
});
