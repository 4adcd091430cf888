import { anEvent, aProgramme, type TestEvent } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { aThemeGroup } from '#registrations/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { type AtConsole, atConsole, queriesOfPage } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;
let noor: AtConsole;
let day: TestEvent;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  web.moveTo('2027-03-01T09:00:00Z');
  noor = await atConsole(web, test.db);
  const times = { startsAt: new Date('2027-03-04T09:00:00Z'), endsAt: new Date('2027-03-04T16:00:00Z') };
  day = await anEvent(test.db, { ...times, kind: 'hybrid', location: 'Zaal 1', slug: 'werkdag' });
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const path = (rest = '') => `/console/e/${day.event.id}/programme${rest}`;
const round = {
  'title.nl': 'Ronde 1',
  start: '2027-03-04T11:00',
  end: '2027-03-04T12:00',
  minChoices: '0',
  maxChoices: '1',
};
const session = { 'title.nl': 'Meeschrijven', places: 'together', capacity: '20' };
const seenIn = (body: string) => /name="seen" value="([^"]+)"/.exec(body)?.[1] ?? '';
const rows = (columns: string, table = 'session') =>
  test.db.read.query(`select ${columns} from ${table} where event_id = $1 and id <> $2 order by 1`, [
    day.event.id,
    day.plenary.id,
  ]);

/** Makes a round through the form. @returns its path in the console. */
async function aRound(changes: Record<string, string> = {}): Promise<string> {
  expect((await noor.post(path('/rounds'), { ...round, ...changes })).headers.location).toBe(path('?done=saved'));
  const [{ id }] = await test.db.read.query('select id from round order by position desc limit 1');
  return path(`/rounds/${id}`);
}

/** Makes a session in a round through the form. @returns its path. */
async function aSession(roundPath: string, changes: Record<string, string> = {}): Promise<string> {
  expect((await noor.post(`${roundPath}/sessions`, { ...session, ...changes })).statusCode).toBe(303);
  const [{ id }] = await test.db.read.query(`select id from session where code <> 'P' order by id desc limit 1`);
  return path(`/sessions/${id}`);
}

const fill = (sessionPath: string, taken: number, waiting = 0) =>
  test.db.read.query('update pool set taken = $2, waiting = $3 where session_id = $1', [
    ...[sessionPath.split('/').at(-1), taken, waiting],
  ]);

/** Registers somebody through the public form for these sessions. */
async function joins(name: string, ...sessionPaths: string[]): Promise<void> {
  const person = { name, email: `${name.toLowerCase()}@example.org`, attends: 'online' };
  const sessions = sessionPaths.map((sessionPath) => ['sessions', sessionPath.split('/').at(-1) ?? '']);
  const form = new URLSearchParams([...Object.entries(person), ...sessions]);
  expect((await web.postRaw('/werkdag/aanmelden', form.toString())).statusCode).toBe(303);
}

describe('the programme of an event', () => {
  it('warns of sessions in two rounds that nobody can attend both', async () => {
    await aSession(await aRound(), { speakers: 'One' });
    const second = await aRound({ 'title.nl': 'Ronde 2', start: '2027-03-04T12:00', end: '2027-03-04T13:00' });
    const late = await aSession(second, { speakers: 'Two' });
    const warning = async () => /Deze sessies zijn tegelijk[^]*?<p>([^<]*)</.exec((await noor.get(path())).body)?.[1];
    expect(await warning()).toBeUndefined();
    await test.db.read.query(`update session set starts_at = starts_at - interval '10 minutes' where id = $1`, [
      late.split('/').at(-1),
    ]);
    const codes = (await rows('code')).map(({ code }: { code: string }) => code);
    expect(await warning()).toBe(codes.join(' + '));
  });

  it('says where a page is: the way to it, and its own name above it', async () => {
    const way = async (page: string) => {
      const { body } = await noor.get(page);
      const crumbs = /<nav class="crumb" aria-label="Waar je bent">.*?<\/nav>/.exec(body)?.[0] ?? '';
      const last = /<li[^>]*><(\w+)[^>]*>[^<]*<\/\w+><\/li><\/ol>/.exec(crumbs)?.[1];
      const steps = [...crumbs.matchAll(/<li[^>]*><\w+[^>]*>([^<]*)</g)].map(([, step]) => step);
      return [...steps, last, /<h1[^>]*>([^<]*)</.exec(body)?.[1]];
    };
    const sessionPath = await aSession(await aRound());
    const title = day.event.title.nl;
    expect(await way(`/console/e/${day.event.id}`)).toEqual(['Evenementen', '4 maart 2027', 'span', title]);
    expect(await way(path())).toEqual(['Evenementen', title, 'a', 'Programma']);
    const programme = ['Evenementen', title, 'Programma', 'a'];
    expect(await way(sessionPath)).toEqual([...programme, expect.stringMatching(/: Meeschrijven$/)]);
    expect(await way(path('/rounds/new'))).toEqual([...programme, 'Nieuwe ronde']);
  });

  it('is made through forms, and shows how full each session is', async () => {
    expect((await noor.get(path())).body).toContain('Er is nog geen programma');
    const roundPath = await aRound();
    const sessionPath = await aSession(roundPath, { places: 'apart', capacityOnline: '30', capacityOnSite: '12' });
    await test.db.read.query(`update pool set taken = 7, waiting = 2 where mode = 'on_site'`);
    const { body } = await noor.get(path());
    expect(body).toContain('11.00–12.00 uur, mensen kiezen hoogstens 1');
    expect(body).toContain('>S1<');
    expect(body).toContain('Online: 0 van 30');
    expect(body).toContain('In de zaal: 7 van 12');
    expect(body).toContain('2 in de rij');
    expect(body).not.toContain('/removal'); // people are in it
    expect((await noor.get(sessionPath)).body).toMatch(/id="capacityOnSite"[^>]* value="12"/);
  });

  it('sets, changes and clears until when members go first, and shows it while they do', async () => {
    const group = await aThemeGroup(test.db, []);
    const roundPath = await aRound();
    const early = { themeGroupId: group, earlyUntil: '2027-03-03T12:00' };
    const alone = await noor.post(`${roundPath}/sessions`, { ...session, earlyUntil: early.earlyUntil });
    expect(alone.statusCode).toBe(422);
    expect(alone.body).toContain('id="earlyUntil-error"');
    const sessionPath = await aSession(roundPath, early);
    const shown = async () => /<small>(Tot [^<]*)</.exec((await noor.get(path())).body)?.[1];
    const stored = async () => (await rows('early_until as at')).map(({ at }: { at: Date | null }) => at);
    expect(await stored()).toEqual([new Date('2027-03-03T11:00:00Z')]);
    expect(await shown()).toBe('Tot 3 maart 12.00 uur voor leden van themagroep B');
    const save = async (changes: Record<string, string>) => {
      const { body } = await noor.get(sessionPath);
      const answer = await noor.post(sessionPath, { ...session, ...early, seen: seenIn(body), ...changes });
      expect([answer.statusCode, answer.headers.location]).toEqual([303, path('?done=saved')]);
    };
    await save({ earlyUntil: '2027-03-04T09:30' });
    expect((await noor.get(sessionPath)).body).toMatch(/id="earlyUntil"[^>]* value="2027-03-04T09:30"/);
    expect(await shown()).toBe('Tot 4 maart 09.30 uur voor leden van themagroep B');
    web.moveTo('2027-03-04T08:30:00Z');
    expect(await shown()).toBeUndefined();
    await save({ earlyUntil: '' });
    expect(await stored()).toEqual([null]);
  });

  it('asks the database as much for one session as for three', async () => {
    await aProgramme(test.db, day.event, [{ sessions: { A1: 5 } }]);
    const one = await queriesOfPage(web, () => noor.get(path()));
    await aProgramme(test.db, (await anEvent(test.db)).event, [{ sessions: { A1: 5 } }]);
    await test.db.read.query('delete from pool where session_id is not null');
    await test.db.read.query(`delete from session where code <> 'P'`);
    await test.db.read.query('delete from round');
    await aProgramme(test.db, day.event, [{ sessions: { A1: 5, B1: 5 } }, { sessions: { A2: 5 } }]);
    expect(await queriesOfPage(web, () => noor.get(path()))).toBe(one);
    expect(one).toBeLessThanOrEqual(7);
  });

  it('says everything that is wrong, at its field, and loses nothing of what was typed', async () => {
    const refused = await noor.post(path('/rounds'), {
      'title.en': '<b>Round</b>',
      start: '2027-03-05T11:00',
      end: 'later',
      minChoices: 'x',
    });
    expect(refused.statusCode).toBe(422);
    for (const field of ['end', 'minChoices']) expect(refused.body).toContain(`id="${field}-error"`);
    expect(refused.body).toContain('value="&lt;b>Round&lt;/b>"');
    const roundPath = await aRound();
    const outside = await noor.post(`${roundPath}/sessions`, {
      ...session,
      speakers: 'Ana "A"',
      start: '2027-03-04T08:00',
    });
    expect(outside.statusCode).toBe(422);
    expect(outside.body).toContain('binnen het evenement');
    expect(outside.body).toContain('value="Ana &quot;A&quot;"');
    expect(await rows('code')).toEqual([]);
  });

  it('shows titles in the language they have, with what people typed encoded', async () => {
    const roundPath = await aRound({ 'title.nl': '', 'title.en': '<i>First</i>' });
    await aSession(roundPath, { 'title.nl': '<script>alert(1)</script>', speakers: '"><img src=x>' });
    const { body } = await noor.get(path());
    expect(body).not.toContain('<script>alert');
    expect(body).not.toContain('<img src=x');
    expect(body).toContain('lang="en">&lt;i>First');
  });

  it('does not overwrite what a colleague saved; what was typed stays, and saving once more counts', async () => {
    const sessionPath = await aSession(await aRound());
    const seen = seenIn((await noor.get(sessionPath)).body);
    expect((await noor.post(sessionPath, { ...session, location: 'Zaal 2', seen })).statusCode).toBe(303);
    const late = await noor.post(sessionPath, { ...session, speakers: 'Bo', seen });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Zaal 2');
    expect(late.body).toContain('value="Bo"');
    expect((await noor.post(sessionPath, { ...session, speakers: 'Bo', seen: seenIn(late.body) })).statusCode).toBe(
      303,
    );
    expect(await rows('location, speakers')).toEqual([{ location: '', speakers: 'Bo' }]);
  });

  it('asks before a session in which people are changes, and keeps the form', async () => {
    const sessionPath = await aSession(await aRound(), { capacity: '1' });
    await joins('Ana', sessionPath);
    await joins('Bo', sessionPath);
    const typed = { ...session, 'title.nl': 'Meelezen', location: 'Zaal 2', capacity: '1' };
    const seen = seenIn((await noor.get(sessionPath)).body);
    const asked = await noor.post(sessionPath, { ...typed, seen });
    expect(asked.statusCode).toBe(200);
    expect(asked.body).toContain('2 mensen krijgen een mail met een nieuwe uitnodiging.');
    expect(asked.body).toContain('<del>Meeschrijven</del>');
    expect(asked.body).toContain('<ins>Zaal 2</ins>');
    const back = await noor.post(sessionPath, { ...typed, seen, back: 'form' });
    expect(back.body).toContain('value="Meelezen"');
    expect(await rows('location')).toEqual([{ location: '' }]);
    expect((await noor.post(sessionPath, { ...typed, seen, confirmed: 'yes' })).statusCode).toBe(303);
    expect(await rows('location')).toEqual([{ location: 'Zaal 2' }]);
  });

  it('asks before a round moves with people in its sessions', async () => {
    const roundPath = await aRound({ maxChoices: '2' });
    const [first, second] = [await aSession(roundPath), await aSession(roundPath)];
    await joins('Ana', first, second);
    await joins('Bo', second);
    const seen = seenIn((await noor.get(roundPath)).body);
    const moved = { ...round, maxChoices: '2', start: '2027-03-04T11:30', end: '2027-03-04T12:30', seen };
    const asked = await noor.post(roundPath, moved);
    expect(asked.body).toContain('<strong>2 mensen krijgen een mail'); // Ana is in both
    expect(asked.body).toContain('S2: Wanneer');
    expect((await noor.post(roundPath, { ...moved, confirmed: 'yes' })).statusCode).toBe(303);
    expect(await rows(`starts_at = '2027-03-04T10:30:00Z' as moved`)).toEqual([{ moved: true }, { moved: true }]);
  });

  it('says before a move how many then have two sessions at once, and afterwards who they are', async () => {
    const [first, other] = [
      await aSession(await aRound()),
      await aSession(await aRound({ start: '2027-03-04T14:00', end: '2027-03-04T15:00' })),
    ];
    await joins('Ana', first, other);
    await joins('Bo', other);
    const onto = { ...session, start: '2027-03-04T11:30', end: '2027-03-04T12:30' };
    const seen = seenIn((await noor.get(other)).body);
    const asked = await noor.post(other, { ...onto, seen });
    expect(asked.body).toContain('2 mensen krijgen een mail');
    expect(asked.body).toContain('Eén van hen heeft daarna twee sessies tegelijk');
    expect((await noor.get(path())).body).not.toContain('twee sessies tegelijk');
    expect((await noor.post(other, { ...onto, seen, confirmed: 'yes' })).statusCode).toBe(303);
    const { body } = await noor.get(path());
    expect(body).toContain('Eén persoon heeft twee sessies tegelijk');
    const list = await noor.get(`/console/e/${day.event.id}/registrations?session=clash`);
    expect(body).toContain(`href="/console/e/${day.event.id}/registrations?session=clash"`);
    expect(list.body).toContain('>Ana<');
    expect(list.body).not.toContain('>Bo<');
    const held = `select count(*)::int as held from session_place where status = 'confirmed'`;
    expect(await test.db.read.query(held)).toEqual([{ held: 3 }]); // nobody is thrown out
  });

  it('changes the order, cancels after a question, reopens and removes', async () => {
    const roundPath = await aRound();
    const first = await aSession(roundPath);
    const second = await aSession(roundPath);
    await noor.post(`${second}/position`, { way: 'up' });
    expect((await noor.get(path())).body).toMatch(/>S2<[^]*>S1</);
    await joins('Ana', first);
    expect((await noor.get(`${first}/cancellation`)).body).toContain(
      'Eén persoon krijgt een mail met een nieuwe uitnodiging.',
    );
    expect((await noor.post(`${first}/cancellation`)).headers.location).toBe(path('?done=session_cancelled'));
    expect((await noor.get(first)).body).toContain('/reopening');
    await noor.post(`${first}/reopening`);
    await fill(first, 1);
    expect((await noor.post(`${first}/removal`)).headers.location).toBe(path('?done=in_use'));
    await fill(first, 0);
    expect((await noor.post(`${first}/removal`)).headers.location).toBe(path('?done=removed'));
    expect((await noor.post(`${roundPath}/removal`)).headers.location).toBe(path('?done=removed'));
    expect(await rows('id', 'round')).toEqual([]);
  });

  it('is read by a viewer without anything to press', async () => {
    await aSession(await aRound());
    const viewer = await atConsole(web, test.db, { role: 'viewer' });
    const { body } = await viewer.get(path());
    expect(body).toContain('Meeschrijven');
    for (const way of ['/rounds/new', '/removal', '/position', '/sessions/']) expect(body).not.toContain(way);
  });
});
