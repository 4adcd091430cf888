import type { EventDetails } from '#events';
import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { addQuestion, someOptions } from '#questions/testing';
import { Imports } from '#registrations';
import { register, registrationsOn } from '#registrations/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { type AtConsole, atConsole } from '../testing.js';
import { sendFile } from './testing.js';

let test: TestDatabase;
let web: TestWeb;
let noor: AtConsole;
let event: EventDetails;

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
  noor = await atConsole(web, test.db);
  event = (await anEvent(test.db, { slug: 'dag' })).event;
});

const path = (rest = '', id = event.id) => `/console/e/${id}/import${rest}`;
const send = (content: string | Buffer, who = noor) => sendFile(web, who, path(), content);
const rows = (sql: string) => test.db.read.query(sql);
const people = () => rows('select name, status from registration order by arrival');
/** The worker, as soon as it hears of it. */
async function work() {
  const clock = new HandClock();
  const imports = new Imports(test.db, clock, registrationsOn(test.db, clock), { nudge: async () => undefined });
  await imports.sweep.run(clock.now());
}
/** Sends a file and answers the path of its preview. */
async function uploaded(content: string | Buffer): Promise<string> {
  const answer = await send(content);
  expect(answer.statusCode).toBe(303);
  return String(answer.headers.location);
}
const LIST =
  'Naam;E-mail;Notitie\r\nAna;ana@example.org;<b>x</b>\r\nBo;fout;\r\nCem;ana@example.org;\r\nDia;dia@example.org;=1+1\r\n';
const SELECTS = { name: '0', email: '1', tells: 'yes' };

describe('importing people', () => {
  it('shows what would happen, brings them in, and says what became of each', async () => {
    await register(registrationsOn(test.db, new HandClock()), event, ['Dia']);
    expect((await noor.get(`/console/e/${event.id}/registrations`)).body).toContain(path());
    expect((await noor.get(path())).body).toContain('type="file"');
    const at = await uploaded(LIST);
    const preview = (await noor.get(at)).body;
    expect(preview).toContain('&lt;b>x&lt;/b>');
    expect(preview).toMatch(/<option value="1" selected>B: E-mail/);
    expect(preview.replace(/<[^>]+>/g, ' ')).toMatch(
      /Nieuw\s+1\s+Al aangemeld\s+1\s+er verandert niets\s+Rijen met een fout\s+2/,
    );
    expect(preview.replace(/<[^>]+>/g, ' ')).toMatch(
      /Rij 3\.\s+E-mail: het e-mailadres klopt niet\s+fout\s+Rij 4\.\s+E-mail:\s+dit adres staat er al in\s+zie rij 2/,
    );
    expect(preview).toContain('1 persoon aanmelden');
    expect(await people()).toHaveLength(1);

    expect((await noor.post(`${at}/start`, SELECTS)).headers.location).toBe(at);
    const busy = (await noor.get(at)).body;
    expect(busy).toMatch(/hx-trigger="every 2s"[^]*0 van 4 rijen/);
    await work();
    const done = (await noor.get(at)).body;
    expect(done).not.toContain('every 2s');
    expect(done.replace(/<[^>]+>/g, ' ')).toMatch(
      /Klaar[^]*Aangemeld\s+1\s+Op de wachtlijst\s+0\s+Al aangemeld\s+1\s+er verandert niets\s+Niet meegegaan\s+2/,
    );
    expect(await people()).toEqual([
      { name: 'Dia', status: 'confirmed' },
      { name: 'Ana', status: 'confirmed' },
    ]);
  });

  it('gives the rows that stayed behind as a file that comes in again when it is mended', async () => {
    const at = await uploaded(LIST);
    await noor.post(`${at}/start`, SELECTS);
    await work();
    const file = await noor.post(`${at}/refused`);
    expect(file.headers['content-disposition']).toBe('attachment; filename="dag-import.csv"');
    expect(file.body).toBe(
      '\ufeffNaam;E-mail;Notitie;Wat er mis is\r\nBo;fout;;E-mail: het e-mailadres klopt niet\r\nCem;ana@example.org;;E-mail: dit adres staat er al in\r\n',
    );
    expect(
      await rows(`select after is not null as told from audit_entry where action = 'registrations.refused_exported'`),
    ).toEqual([{ told: true }]);
    const again = await uploaded(file.body.replace('fout', 'bo@example.org').replace('ana@', 'cem@'));
    await noor.post(`${again}/start`, SELECTS);
    await work();
    expect((await people()).map(({ name }: { name: string }) => name)).toEqual(['Ana', 'Dia', 'Bo', 'Cem']);
  });

  it('keeps the columns that were chosen, and never begins with others than it showed', async () => {
    const at = await uploaded('wie;waar\r\nana@example.org;Ana\r\n');
    expect((await noor.get(at)).body).toContain('Wijs aan in welke kolom');
    await noor.post(`${at}/start`, SELECTS); // not what the page had chosen: looked at first
    expect(await rows('select status, mapping from import_run')).toEqual([
      { status: 'uploaded', mapping: { name: 0, email: 1 } },
    ]);
    await noor.post(`${at}/mapping`, { name: '1', email: '0' });
    expect((await noor.get(at)).body).toContain('1 persoon aanmelden');
    await noor.post(`${at}/start`, { name: '1', email: '0' });
    await noor.post(`${at}/start`, { name: '1', email: '0', tells: 'yes' }); // the second press
    await work();
    expect(await people()).toEqual([{ name: 'Ana', status: 'confirmed' }]);
    expect(await rows('select id from outgoing_mail')).toEqual([]);
  });

  it('says in words why a file cannot be read', async () => {
    const tooLarge = Buffer.alloc(10 * 1024 * 1024 + 1, 'a');
    for (const [content, text] of [
      ['', 'Kies een bestand'],
      ['\r\n;;\r\n', 'staat niets'],
      [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'geen CSV- of Excel-bestand'],
      [Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]), 'beschadigd'],
      [tooLarge, 'groter dan 10 MB'],
    ] as const) {
      const answer = await send(content);
      expect([answer.statusCode, answer.body.includes(text)]).toEqual([422, true]);
    }
    expect((await noor.post(path())).statusCode).toBe(422);
    expect(await rows('select id from import_run')).toEqual([]);
  });

  it('registers nobody for a draft, and says so', async () => {
    const draft = await anEvent(test.db, { status: 'draft' });
    const answer = await sendFile(web, noor, path('', draft.event.id), LIST);
    const at = String(answer.headers.location);
    const started = await noor.post(`${at}/start`, SELECTS);
    expect(started.headers.location).toBe(`${at}?done=import_not_now`);
    expect((await noor.get(`${at}?done=import_not_now`)).body).toContain('dus er is niemand aangemeld');
  });

  it('throws a file away when asked', async () => {
    const at = await uploaded(LIST);
    expect((await noor.post(`${at}/removal`)).headers.location).toBe(
      `/console/e/${event.id}/registrations?done=removed`,
    );
    expect((await noor.get(at)).statusCode).toBe(404);
    expect(await rows('select id from import_run')).toEqual([]);
  });
});

describe('the door for files', () => {
  it('is for organisers with their own token, at this address only, and not for another event', async () => {
    const viewer = await atConsole(web, test.db, { role: 'viewer' });
    expect((await send(LIST, viewer)).statusCode).toBe(403);
    expect((await send(LIST, { ...noor, csrf: viewer.csrf })).statusCode).toBe(403);
    expect((await send(LIST, { ...noor, headers: { cookie: '' } })).headers.location).toBe('/console/inloggen');
    for (const elsewhere of ['/dag/aanmelden', '/console/events', `/console/e/${event.id}/registrations/export`]) {
      expect((await sendFile(web, noor, elsewhere, LIST)).statusCode).toBe(415);
    }
    const at = await uploaded(LIST);
    const other = await anEvent(test.db);
    expect((await noor.get(at.replace(event.id, other.event.id))).statusCode).toBe(404);
    expect(await people()).toEqual([]);
  });

  it('survives forms that no browser sends', async () => {
    const headers = { ...noor.headers, 'content-type': 'multipart/form-data; boundary=x' };
    for (const body of [
      '',
      '--x',
      '--x\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n',
      `--x\r\n${'a: b\r\n'.repeat(5000)}`,
    ]) {
      const { statusCode } = await web.postRaw(path(), body, headers);
      expect([400, 403, 413]).toContain(statusCode);
    }
  });
});

it('what was exported comes in at another event as the same people', async () => {
  const programme = [{ sessions: { A1: null, A2: null } }];
  await aProgramme(test.db, event, programme);
  const other = (await anEvent(test.db, { kind: 'hybrid', slug: 'later' })).event;
  await aProgramme(test.db, other, programme);
  const at = await uploaded(
    'Naam;E-mail;Organisatie;Rol;Sector;Regio;Sessies;Taal\r\n=SUM(1);zoe@example.org;"@ROC; ""Twente""";Beleid;Zorg;Gelderland;A2;en\r\n\'t Hart;bo@example.org;;;;;;nl\r\n',
  );
  await noor.post(`${at}/start`, {
    ...SELECTS,
    organisation: '2',
    role: '3',
    sector: '4',
    region: '5',
    sessions: '6',
    language: '7',
  });
  await work();
  const said = (eventId: string) =>
    rows(`select r.name, c.email, r.organisation, r.role, r.sector, r.region, r.language, r.status,
                 (select string_agg(s.code, ',') from session_place p join session s on s.id = p.session_id where p.registration_id = r.id) as sessions
          from registration r join contact c on c.id = r.contact_id where r.event_id = '${eventId}' order by r.arrival`);
  const before = await said(event.id);
  expect(before).toHaveLength(2);
  for (const format of ['csv', 'xlsx']) {
    await rows(
      `delete from import_run; delete from session_place p using registration r where r.id = p.registration_id and r.event_id = '${other.id}'`,
    );
    await rows(`delete from registration where event_id = '${other.id}'`);
    const file = await noor.post(`/console/e/${event.id}/registrations/export`, { format });
    const answer = await sendFile(web, noor, path('', other.id), file.rawPayload);
    const there = String(answer.headers.location);
    const page = (await noor.get(there)).body;
    const mapping = Object.fromEntries(
      [...page.matchAll(/<select id="(\w+)"[^]*?<\/select>/g)].flatMap(([select, name]) => {
        const chosen = /<option value="(\d+)" selected/.exec(select)?.[1];
        return chosen && name ? [[name, chosen]] : [];
      }),
    );
    await noor.post(`${there}/start`, mapping);
    await work();
    expect(await said(other.id)).toEqual(before);
  }
});

it('offers the questions of the form as columns, and says what is wrong with an answer by its question', async () => {
  const label = { nl: 'Hoe <b>reis</b> je?' };
  const asked = { kind: 'one_choice', options: someOptions('fiets', 'trein'), label, required: true } as const;
  const question = await addQuestion(test.db, event.id, asked);
  const at = await uploaded(
    'Naam;E-mail;Vervoer\nAna;ana@example.org;trein\nBo;b@example.org;raket\nCy;c@example.org;\n',
  );
  expect((await noor.get(at)).body).toContain(`name="q.${question.id}"`);
  await noor.post(`${at}/mapping`, { name: '0', email: '1', [`q.${question.id}`]: '2' });
  const { body } = await noor.get(at);
  expect(body).toMatch(/Hoe &lt;b>reis&lt;\/b> je\?: dit antwoord is er niet bij deze vraag/);
  expect(body).toContain('Van 1 persoon ontbreekt een antwoord');
});
