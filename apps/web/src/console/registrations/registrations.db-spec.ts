import { anEvent, type TestEvent } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { aForm, register, registrationsOn } from '#registrations/testing';
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
  noor = await atConsole(web, test.db);
  webinar = await anEvent(test.db, { capacity: 2, slug: 'webinar' });
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const registrations = () => registrationsOn(test.db, new HandClock());
const path = (rest = '') => `/console/e/${webinar.event.id}${rest}`;
const come = (...names: string[]) => register(registrations(), webinar.event, names);

async function idOf(name: string): Promise<string> {
  const [row] = await test.db.read.query('select id from registration where name = $1', [name]);
  return row.id;
}

describe('the registrations of an event', () => {
  it('are found by name, address, organisation and status', async () => {
    await come('Ana', 'Ben', 'Cem');
    const found = async (query: string) => (await noor.get(path(`/registrations?${query}`))).body;
    expect(await found('q=ben%40')).toContain('>Ben<');
    expect(await found('q=ben%40')).not.toContain('>Ana<');
    expect(await found('status=waiting')).toContain('>Cem<');
    expect(await found('status=waiting')).toContain('1 aanmelding<');
    expect(await found('q=zzz')).toContain('Niets gevonden');
  });

  it('ask the database as much for one as for three', async () => {
    for (const list of ['/registrations', '/attendance', '/mail', '']) {
      await test.db.read.query('truncate registration, outgoing_mail cascade');
      await test.db.read.query('update pool set taken = 0, waiting = 0');
      const count = () => queriesOfPage(web, () => noor.get(path(list)));
      await come('Ana');
      const one = await count();
      await come('Ben', 'Cem');
      expect([list, await count()]).toEqual([list, one]);
      expect(one).toBeLessThanOrEqual(7);
    }
  });

  it('leave the house as a file that no spreadsheet runs, and that is written down', async () => {
    const context = {
      eventId: webinar.event.id,
      eventKind: webinar.event.kind,
      language: 'nl',
      source: 'form',
    } as const;
    const typed = aForm('Eve', {
      name: '=1+cmd|"calc"',
      organisation: '@SUM(1;2) "quoted"; and more',
    });
    await registrations().register(typed, context);
    await registrations().register(aForm('Zoe', { name: 'Zoë Yıldız' }), context);
    const answer = await noor.post(path('/registrations/export'));
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="webinar.csv"',
      'cache-control': 'private, no-store',
    });
    const [head, eve, zoe] = answer.body.split('\r\n');
    expect(head).toBe('\ufeffNaam;E-mail;Organisatie;Rol;Komt;Stand;Taal;Aangemeld op;Plek sinds;Afgemeld op');
    expect(eve).toContain(`"'=1+cmd|""calc""";eve@example.org;"'@SUM(1;2) ""quoted""; and more";`);
    expect(zoe).toContain('Zoë Yıldız;');
    expect(
      await test.db.read.query('select action, actor_id from audit_entry where action like $1', ['%exported']),
    ).toEqual([{ action: 'registrations.exported', actor_id: noor.organiser.id }]);
  });
});

describe('one registration', () => {
  it('shows what was filled in and mailed, with what people typed encoded', async () => {
    const context = {
      eventId: webinar.event.id,
      eventKind: webinar.event.kind,
      language: 'nl',
      source: 'form',
    } as const;
    await registrations().register(aForm('Eve', { name: '<script>alert(1)</script>' }), context);
    const { body } = await noor.get(path(`/registrations/${await idOf('<script>alert(1)</script>')}`));
    expect(body).toContain('&lt;script>alert(1)');
    expect(body).not.toContain('<script>alert(1)');
    expect(body).toContain('Bevestiging');
    expect(body).toContain('In de rij');
  });

  it('is cancelled by the organiser after a question, and the first in line gets the place', async () => {
    await come('Ana', 'Ben', 'Cem');
    const ana = path(`/registrations/${await idOf('Ana')}`);
    expect((await noor.get(`${ana}/cancellation`)).body).toContain('Ana afmelden?');
    const { headers } = await noor.post(`${ana}/cancellation`);
    expect(headers.location).toBe(`${ana}?done=registration_cancelled`);
    expect(await test.db.read.query('select name, status, cancelled_by from registration order by arrival')).toEqual([
      { name: 'Ana', status: 'cancelled', cancelled_by: 'organiser' },
      { name: 'Ben', status: 'confirmed', cancelled_by: null },
      { name: 'Cem', status: 'confirmed', cancelled_by: null },
    ]);
  });
});

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
      path('/mail?done=mail_queued'),
      path('/mail?done=mail_gone'),
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
    const viewer = await atConsole(web, test.db, { role: 'viewer' });
    expect((await viewer.get(path('/mail'))).body).not.toContain('/attempts');
    expect((await noor.get(path('/mail'))).body).toContain('/attempts');
  });
});
