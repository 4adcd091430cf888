import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { addQuestion } from '#questions/testing';
import { register, registrationsOn } from '#registrations/testing';
import { startWeb, type TestWeb } from '../testing.js';
import { type AtConsole, atConsole } from './testing.js';

const ABSENT = '0190a000-0000-7000-8000-000000000001';
const anId = async (sql: string) => (await test.db.read.query(sql, [theirs.id]))[0].id as string;
let test: TestDatabase;
let web: TestWeb;
let owner: AtConsole;
/** Path of the event in which everything is looked for. */
let mine: string;
/** Ids of what belongs to the other one. */
let theirs: Record<'id' | 'registration' | 'mail' | 'session' | 'round' | 'question', string>;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
  owner = await atConsole(web, test.db, { role: 'owner' });
  mine = `/console/e/${(await anEvent(test.db)).event.id}`;
  const { event } = await anEvent(test.db);
  await register(registrationsOn(test.db, new HandClock()), event, ['Ben']);
  const [session = ''] = (await aProgramme(test.db, event, [{ sessions: { A1: 5 } }])).values();
  const question = (await addQuestion(test.db, event.id)).id;
  theirs = { id: event.id, session, question, registration: '', mail: '', round: '' };
  theirs.registration = await anId('select id from registration where event_id = $1');
  theirs.mail = await anId(`select id from outgoing_mail where subject_ids->>'event' = $1`);
  theirs.round = await anId('select id from round where event_id = $1');
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const getting = async (path: string) => (await owner.get(mine + path)).statusCode;
const posting = async (path: string, form = {}) => (await owner.post(mine + path, form)).statusCode;

describe('what belongs to another event is not found, although it exists', () => {
  it('a person', async () => {
    const path = `/registrations/${theirs.registration}`;
    expect(await getting(path)).toBe(404);
    for (const door of ['cancellation', 'link', 'links', 'place', 'offer']) {
      expect([door, await posting(`${path}/${door}`)]).toEqual([door, 404]);
    }
    for (const door of ['checkin/ID', 'checkin/ID/removal', 'attendance/ID/decision']) {
      for (const who of [theirs.registration, ABSENT, 'x'])
        expect(await posting(`/${door.replace('ID', who)}`)).toBe(404);
    }
    const [ben] = await test.db.read.query('select status from registration where id = $1', [theirs.registration]);
    expect(ben.status).toBe('confirmed');
  });

  it('a mail', async () => {
    for (const path of [`/mail/${theirs.mail}`, `/mail/${theirs.mail}/again`]) expect(await getting(path)).toBe(404);
    for (const door of ['attempts', 'address']) expect(await posting(`/mail/${theirs.mail}/${door}`)).toBe(404);
  });

  it('a message', async () => {
    const id = await anId(
      `insert into message (id, event_id, audience, subject, body, created_at, changed_at)
       select gen_random_uuid(), id, '{"kind": "all"}', '{"nl": "Hallo"}', '{"nl": "Dag"}', created_at, created_at
         from event where id = $1 returning id`,
    );
    for (const door of ['', '/preview', '/sending']) expect(await getting(`/messages/${id}${door}`)).toBe(404);
    for (const door of ['', '/trial', '/sending', '/stop', '/resumption', '/removal'])
      expect([door, await posting(`/messages/${id}${door}`)]).toEqual([door, 404]);
    const [{ status }] = await test.db.read.query('select status from message where id = $1', [id]);
    expect(status).toBe('draft');
  });

  it('a planned mail', async () => {
    const id = await anId(
      `insert into mail_plan (id, event_id, anchor, lead, created_at)
       select gen_random_uuid(), id, 'start', 'P1D', created_at from event where id = $1 returning id`,
    );
    for (const door of ['', '/preview', '/letter']) expect(await getting(`/mail-plan/${id}${door}`)).toBe(404);
    expect(await getting(`/mail-plan/dry-run?plan=${id}`)).toBe(404);
    expect(await posting(`/mail-plan/${id}`)).toBe(404);
    for (const door of ['/state', '/removal']) await posting(`/mail-plan/${id}${door}`);
    const [{ enabled }] = await test.db.read.query('select enabled from mail_plan where id = $1', [id]);
    expect(enabled).toBe(true);
  });

  it('somebody who speaks', async () => {
    const id = await anId(
      `insert into speaker (id, event_id, name, email, email_as_typed, language, created_at)
       select gen_random_uuid(), id, 'Ina', 'ina@example.org', 'ina@example.org', 'nl', created_at
         from event where id = $1 returning id`,
    );
    expect(await getting(`/speakers/${id}`)).toBe(404);
    for (const door of ['', '/removal']) expect(await posting(`/speakers/${id}${door}`)).toBe(404);
  });

  it('a round, a session and a question', async () => {
    for (const part of [`rounds/${theirs.round}`, `sessions/${theirs.session}`, `sessions/${ABSENT}`, 'rounds/x']) {
      expect(await getting(`/programme/${part}`)).toBe(404);
      expect(await posting(`/programme/${part}/removal`)).toBe(404);
    }
    expect(await posting(`/programme/sessions/${theirs.session}/cancellation`)).toBe(404);
    for (const question of [theirs.question, ABSENT, 'x']) {
      expect(await getting(`/form/${question}`)).toBe(404);
      for (const verb of ['', '/position', '/retirement', '/return'])
        expect(await posting(`/form/${question}${verb}`, { way: 'up' })).toBe(404);
    }
  });
});

it('no id finds what is of another kind, or is no id at all', async () => {
  expect((await owner.get(`/console/theme-groups/${theirs.id}/edit`)).statusCode).toBe(404);
  for (const wrong of [ABSENT, 'x', `' or true--`].map(encodeURIComponent)) {
    expect((await owner.get(`/console/e/${wrong}`)).statusCode).toBe(404);
    expect(await getting(`/registrations/${wrong}`)).toBe(404);
  }
});
