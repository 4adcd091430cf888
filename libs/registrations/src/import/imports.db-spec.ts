import { type AnEvent, anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { register, registrationsOn } from '../testing.js';
import { crowd, csv, importDesk } from './testing/import-desk.js';

let test: TestDatabase;
let clock: HandClock;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());
beforeEach(async () => {
  await test.clean();
  clock = new HandClock();
});

const PAST = { startsAt: new Date('2027-02-01T08:00:00Z'), endsAt: new Date('2027-02-01T09:00:00Z') };
const desk = (wishes: AnEvent = {}) => importDesk(test.db, clock, wishes);
const rows = (sql: string, ...values: unknown[]) => test.db.read.query(sql, values);
const people = () => rows('select name, status from registration order by arrival');

describe('a list of people', () => {
  it('comes in through the desk in the order of the file, with mail, the organiser in the audit, and everything it says', async () => {
    const { event, organiser, bring } = await desk({ capacity: 2, waitingCapacity: 1, kind: 'hybrid' });
    await aProgramme(test.db, event, [{ sessions: { A1: null, A2: null } }]);
    const file = Buffer.from(
      [
        'Voornaam,Tussenvoegsel,Achternaam,E-mailadres,Organisatie,Rol,Sector,Regio,Taal,Komt,Sessies',
        'Zoë,van,Dam,Zoe@Example.org,ROC,Onderzoek,Zorg,Twente,Engels,Op locatie,A1',
        'Bo,,Li,bo@example.org,,,,,,,',
        'Cem,,Kaya,cem@example.org,,,,,,,"A2 (wachtlijst)"',
        'Dia,,Roy,dia@example.org,,,,,,,',
      ].join('\n'),
    );
    const run = await bring(file);
    expect(run).toMatchObject({ status: 'done', confirmed: 2, waiting: 1, known: 0, refused: 1, totalRows: 4 });
    expect(await people()).toEqual([
      { name: 'Zoë van Dam', status: 'confirmed' },
      { name: 'Bo Li', status: 'confirmed' },
      { name: 'Cem Kaya', status: 'waiting' },
    ]);
    const [zoe] = await rows(
      'select organisation, role, sector, region, language, attends, source, registered_by from registration order by arrival',
    );
    expect(zoe).toEqual({
      organisation: 'ROC',
      role: 'researcher',
      sector: 'Zorg',
      region: 'Twente',
      language: 'en',
      attends: 'on_site',
      source: 'import',
      registered_by: organiser.id,
    });
    expect(await rows('select status from session_place order by arrival')).toEqual([
      { status: 'confirmed' },
      { status: 'wanted' },
    ]);
    expect(await rows('select kind, language from outgoing_mail order by kind, language')).toEqual([
      { kind: 'confirmation', language: 'en' },
      { kind: 'confirmation', language: 'nl' },
      { kind: 'waiting', language: 'nl' },
    ]);
    const audit = await rows('select action, actor_id, after from audit_entry order by id');
    expect(audit.map((entry: { action: string }) => entry.action)).toEqual([
      'registrations.import_started',
      ...Array(3).fill('registration.made'),
      'registrations.imported',
    ]);
    expect(new Set(audit.map((entry: { actor_id: string }) => entry.actor_id))).toEqual(new Set([organiser.id]));
    expect(audit.at(-1).after).toEqual({ import: run.id, confirmed: 2, waiting: 1, known: 0, refused: 1 });
  });

  it('mails nobody when the organiser says so', async () => {
    const { bring } = await desk();
    expect(await bring(csv(...crowd(0, 3)), false)).toMatchObject({ confirmed: 3 });
    expect(await rows('select key from outgoing_mail')).toEqual([]);
    expect(await rows('select count(*) as n from calendar_entry')).toEqual([{ n: 3 }]);
  });

  it('changes nothing the second time, and adds only who is new the third', async () => {
    const { bring } = await desk();
    expect(await bring(csv(...crowd(0, 5)))).toMatchObject({ confirmed: 5, known: 0 });
    const before = await rows('select * from registration order by arrival');
    clock.advance({ hours: 3 });
    expect(await bring(csv(...crowd(0, 5)))).toMatchObject({ confirmed: 0, known: 5, refused: 0 });
    expect(await rows('select * from registration order by arrival')).toEqual(before);
    expect(await bring(csv(...crowd(0, 8)))).toMatchObject({ confirmed: 3, known: 5 });
    expect(await rows('select count(*) as n from outgoing_mail')).toEqual([{ n: 8 }]);
  });

  it('leaves alone what people filled in themselves, and mails them nothing', async () => {
    const { event, bring } = await desk();
    await register(registrationsOn(test.db, clock), event, ['Ana']);
    clock.advance({ hours: 3 });
    expect(await bring(csv('Iemand Anders;ANA@example.org.;Elders'))).toMatchObject({ known: 1, confirmed: 0 });
    expect(await people()).toEqual([{ name: 'Ana', status: 'confirmed' }]);
    expect(await rows('select count(*) as n from outgoing_mail')).toEqual([{ n: 1 }]);
  });

  it('comes in before registration opens and after it closes, but not into a draft or what is called off or over', async () => {
    const early = await desk({ opensAt: new Date('2027-03-03T09:00:00Z') });
    expect(await early.bring(csv(...crowd(0, 1)))).toMatchObject({ confirmed: 1 });
    const late = await desk({ closesAt: new Date('2027-02-01T09:00:00Z') });
    expect(await late.bring(csv(...crowd(0, 1)))).toMatchObject({ confirmed: 1 });
    for (const wishes of [{ status: 'draft' }, { status: 'cancelled' }, PAST] as const) {
      const closed = await desk(wishes);
      const run = await closed.upload(csv(...crowd(0, 1)));
      expect(await closed.imports.start(run, true)).toBe('not_now');
      await closed.imports.run(run.id);
      expect(await closed.imports.get(closed.event.id, run.id)).toMatchObject({ status: 'uploaded', confirmed: 0 });
    }
  });

  it('stops taking people when the event is called off half-way, and says of each row why', async () => {
    const { event, imports, upload } = await desk();
    const run = await upload(csv(...crowd(0, 2)));
    await imports.start(run, true);
    await rows(`update event set status = 'cancelled'`);
    await imports.run(run.id);
    expect(await imports.get(event.id, run.id)).toMatchObject({ status: 'done', confirmed: 0, refused: 2 });
    expect(await imports.refusals(run, 10)).toMatchObject([{ code: 'closed' }, { code: 'closed' }]);
  });
});

describe('the rows of a file', () => {
  it('say what is wrong with them, also who stands in it twice, and can be taken away to mend', async () => {
    const { imports, bring } = await desk();
    const run = await bring(
      csv(
        'Ana;ana@example.org;ROC',
        ';leeg@example.org',
        'Bo;geen adres',
        'Cem;ANA@example.org',
        `${'x'.repeat(10_000)};lang@example.org`,
        'Dia;dia@example.org',
      ),
    );
    expect(run).toMatchObject({ confirmed: 2, refused: 4 });
    expect(await imports.refusals(run, 10)).toEqual([
      { row: 3, field: 'name', code: 'name_missing', otherRow: null },
      { row: 4, field: 'email', code: 'email_invalid', otherRow: null },
      { row: 5, field: 'email', code: 'twice', otherRow: 2 },
      { row: 6, field: 'name', code: 'name_too_long', otherRow: null },
    ]);
    const taken = [];
    for await (const { cells, refusal } of imports.refusedRows(run)) taken.push([cells[1], refusal?.row]);
    expect(taken).toEqual([
      ['E-mail', undefined],
      ['leeg@example.org', 3],
      ['geen adres', 4],
      ['ANA@example.org', 5],
      ['lang@example.org', 6],
    ]);
  });

  it('are foretold before anybody is registered', async () => {
    const { event, imports, upload } = await desk();
    await register(registrationsOn(test.db, clock), event, ['p1', 'p2']);
    const run = await upload(csv(...crowd(0, 1200), 'Bo;fout'));
    const { forecast, header, rows: first } = await imports.preview(run);
    expect(header).toEqual(['Naam', 'E-mail', 'Organisatie']);
    expect(first).toHaveLength(5);
    expect(forecast).toEqual({
      fresh: 1198,
      known: 2,
      lacking: 0,
      problemCount: 1,
      problems: [{ row: 1202, field: 'email', code: 'email_invalid', text: 'fout' }],
    });
    expect(await people()).toHaveLength(2);
  });

  it('mean what the organiser says they mean', async () => {
    const { imports, upload, event } = await desk();
    const run = await upload(Buffer.from('wie;waar\nana@example.org;Ana\n'));
    expect(run.mapping).toEqual({});
    expect(await imports.start(run, true)).toBe('incomplete');
    expect((await imports.preview(run)).forecast).toBeUndefined();
    await imports.map(run.id, { email: 0, name: 1 });
    const mapped = await imports.get(event.id, run.id);
    await imports.start(mapped, true);
    await imports.map(run.id, { email: 1, name: 0 }); // too late
    await imports.run(run.id);
    expect(await people()).toEqual([{ name: 'Ana', status: 'confirmed' }]);
  });
});

describe('the file itself', () => {
  it('is one import however often it is sent while on its way, and another at another event', async () => {
    const { event, organiser, imports, upload } = await desk();
    const runs = await Promise.all([
      upload(csv(...crowd(0, 3))),
      upload(csv(...crowd(0, 3))),
      upload(csv(...crowd(0, 3))),
    ]);
    expect(new Set(runs.map(({ id }) => id)).size).toBe(1);
    const other = await anEvent(test.db);
    await imports.upload(other.event.id, organiser.id, csv(...crowd(0, 3)));
    expect(await rows('select count(*) as n from import_run')).toEqual([{ n: 2 }]);
    await expect(imports.get(other.event.id, runs[0]?.id ?? '')).rejects.toThrow();
    await expect(imports.get(event.id, 'x')).rejects.toThrow();
  });

  it('is thrown away a day after the upload or the end of the import, and at once when asked', async () => {
    const { imports, upload, bring } = await desk();
    await upload(csv(...crowd(0, 1)));
    clock.advance({ hours: 23 });
    await bring(csv(...crowd(0, 2), 'Bo;fout'));
    clock.advance({ hours: 2 });
    await imports.sweep.run(clock.now());
    expect(await rows('select status from import_run')).toEqual([{ status: 'done' }]);
    const [{ id }] = await rows('select id from import_run');
    await imports.remove(id);
    expect(await rows('select import_id from import_refusal union all select id from import_run')).toEqual([]);
    expect(await people()).toHaveLength(2);
  });

  it('is kept while it is being brought in, however long that takes', async () => {
    const { event, imports, upload } = await desk();
    const run = await upload(csv(...crowd(0, 1)));
    await imports.start(run, true);
    await imports.remove(run.id);
    expect(await imports.get(event.id, run.id)).toMatchObject({ status: 'running' });
  });

  it('that cannot be read is not kept', async () => {
    const { event, organiser, imports } = await desk();
    for (const [file, problem] of [
      [Buffer.alloc(0), 'empty'],
      [Buffer.from('%PDF-1.7\n\u0000'), 'not_a_sheet'],
      [Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 'old_or_locked'],
    ] as const) {
      expect(await imports.upload(event.id, organiser.id, file)).toEqual({ kind: 'unreadable', problem });
    }
    expect(await rows('select id from import_run')).toEqual([]);
  });
});
