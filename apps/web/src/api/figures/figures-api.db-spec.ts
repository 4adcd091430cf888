import { anEvent } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { register, registrationsOn } from '#registrations/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { AttendanceList } from '../attendance/attendance-schemas.js';
import { MailList } from '../mails/mail-schemas.js';
import { askJson, withKey } from '../testing.js';
import { EventStatistics, YearStatistics } from './figures-schemas.js';

const PEOPLE = ['Ana', 'Ben', 'Cem', 'Dua', 'Eva', 'Fay', 'Gus'];
let test: TestDatabase;
let web: TestWeb;
let key: Record<string, string>;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  web.moveTo('2027-03-01T09:00:00Z');
  key = await withKey(web, test.db, ['read', 'write']);
  const { event } = await anEvent(test.db, { slug: 'webinar' });
  await register(registrationsOn(test.db, new HandClock()), event, PEOPLE);
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const AT = '/api/v1/events/webinar';
const get = async (path: string) => (await web.get(`${AT}/${path}`, key)).json();
const idOf = async (name: string) =>
  (await test.db.read.query('select id from registration where name = $1', [name]))[0].id;

async function pages(path: string): Promise<unknown[]> {
  const rows: unknown[] = [];
  let next: string | undefined = `${AT}/${path}`;
  for (let i = 0; next && i < 9; i++) {
    const answer = await web.get(next, key);
    rows.push(...answer.json().data);
    next = /^<([^>]+)>/.exec(String(answer.headers.link ?? ''))?.[1];
  }
  return rows;
}

describe('who was there', () => {
  it('is noted at the door, taken back, and decided by who knows better', async () => {
    const at = `${AT}/registrations/${await idOf('Ana')}`;
    const come = (body: object) => askJson(web, 'PUT', `${at}/check-in`, body, key);
    await test.db.read.query('update registration set notice_shown_at = null');
    expect((await come({})).json()).toMatchObject({ status: 409, code: 'not_told' });
    expect((await come({ told: true })).json()).toEqual({ status: 'checked_in' });
    expect((await come({ told: true })).json()).toEqual({ status: 'already' });
    const came = async () => AttendanceList.parse(await get('attendance')).data.filter(({ attended }) => attended);
    expect(await came()).toMatchObject([{ name: 'Ana', isByHand: false }]);
    expect((await web.send('DELETE', `${at}/check-in`, key)).statusCode).toBe(204);
    expect(await came()).toEqual([]);
    await askJson(web, 'PUT', `${at}/attendance`, { decision: 'present' }, key);
    expect(await came()).toMatchObject([{ name: 'Ana', isByHand: true }]);
    const audit = `select distinct actor_id = (select organiser_id from api_key) as mine from audit_entry where action like 'attendance%'`;
    expect(await test.db.read.query(audit)).toEqual([{ mine: true }]);
  });

  it('is listed page after page, each person once', async () => {
    const seen = AttendanceList.parse({ data: await pages('attendance?limit=3') }).data.map(({ name }) => name);
    expect(seen).toEqual(PEOPLE);
    expect((await web.get(`${AT}/attendance?sessionId=${await idOf('Ana')}`, key)).statusCode).toBe(404);
  });
});

describe('figures', () => {
  it('say nothing of groups that are small enough to point at', async () => {
    await test.db.read.query(`update registration set role = 'policy' where name in ('Ana', 'Ben')`);
    await test.db.read.query(`update registration set role = 'researcher' where role = ''`);
    const { counts, roles, turnout } = EventStatistics.parse(await get('statistics'));
    expect([counts.confirmed, turnout.attended]).toEqual([7, null]);
    expect(roles.map(({ confirmed }) => confirmed)).toEqual([null, null]);
  });

  it('of a year are those of events that were held', async () => {
    web.moveTo('2027-03-06T09:00:00Z');
    const year = async (asked: string) => await web.get(`/api/v1/statistics/${asked}`, key);
    expect(YearStatistics.parse((await year('2027')).json())).toMatchObject({ year: 2027, events: 1, people: 7 });
    for (const asked of ['27', '1999', 'x', '%00']) expect((await year(asked)).statusCode).toBe(404);
  });
});

describe('mails and reminders', () => {
  it('of an event come newest first, page after page', async () => {
    const mails = MailList.parse({ data: await pages('mails?limit=2') }).data;
    expect(mails.map(({ to }) => to.name)).toEqual(PEOPLE.toReversed());
    expect(mails[0]).toMatchObject({ kind: 'confirmation', status: 'queued' });
  });

  it('are set as a whole, unless somebody else was first', async () => {
    const { version } = await get('reminders');
    const put = (body: object) => askJson(web, 'PUT', `${AT}/reminders`, body, key);
    const set = await put({ version, plans: [{ lead: 'P7D' }, { lead: 'PT1H', enabled: false }] });
    expect(set.json().plans).toEqual([
      { lead: 'P7D', enabled: true },
      { lead: 'PT1H', enabled: false },
    ]);
    expect((await put({ version, plans: [{ lead: 'P1D' }] })).json()).toMatchObject({
      code: 'stale',
      version: set.json().version,
    });
    const wrong = await put({ version, plans: [{ lead: 'PT60M' }] });
    expect(wrong.json().errors).toMatchObject([{ pointer: '/plans/0', code: 'lead-malformed' }]);
  });
});
