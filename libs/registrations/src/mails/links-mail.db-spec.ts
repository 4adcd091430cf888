import { anEvent } from '#events/testing';
import { MailKinds, type QueuedMail } from '#mail';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { OwnWorld } from '../testing/own-world.js';
import { testLinks } from '../testing.js';
import { registrationMailKinds } from './kinds.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('brings who lost their links also that of their own calendar, as it stands now', async () => {
  const clock = new HandClock();
  const world = new OwnWorld(database.db, clock);
  const { event } = await anEvent(database.db);
  const ana = await world.join(event, 'Ana');
  await world.query('update contact set feed_version = 3');
  await world.registrations.mailLinks(ana.email);
  const [row] = await world.query(`select * from outgoing_mail where kind = 'links'`);
  const mail = {
    ...{ id: row.id, key: row.key, kind: row.kind, language: 'nl', subjectIds: row.subject_ids },
    to: { address: row.to_address, name: row.to_name },
  } as unknown as QueuedMail;
  const kind = new MailKinds(registrationMailKinds(testLinks())).get('links');
  const facts = (await kind.gather(database.db.read, [mail], clock.now())).get(mail.id);
  const { text } = kind.render(facts as never, mail, clock.now());
  expect(text).toContain(testLinks().feed({ id: ana.contactId, linkVersion: 3, language: 'nl' }));
  expect(text).toContain(testLinks().manage({ ...ana, language: 'nl' }));
  expect(text).toContain('wie hem heeft, ziet waar je aan meedoet');
});
