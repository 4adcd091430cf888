import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { register, registrationsOn } from '#registrations/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { askJson, sendJson, withKey } from '../testing.js';
import { DryRun, MailPlanList } from './plan-schemas.js';

let test: TestDatabase;
let web: TestWeb;
let key: Record<string, string>;
let sessionId: string;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  web.moveTo('2027-03-01T09:00:00Z');
  key = await withKey(web, test.db, ['read', 'write']);
  const { event } = await anEvent(test.db, { slug: 'webinar' });
  await anEvent(test.db, { slug: 'other' });
  sessionId = (await aProgramme(test.db, event, [{ sessions: { A1: null } }])).get('A1') ?? '';
  await register(registrationsOn(test.db, new HandClock()), event, ['Ana', 'Ben']);
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const AT = '/api/v1/events/webinar/mail-plan';
const list = async (): Promise<{ id: string; version: string }[]> => {
  const told = (await web.get(AT, key)).json();
  MailPlanList.parse(told);
  return told.data;
};
const forecast = async () => DryRun.parse((await web.get(`${AT}/dry-run`, key)).json());
const add = (body: object) => sendJson(web, AT, body, key);
const change = (id: string, body: object) => askJson(web, 'PATCH', `${AT}/${id}`, body, key);
const reminder = { anchor: 'start', lead: 'P1D', audience: 'all', template: { builtIn: 'reminder' } };

describe('the mail plan', () => {
  it('is told in order of time, and what is told can be sent back as it is', async () => {
    const own = { subject: { nl: 'Hoi {name}' }, body: { nl: 'Tot **gauw**' } };
    const session = { anchor: 'session_start', lead: 'PT1H', audience: `session:${sessionId}`, template: own };
    expect((await add(session)).statusCode).toBe(201);
    expect((await add({ ...reminder, anchor: 'fixed', lead: null, at: '2027-03-02T09:00' })).statusCode).toBe(201);
    const plans = await list();
    expect(plans).toMatchObject([
      { anchor: 'fixed', lead: null, at: '2027-03-02T09:00', atDoubled: 'earlier', enabled: true },
      { ...session, template: { subject: { nl: 'Hoi {name}' }, body: { nl: 'Tot **gauw**' } }, at: null },
    ]);
    for (const { id, ...plan } of plans) {
      const back = await change(id, plan);
      expect([back.statusCode, back.json()]).toEqual([200, { id, ...plan }]);
    }
  });

  it('says what it will send, to how many, and why not', async () => {
    const { id } = (await add(reminder)).json();
    await add({ ...reminder, anchor: 'start', lead: 'P14D' });
    expect(await forecast()).toMatchObject({
      at: expect.stringMatching(/^2027-03-01T09:00:0/),
      mails: 2,
      data: [
        { standing: 'silent', why: 'before_plan', people: { gets: 0 } },
        { id, dueAt: '2027-03-03T13:00:00.000Z', notAfter: '2027-03-04T13:00:00.000Z', standing: 'ahead', why: null },
      ],
    });
  });

  it('says all that is wrong, each at its place', async () => {
    const wrong = {
      anchor: 'session_start',
      lead: 'PT60M',
      audience: 'all',
      template: { subject: { nl: 'Hoi' }, body: { nl: '{wie}' } },
    };
    const { statusCode, headers, ...answer } = await add(wrong);
    expect([statusCode, headers['content-type']]).toEqual([422, expect.stringContaining('application/problem+json')]);
    expect(answer.json().errors).toMatchObject([
      { pointer: '/lead', code: 'lead-malformed' },
      { pointer: '/audience', code: 'audience-no-session' },
      { pointer: '/template/body/nl', code: 'unknown' },
    ]);
    await add(reminder);
    expect((await add(reminder)).json()).toMatchObject({ code: 'invalid', errors: [{ code: 'twice' }] });
    const elsewhere = { ...reminder, audience: 'session:0190a000-0000-7000-8000-000000000001' };
    expect((await add(elsewhere)).json().errors).toMatchObject([{ pointer: '/audience', code: 'audience-unknown' }]);
  });

  it('changes and switches what is asked, unless somebody else was first', async () => {
    const { id } = (await add(reminder)).json();
    const [{ version } = { version: '' }] = await list();
    const off = await change(id, { version, lead: 'P2D', enabled: false });
    expect(off.json()).toMatchObject({ lead: 'P2D', audience: 'all', enabled: false });
    const late = await change(id, { version, lead: 'P3D' });
    expect([late.statusCode, late.json()]).toEqual([
      409,
      expect.objectContaining({ code: 'stale', version: off.json().version }),
    ]);
    expect((await change(id, { version: off.json().version, enabled: true })).json()).toMatchObject({ enabled: true });
  });

  it('lets one go, once, and knows none of another event', async () => {
    const { id } = (await add(reminder)).json();
    const other = (path: string) => `/api/v1/events/other/mail-plan/${path}`;
    expect((await web.send('DELETE', other(id), key)).statusCode).toBe(404);
    const remove = () => web.send('DELETE', `${AT}/${id}`, key);
    expect([(await remove()).statusCode, (await remove()).statusCode]).toEqual([204, 404]);
    expect(await list()).toEqual([]);
  });
});
