import { anEvent } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { type AtConsole, atConsole } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;
let owner: AtConsole;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
afterAll(async () => {
  await web.close();
  await test.drop();
});
beforeEach(async () => {
  await test.clean();
  owner = await atConsole(web, test.db, { role: 'owner' });
});

const failed = (key: string, subject: object) =>
  test.db.read.query(
    `insert into outgoing_mail (id, key, kind, to_address, to_name, language, subject_ids, priority, status, attempts,
                                message_id, created_at, smtp_code, smtp_text)
     values (gen_random_uuid(), $1, 'sign-in', $1 || '@example.org', '<b>Zoë</b>', 'nl', $2, 10, 'failed', 1,
             '<' || $1 || '@x>', '2027-03-01T09:00:00Z', 550, '550 5.1.1 no such user') returning id`,
    [key, subject],
  );

it('an owner sees what did not arrive, also what was about no event, and sends it again once', async () => {
  const { event } = await anEvent(test.db);
  const [{ id }] = await failed('organiser', { organiser: event.id });
  await failed('participant', { event: event.id });
  const page = await owner.get('/console/mail');
  expect(page.body).toContain('organiser@example.org');
  expect(page.body).toContain('participant@example.org');
  expect(page.body).toContain('550 5.1.1 no such user');
  expect(page.body).not.toContain('<b>Zoë</b>');
  expect((await owner.post(`/console/mail/${id}/attempts`)).headers.location).toBe('/console/mail?done=mail_queued');
  expect((await owner.post(`/console/mail/${id}/attempts`)).headers.location).toBe('/console/mail?done=mail_gone');
  const [mail] = await test.db.read.query('select status from outgoing_mail where id = $1', [id]);
  expect(mail.status).toBe('queued');
});
