import { anEvent, type TestEvent } from '#events/testing';
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
  webinar = await anEvent(test.db, { capacity: 2, slug: 'webinar' });
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const path = (rest = '') => `/console/e/${webinar.event.id}${rest}`;
const come = (name: string) => register(registrationsOn(test.db, new HandClock()), webinar.event, [name]);

describe('a mail that could not be delivered', () => {
  it('shows what the other server said, and goes out again once, written down', async () => {
    await come('Ana');
    await test.db.read.query(
      `update outgoing_mail set status = 'failed', attempts = 3, smtp_code = 550, smtp_text = '550 <b>no such user</b>', next_attempt_at = null`,
    );
    expect((await noor.get(path())).body).toMatch(/Eén mail is niet aangekomen[^]*mail\?status=failed/);
    const log = await noor.get(path('/mail?status=failed'));
    expect(log.body).toContain('Wat er misging');
    expect(log.body).toContain('550 &lt;b>no such user');
    const [mail] = await test.db.read.query('select id from outgoing_mail');
    const again = () => noor.post(path(`/mail/${mail.id}/attempts`));
    const answers = [await again(), await again()];
    expect(answers.map((answer) => answer.headers.location)).toEqual([
      path(`/mail/${mail.id}?done=mail_queued`),
      path(`/mail/${mail.id}?done=mail_gone`),
    ]);
    expect((await noor.get(path('/mail?status=failed'))).body).toContain('Er is geen mail mislukt');
    expect((await noor.get(path())).body).not.toContain('niet aangekomen');
    expect(await test.db.read.query('select status, attempts from outgoing_mail')).toEqual([
      { status: 'queued', attempts: 0 },
    ]);
    expect(
      await test.db.read.query('select subject_id from audit_entry where action = $1', ['mail.sent_again']),
    ).toEqual([{ subject_id: mail.id }]);
  });

  it('is shown to a viewer without the button', async () => {
    await come('Ana');
    await test.db.read.query(`update outgoing_mail set status = 'failed', next_attempt_at = null`);
    const [mail] = await test.db.read.query('select id from outgoing_mail');
    const viewer = await atConsole(web, test.db, { role: 'viewer' });
    expect((await viewer.get(path(`/mail/${mail.id}`))).body).not.toContain('/attempts');
    expect((await noor.get(path(`/mail/${mail.id}`))).body).toContain('/attempts');
  });
});
