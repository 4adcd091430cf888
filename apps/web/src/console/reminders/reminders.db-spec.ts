import { anEvent, type TestEvent } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { register, registrationsOn } from '#registrations/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { type AtConsole, atConsole, queriesOfPage } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;
let noor: AtConsole;
let webinar: TestEvent;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  web.moveTo('2027-03-01T09:00:00Z');
  noor = await atConsole(web, test.db);
  webinar = await anEvent(test.db);
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const path = (rest = '') => `/console/e/${webinar.event.id}/reminders${rest}`;
const stored = async () =>
  (await test.db.read.query('select lead, enabled from mail_plan order by lead')).map(
    (plan: { lead: string; enabled: boolean }) => `${plan.lead}${plan.enabled ? '' : ' off'}`,
  );
const seenIn = (body: string) => /name="seen" value="([^"]*)"/.exec(body)?.[1] ?? '';
/** Sends the form with these leads, switched on unless a minus stands before them. */
async function choose(...leads: string[]) {
  const rows = leads.flatMap((lead, row) => [
    [`lead.${row}`, lead.replace('-', '')],
    ...(lead.startsWith('-') ? [] : [[`on.${row}`, 'yes']]),
  ]);
  return await noor.post(path(), { ...Object.fromEntries(rows), seen: seenIn((await noor.get(path())).body) });
}

describe('the reminders of an event', () => {
  it('are chosen, and stand there with their moment where the event is and how many people get them', async () => {
    await register(registrationsOn(test.db, new HandClock()), webinar.event, ['Ana', 'Ben']);
    expect((await noor.get(path())).body).toContain('Er gaan geen herinneringen uit');
    expect((await choose('PT15M', 'P2D', '-P1D')).headers.location).toBe(path('?done=saved'));
    expect(await stored()).toEqual(['P1D off', 'P2D', 'PT15M']);
    const { body } = await noor.get(path());
    expect(body).toMatch(/dinsdag 2 maart 2027 14.00[^]*2 dagen van tevoren[^]*gaat nog uit[^]*nu aan 2 mensen/);
    expect(body).toMatch(/woensdag 3 maart 2027 14.00[^]*staat uit/);
    expect(body).toContain('donderdag 4 maart 2027 13.45');
  });

  it('say when they were sent, and to how many', async () => {
    await register(registrationsOn(test.db, new HandClock()), webinar.event, ['Ana']);
    await choose('P7D', 'P2D', 'PT1H');
    const [{ id }] = await test.db.read.query(`select id from mail_plan where lead = 'P2D'`);
    await test.db.read.query(
      `update outgoing_mail set kind = 'reminder', status = 'sent', next_attempt_at = null, key = 'reminder/' || $1 || '/1/x',
              subject_ids = subject_ids || jsonb_build_object('plan', $1::text)`,
      [id],
    );
    web.moveTo('2027-03-02T14:00:00Z');
    const { body } = await noor.get(path());
    expect(body).toMatch(/2 dagen van tevoren[^]*is al verstuurd[^]*aan één persoon/);
    expect(body).toMatch(/7 dagen van tevoren[^]*is niet verstuurd/);
  });

  it('refuse one that is there twice at its row, and keep what was chosen', async () => {
    const refused = await choose('P1D', '', 'PT1H', 'P1D');
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('id="lead.3-error"');
    expect(refused.body).toMatch(/id="lead.2"[^]*value="PT1H" selected/);
    expect((await choose('P1D; drop table')).statusCode).toBe(422);
    expect(await stored()).toEqual([]);
  });

  it('are not overwritten by a form that was opened earlier; saving once more counts', async () => {
    await choose('P1D');
    const old = seenIn((await noor.get(path())).body);
    await choose('P1D', 'PT1H');
    const mine = { 'lead.0': 'P3D', 'on.0': 'yes' };
    const late = await noor.post(path(), { ...mine, seen: old });
    expect(late.statusCode).toBe(409);
    expect(late.body).toMatch(/id="lead.0"[^]*value="P3D" selected/);
    expect(await stored()).toEqual(['P1D', 'PT1H']);
    expect((await noor.post(path(), { ...mine, seen: seenIn(late.body) })).statusCode).toBe(303);
    expect(await stored()).toEqual(['P3D']);
  });

  it('can be added one at a time, in a row without a switch, until there are six', async () => {
    const selects = async () =>
      [...(await noor.get(path())).body.matchAll(/<select id="(lead\.\d)"/g)].map(([, id]) => id);
    const switches = async () => (await noor.get(path())).body.match(/type="checkbox"/g)?.length ?? 0;
    expect([await selects(), await switches()]).toEqual([['lead.0'], 0]);
    await noor.post(path(), { 'lead.0': 'P1D', 'on.0': 'yes', seen: seenIn((await noor.get(path())).body) });
    expect(await stored()).toEqual(['P1D']);
    expect([await selects(), await switches()]).toEqual([['lead.0', 'lead.1'], 1]);
    await choose('P7D', 'P3D', 'P2D', 'P1D', 'PT1H', 'PT15M');
    expect([(await selects()).length, await switches()]).toEqual([6, 6]);
    await choose('', '', '', '', '', 'PT15M');
    expect(await stored()).toEqual(['PT15M']);
  });

  it('keep one that the form does not offer', async () => {
    await test.db.read.query(
      `insert into mail_plan (id, event_id, anchor, lead, created_at) values ($1, $1, 'start', 'PT36H', $2)`,
      [webinar.event.id, webinar.event.createdAt],
    );
    expect((await noor.get(path())).body).toMatch(/value="PT36H" selected[^>]*>36 uur van tevoren/);
  });

  it('are read by a viewer without the form, and ask the database as much for one as for three', async () => {
    await choose('P1D');
    const viewer = await atConsole(web, test.db, { role: 'viewer' });
    const count = () => queriesOfPage(web, () => viewer.get(path()));
    const one = await count();
    await choose('P1D', 'PT1H', 'PT15M');
    expect(await count()).toBe(one);
    expect(one).toBeLessThanOrEqual(6);
    expect((await viewer.get(path())).body).not.toContain('name="lead.0"');
  });
});
