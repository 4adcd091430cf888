import { anEvent, aProgramme, type TestEvent } from '#events/testing';
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

  it('are found by session and way of attending where there is a choice, and a stranger to it narrows nothing', async () => {
    const { event } = await anEvent(test.db, { kind: 'hybrid', capacity: 9 });
    const ids = await aProgramme(test.db, event, [{ sessions: { A1: 1, B1: null }, min: 0 }]);
    const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
    const enter = (name: string, code: string, attends: string) =>
      registrations().register({ ...aForm(name, { attends }), sessions: code ? [ids.get(code) ?? ''] : [] }, context);
    await enter('Ana', 'A1', 'on_site');
    await enter('Ben', 'A1', 'online');
    await enter('Cem', '', 'online');
    const page = async (query: string) => (await noor.get(`/console/e/${event.id}/registrations?${query}`)).body;
    const names = async (query: string) =>
      [...(await page(query)).matchAll(/">(Ana|Ben|Cem)<\/a>/g)].map(([, name]) => name);
    expect(await names('session=A1')).toEqual(['Ben', 'Ana']);
    expect(await names('session=none')).toEqual(['Cem']);
    expect(await names('attends=online&q=EXAMPLE')).toEqual(['Cem', 'Ben']);
    expect(await names('session=A1&attends=on_site')).toEqual(['Ana']);
    for (const unknown of [
      'session=Z9',
      `session=${ids.get('B1')}`,
      'session=P',
      'attends=moon',
      'status=%00',
      'page=999999',
    ]) {
      expect([unknown, await names(unknown)]).toEqual([unknown, ['Cem', 'Ben', 'Ana']]);
    }
    expect(await page('')).toContain('A1 (wachtlijst)');
    // A plain webinar has no such choice, so nothing to filter by.
    expect((await noor.get(path('/registrations?session=none&attends=online'))).body).not.toMatch(
      /name="(session|attends)"/,
    );
  });

  it('take whatever somebody types', async () => {
    await come('Ana');
    const typed = [
      'x'.repeat(10_000),
      'a '.repeat(5000),
      '%',
      '_',
      '\\',
      "' or true--",
      '<script>',
      '\0',
      '\u{1f600}',
      '\ud800',
      '%00',
    ];
    for (const q of typed) {
      const answer = await noor.get(path(`/registrations?q=${encodeURIComponent(q.toWellFormed())}`));
      expect([q.slice(0, 20), answer.statusCode]).toEqual([q.slice(0, 20), 200]);
      expect(answer.body).not.toContain('<script>alert');
    }
    for (const query of ['q=a&q=b', 'q[x]=1', 'page=-1', 'page=1e9', 'page=999999', 'page[]=2', 'status=__proto__']) {
      expect([query, (await noor.get(path(`/registrations?${query}`))).statusCode]).toEqual([query, 200]);
    }
  });

  it('ask the database as much for one as for thirty', async () => {
    for (const [list, queries] of [
      ['/registrations', 9],
      ['/mail', 4],
    ] as const) {
      await test.db.read.query('truncate registration, outgoing_mail cascade');
      await test.db.read.query('update pool set taken = 0, waiting = 0');
      const count = () => queriesOfPage(web, () => noor.get(path(list)));
      await come('Ana');
      const one = await count();
      await come(...Array.from({ length: 29 }, (_, i) => `ben${i}`));
      expect([list, one, await count()]).toEqual([list, queries, queries]);
    }
  });

  it('go to the file that were found, with what they chose', async () => {
    await come('Ana', 'Ben', 'Cem');
    const csv = async (form: Record<string, string>) => {
      const { body } = await noor.post(path('/registrations/export'), form);
      return body
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(';')[0]);
    };
    expect(await csv({})).toEqual(['Ana', 'Ben', 'Cem']);
    expect(await csv({ status: 'waiting' })).toEqual(['Cem']);
    expect(await csv({ q: 'BEN', status: 'nonsense' })).toEqual(['Ben']);
    const found = (await noor.get(path('/registrations?q=b&status=confirmed'))).body;
    expect(found).toMatch(
      /<form class="row" method="post"[^>]*export.*name="q" value="b".*name="status" value="confirmed"/,
    );
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
    expect(head).toBe(
      '\ufeffNaam;E-mail;Organisatie;Rol;Sector;Regio;Komt;Wacht ook op;Sessies;Stand;Antwoord op de uitnodiging;Taal;Aangemeld op;Plek sinds;Afgemeld op;Aangemeld door',
    );
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

  it('tells what happened, by whom, and with which mails, in the order in which it happened', async () => {
    const { event } = await anEvent(test.db, { capacity: 1 });
    const ids = await aProgramme(test.db, event, [{ sessions: { A1: 5, B1: 5 }, min: 0 }]);
    const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
    const clock = new HandClock();
    const desk = registrationsOn(test.db, clock);
    const enter = (name: string) => desk.register({ ...aForm(name), sessions: [ids.get('A1') ?? ''] }, context);
    const ben = await enter('Ben');
    const cem = await enter('Cem');
    if (!('registrationId' in ben && 'registrationId' in cem)) throw new Error('they are registered');
    const page = async () => (await noor.get(`/console/e/${event.id}/registrations/${cem.registrationId}`)).body;
    const waiting = await page();
    expect(waiting).toContain('Eerste in de rij');
    expect(waiting).toMatch(/A1 .*gewenst/);
    await desk.cancel(ben.registrationId, { kind: 'organiser', id: noor.organiser.id });
    await desk.changeSessions(cem.registrationId, [ids.get('B1') ?? ''], { kind: 'participant' });
    await test.db.read.query(`update outgoing_mail set status = 'sent', sent_at = created_at where kind = 'promoted'`);
    const text = (await page()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    const story = [
      'Aangemeld, op de wachtlijst door henzelf',
      'Kreeg een plek van de wachtlijst door Kring',
      'Koos andere sessies: B1 door henzelf',
    ];
    expect(story.map((line) => text.indexOf(line)).every((at, i, all) => at > (all[i - 1] ?? 0))).toBe(true);
    expect(text).toMatch(/Plek gekregen Verstuurd in de rij \d\d\.\d\d, verstuurd \d\d\.\d\d/);
    const gone = (await noor.get(`/console/e/${event.id}/registrations/${ben.registrationId}`)).body;
    expect(gone).toContain(`door ${noor.organiser.name}`);
    expect(gone).not.toContain('/link"');
  });

  it('asks the database as much after thirty mails as after one', async () => {
    await come('Ana');
    const page = path(`/registrations/${await idOf('Ana')}`);
    const one = await queriesOfPage(web, () => noor.get(page));
    await test.db.read.query(
      `insert into outgoing_mail (id, key, kind, to_address, language, subject_ids, priority, message_id, created_at)
       select gen_random_uuid(), key || i, kind, to_address, language, subject_ids, priority, message_id || i, created_at
       from outgoing_mail, generate_series(1, 29) as i`,
    );
    expect([one, await queriesOfPage(web, () => noor.get(page))]).toEqual([14, 14]);
  });

  it('gets the link mailed again, once in ten minutes, written down; a viewer cannot', async () => {
    await come('Ana', 'Ben', 'Cem');
    const [ana, cem] = [path(`/registrations/${await idOf('Ana')}`), path(`/registrations/${await idOf('Cem')}`)];
    const press = async (page: string) => (await noor.post(`${page}/link`)).headers.location;
    expect([await press(ana), await press(ana), await press(cem)]).toEqual([
      `${ana}?done=link_mailed`,
      `${ana}?done=link_just_mailed`,
      `${cem}?done=link_mailed`,
    ]);
    const asked = await test.db.read.query(
      `select kind, to_name from outgoing_mail where key like '%/asked-%' order by seq`,
    );
    expect(asked).toEqual([
      { kind: 'confirmation', to_name: 'Ana' },
      { kind: 'waiting', to_name: 'Cem' },
    ]);
    const audit = `select actor_id from audit_entry where action = 'registration.link_mailed'`;
    expect(await test.db.read.query(audit)).toEqual(Array(2).fill({ actor_id: noor.organiser.id }));
    const viewer = await atConsole(web, test.db, { role: 'viewer' });
    expect((await viewer.get(ana)).body).not.toMatch(/\/link"|\/cancellation"/);
    await noor.post(`${ana}/cancellation`);
    expect(await press(ana)).toBe(`${ana}?done=not_now`);
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
