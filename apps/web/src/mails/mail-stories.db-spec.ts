import { anEvent, type TestEvent } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { register, registrationsOn } from '#registrations/testing';
import { type AtConsole, atConsole } from '../console/testing.js';
import { startWeb, type TestWeb } from '../testing.js';

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
  webinar = await anEvent(test.db, { capacity: 2 });
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const rows = (sql: string, values: unknown[] = []) => test.db.read.query(sql, values);
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** Ana and Ben came; the mail to Ana left at once and came back a minute later. */
async function comeBack(code: string, said: string) {
  await register(registrationsOn(test.db, new HandClock()), webinar.event, ['Ana', 'Ben']);
  await rows(`update outgoing_mail set status = 'sent', sent_at = created_at + interval '30 seconds'`);
  const [ana] = await rows(
    `select id, subject_ids->>'registration' as registration from outgoing_mail where to_name = 'Ana'`,
  );
  await rows(`update outgoing_mail set bounced_at = sent_at + interval '1 minute', bounce_code = $2 where id = $1`, [
    ana.id,
    code,
  ]);
  await rows(
    `insert into mail_event (mail_id, at, what, code, text) select id, bounced_at, 'bounced', $2, $3 from outgoing_mail where id = $1`,
    [ana.id, code, said],
  );
  const at = (path: string) => `/console/e/${webinar.event.id}${path}`;
  return {
    mail: async () => (await noor.get(at(`/mail/${ana.id}`))).body,
    person: async () => (await noor.get(at(`/registrations/${ana.registration}`))).body,
    lost: async () => (await noor.get(at('/mail?status=failed'))).body,
    overview: async () => (await noor.get(at(''))).body,
    mine: `/mijn/${web.secrets.linkToken('manage', ana.registration, 1)}`,
  };
}

it('tells an organiser in one line that a mail left and came back, and why', async () => {
  const pages = await comeBack('5.2.2', '552 <b>quota</b>');
  expect(textOf(await pages.person())).toMatch(
    /Bevestiging Teruggekomen in de rij \d\d\.\d\d, verstuurd \d\d\.\d\d, teruggekomen \d\d\.\d\d: de mailbox is vol/,
  );
  const body = await pages.mail();
  expect(textOf(body)).toContain('Teruggekomen: de mailbox is vol De mailserver zei: 552 &lt;b>quota&lt;/b>');
  expect(body).not.toContain('<b>quota');
});

it('gives a reason once when it is also why nothing more is sent', async () => {
  const pages = await comeBack('5.1.1', '550 nobody');
  await rows(
    `insert into mail_event (mail_id, at, what, code, text)
     select mail_id, at, 'suppressed', code, '' from mail_event where what = 'bounced'`,
  );
  const text = textOf(await pages.person());
  expect(text).toContain('naar dit adres sturen we voorlopig niets meer');
  expect(text.match(/dit adres bestaat niet/g)).toHaveLength(1);
});

it('counts what came back among what did not arrive', async () => {
  const pages = await comeBack('5.1.1', 'unknown');
  expect(textOf(await pages.lost())).toMatch(/Ana ana@example.org Teruggekomen .*dit adres bestaat niet/);
  expect(await pages.lost()).not.toContain('ben@example.org');
  expect(await pages.overview()).toContain('Eén mail is niet aangekomen');
  const owner = await atConsole(web, test.db, { role: 'owner' });
  expect(textOf((await owner.get('/console/mail')).body)).toMatch(/ana@example.org Teruggekomen/);
});

it('tells the person which mails we sent, and that one came back; of nobody else', async () => {
  const { mine } = await comeBack('5.2.2', '552 <b>quota</b>');
  const text = textOf((await web.get(mine)).body);
  expect(text).toMatch(/Mails aan jou .*Bevestiging teruggekomen 1 mrt.*: de mailbox is vol/);
  expect(text).not.toMatch(/ben@|quota/);
  expect(textOf((await web.get(`/en${mine}`)).body)).toMatch(/Confirmation came back 1 Mar.*: the mailbox is full/);
  const kept = JSON.parse((await web.get(`${mine}/gegevens.json`)).body);
  expect(kept.mail_event).toMatchObject([{ what: 'bounced', code: '5.2.2', text: '552 <b>quota</b>' }]);
  expect(textOf((await web.get(`${mine}/gegevens`)).body)).toContain('Wat er met die mails gebeurde');
});

it('shows a person the newest mails only, however many there are', async () => {
  const { mine } = await comeBack('5.2.2', '');
  await rows(
    `insert into outgoing_mail (id, key, kind, to_address, language, subject_ids, priority, message_id, created_at, status)
     select gen_random_uuid(), key || i, kind, to_address, language, subject_ids, priority, message_id || i, created_at, 'queued'
     from outgoing_mail, generate_series(1, 19) as i where to_name = 'Ana'`,
  );
  const { body } = await web.get(mine);
  expect(textOf(body).match(/Bevestiging staat klaar sinds/g)).toHaveLength(5);
  expect(body).toContain('Dit zijn de nieuwste.');
});
