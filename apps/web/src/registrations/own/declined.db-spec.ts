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

async function mineOf(name: string): Promise<string> {
  const [{ id }] = await test.db.read.query('select id from registration where name = $1', [name]);
  return `/mijn/${web.secrets.linkToken('manage', id, 1)}`;
}

/** One place, which Ana has and declined in her calendar; Bo waits. */
async function declined(): Promise<string> {
  await anEvent(test.db, { slug: 'dag', capacity: 1 });
  for (const name of ['Ana', 'Bo']) await web.post('/dag/aanmelden', person(name));
  await test.db.read.query(`update calendar_entry set partstat = 'DECLINED', partstat_at = $1, answered_at = $1`, [
    new Date('2027-03-01T09:30:00Z'),
  ]);
  return await mineOf('Ana');
}

const people = async (): Promise<string[]> => {
  const rows = await test.db.read.query(`select name || ' ' || status as said from registration order by arrival`);
  return rows.map((row: { said: string }) => row.said);
};

const NOTICE = 'Je zei in je agenda dat je niet komt';

describe('somebody who declined in their calendar', () => {
  it('is asked on their page, in both languages, and only while the place can be given up', async () => {
    const ana = await declined();
    const { body } = await web.get(ana);
    expect(body).toContain(NOTICE);
    expect(body).toContain(`action="${ana}/niet-komen"`);
    expect((await web.get(`/en${ana}`)).body).toContain('You said in your calendar that you are not coming');
    expect((await web.get(await mineOf('Bo'))).body).not.toContain(NOTICE);
    web.moveTo('2027-03-04T13:00:00Z');
    expect((await web.get(ana)).body).not.toContain(NOTICE);
  });

  it('gives up the place with one press, and the next in line has it', async () => {
    const ana = await declined();
    expect((await web.get(`${ana}/niet-komen`)).headers.location).toBe(ana); // a scanner that opens it frees nothing
    expect(await people()).toEqual(['Ana confirmed', 'Bo waiting']);
    const pressed = await web.post(`${ana}/niet-komen`, { plek: 'vrij' });
    expect([pressed.statusCode, pressed.headers.location]).toEqual([303, ana]);
    expect(await people()).toEqual(['Ana cancelled', 'Bo confirmed']);
    expect((await web.get(ana)).body).not.toContain(NOTICE);
  });

  it('keeps it with the other, and is not asked again', async () => {
    const ana = await declined();
    const pressed = await web.post(`/en${ana}/niet-komen`, { plek: 'houden' });
    expect(pressed.headers.location).toBe(`/en${ana}?stand=kom`);
    const { body } = await web.get(`/en${ana}?stand=kom`);
    expect(body).toContain('You keep your place');
    expect(body).not.toContain('niet-komen');
    expect(await people()).toEqual(['Ana confirmed', 'Bo waiting']);
  });

  it.each([{}, { plek: '' }, { plek: 'weg' }])('keeps it when the form says nothing we know: %j', async (form) => {
    const ana = await declined();
    expect((await web.post(`${ana}/niet-komen`, form as Record<string, string>)).statusCode).toBe(303);
    expect(await people()).toEqual(['Ana confirmed', 'Bo waiting']);
  });

  it('is too late once it has begun', async () => {
    const ana = await declined();
    web.moveTo('2027-03-04T13:00:00Z');
    await web.post(`${ana}/niet-komen`, { plek: 'vrij' });
    expect(await people()).toEqual(['Ana confirmed', 'Bo waiting']);
  });
});

it('is a page for nobody else', async () => {
  const ana = await declined();
  for (const token of ['x'.repeat(48), ana.slice(6).replace(/.$/, '_')]) {
    expect((await web.get(`/mijn/${token}/niet-komen`)).statusCode).toBe(404);
    expect((await web.post(`/mijn/${token}/niet-komen`, { plek: 'vrij' })).statusCode).toBe(404);
  }
  expect(await people()).toEqual(['Ana confirmed', 'Bo waiting']);
});
