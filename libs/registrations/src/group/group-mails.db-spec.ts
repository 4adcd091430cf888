import { anEvent, aProgramme } from '#events/testing';
import { type MailKind, MailKinds, type Message, type QueuedMail } from '#mail';
import { newId } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { registrationMailKinds } from '../mails/kinds.js';
import type { Registrations } from '../registrations.js';
import { aGroup } from '../testing/a-group.js';
import { registrationsOn, testLinks } from '../testing.js';
import { parseGroup } from './group-input.js';
import { groupMailKind } from './group-mail-kind.js';

let database: TestDatabase;
let clock: HandClock;
let registrations: Registrations;
const kinds = new MailKinds([...registrationMailKinds(testLinks()), groupMailKind(testLinks())]);

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  clock = new HandClock();
  registrations = registrationsOn(database.db, clock);
});

const query = (sql: string, values: unknown[] = []) => database.db.read.query(sql, values);

/** The mail to this address as it would leave now. */
async function mailTo(address: string): Promise<Message | undefined> {
  const [row] = await query('select * from outgoing_mail where to_address = $1', [address]);
  const mail = {
    ...{ id: row.id, key: row.key, kind: row.kind, language: row.language, subjectIds: row.subject_ids },
    to: { address: row.to_address, name: row.to_name },
  } as unknown as QueuedMail;
  const kind: MailKind = kinds.get(mail.kind);
  const facts = (await kind.gather(database.db.read, [mail], clock.now())).get(mail.id);
  return facts ? kind.render(JSON.parse(JSON.stringify(facts)), mail, clock.now()) : undefined;
}
const flat = (text = '') => text.replace(/\s+/g, ' ');

it('tells each who registered them, how to undo that, and what is still theirs to choose and to answer', async () => {
  const { event } = await anEvent(database.db);
  const a1 = (await aProgramme(database.db, event, [{ sessions: { A1: 9 } }, { sessions: { A2: 9 } }])).get('A1') ?? '';
  await query(
    `insert into question (id, event_id, kind, label, required, position, privacy, options, help, created_at)
     values ($1, $2, 'text', '{"nl": "Eten"}', true, 1, 'ordinary', '[]', '{}', now())`,
    [newId(), event.id],
  );
  await registrations.registerTogether(aGroup(['Els', 'Bo'], { self: true, sessions: [a1] }), {
    event,
    language: 'nl',
  });
  const bo = await mailTo('bo@example.org');
  expect(bo?.subject).toBe('Je bent aangemeld: Voorjaarswebinar');
  const text = flat(bo?.text);
  expect(text).toContain('Dag Bo, Els heeft je aangemeld. Je hebt een plek bij');
  expect(text).toContain('Kies nog je sessies en beantwoord de vragen van de organisatie');
  expect(text).toContain('A1');
  expect(text).toContain('Ken je deze persoon niet');
  expect(text).toContain('We noteren wie erbij was');
  expect(text).toMatch(/\/mijn\/[\w-]{48}\/niet-ik/);
  const els = flat((await mailTo('els@example.org'))?.text);
  expect(els).toContain('Je meldde ook één ander aan');
  expect(els).not.toContain('heeft je aangemeld');
  expect(els).not.toContain('We noteren wie erbij was');
});

it('keeps a hostile name a name: in no header, encoded in the page, on one line in the text', async () => {
  const { event } = await anEvent(database.db);
  const name = '<b onclick="x">Els</b>\r\nBcc: all‮ BEGIN:VEVENT';
  const form = parseGroup({ name, email: 'els@example.org', 'name.1': 'Bo', 'email.1': 'bo@example.org' });
  if (!form.ok) throw new Error('the form is wrong');
  await registrations.registerTogether(form.input, { event, language: 'nl' });
  for (const address of ['bo@example.org', 'els@example.org']) {
    const mail = await mailTo(address);
    expect(mail?.html).not.toContain('<b onclick');
    expect(mail?.html).toContain('&lt;b onclick');
    expect(mail?.text).not.toMatch(/^Bcc:/m);
    expect(`${mail?.text}${mail?.html}`).not.toContain('\u202e');
    expect(`${mail?.subject}${mail?.senderName}`).not.toContain('Els');
    expect(mail?.calendar?.content ?? '').not.toMatch(/Els|Bcc/);
  }
});

it('tells who stays at home how many they registered and how it went, and names nobody else', async () => {
  const { event } = await anEvent(database.db, { capacity: 2 });
  await registrations.registerTogether(aGroup(['Ana', 'Bo', 'Cy']), { event, language: 'en', accepts: 2 });
  const mail = await mailTo('els@example.org');
  const text = flat(mail?.text);
  expect(text).toContain('Dear Els, We have your registration of 3 people for');
  expect(text).toContain('There were not enough places.');
  expect(text).toMatch(/\/en\/groep\/[\w-]{48}\/niet-ik/);
  for (const name of ['Ana', 'Bo', 'Cy']) expect(text).not.toContain(name);
  expect(mail?.calendar).toBeUndefined();
});

it('says no name once that was taken away, and nothing to who had it taken away', async () => {
  const { event } = await anEvent(database.db);
  await registrations.registerTogether(aGroup(['Bo']), { event, language: 'nl' });
  await query(`update registration_group set name = '–', removed_at = $1`, [clock.now()]);
  expect(flat((await mailTo('bo@example.org'))?.text)).not.toContain('heeft je aangemeld');
  expect(await mailTo('els@example.org')).toBeUndefined();
});
