import { anEvent, type TestEvent } from '#events/testing';
import { suppress } from '#mail';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { register, registrationsOn } from '#registrations/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { type AtConsole, atConsole } from '../testing.js';

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
  noor = await atConsole(web, test.db);
  webinar = await anEvent(test.db, { capacity: 2 });
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const rows = (sql: string) => test.db.read.query(sql);

it('an organiser sees why an address gets no mail, and tries it again, once and by name', async () => {
  await register(registrationsOn(test.db, new HandClock()), webinar.event, ['Ana']);
  const [{ id, address }] = await rows('select id, to_address as address from outgoing_mail');
  const path = `/console/e/${webinar.event.id}/mail/${id}`;
  expect((await noor.get(path)).body).not.toContain('geen mail meer');
  await rows("update outgoing_mail set status = 'suppressed', next_attempt_at = null");
  const cause = { address: address.toUpperCase(), reason: 'refused', code: '5.1.1', said: '550 <b>no</b>' } as const;
  await test.db.transaction((tx) => suppress(tx, cause, new Date()));
  const { body } = await noor.get(path);
  expect(body).toContain('Naar dit adres sturen we geen mail meer');
  expect(body).toContain('550 &lt;b>no&lt;/b>');
  expect((await noor.post(`${path}/address`)).headers.location).toBe(`${path}?done=mail_queued`);
  expect((await noor.post(`${path}/address`)).headers.location).toBe(`${path}?done=mail_gone`);
  expect((await noor.get(path)).body).not.toContain('sturen we geen mail meer');
  expect((await rows('select status from outgoing_mail'))[0].status).toBe('queued');
  const audit = await rows("select action from audit_entry where action like 'mail.%'");
  expect(audit).toEqual([{ action: 'mail.address_tried_again' }]);
});
