import { anEvent } from '#events/testing';
import { newId } from '#platform';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { SHOWN } from '../kept/kept-columns.js';
import { NOT_SHOWN } from '../kept/not-shown-columns.js';
import { aDay, person } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  web.moveTo('2027-03-01T09:00:00Z');
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const query = (sql: string, values: unknown[] = []) => test.db.read.query(sql, values);
async function somebody(name: string, form: Record<string, string> = {}, slug = 'dag'): Promise<string> {
  await web.post(`/${slug}/aanmelden`, { ...person(name), ...form });
  const [{ id }] = await query('select id from registration where name = $1', [name]);
  return `/mijn/${web.secrets.linkToken('manage', id, 1)}`;
}
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
/** What the form of the details would send, untouched. */
async function formOf(mine: string): Promise<Record<string, string>> {
  const { body } = await web.get(`${mine}/over-mij`);
  const value = (name: string) => new RegExp(`name="${name}"[^>]*? value="([^"]*)"`).exec(body)?.[1] ?? '';
  const checked = (name: string) => new RegExp(`name="${name}" value="([^"]*)"[^>]* checked`).exec(body)?.[1];
  const role = /<option value="([^"]*)" selected/.exec(body)?.[1] ?? '';
  const form = { seal: value('seal'), name: value('name'), organisation: value('organisation'), role };
  const more = {
    attends: checked('attends'),
    language: checked('language'),
    listed: /id="listed"[^>]* checked/.test(body) ? 'on' : undefined,
  };
  return Object.fromEntries(
    Object.entries({ ...form, ...more }).filter((one): one is [string, string] => one[1] !== undefined),
  );
}

describe('changing my details', () => {
  it('starts from what is stored, saves, and goes on in the language that was chosen', async () => {
    await anEvent(test.db, { slug: 'dag' });
    const mine = await somebody('Ana', { organisation: 'Bureau', role: 'policy', listed: 'on' });
    const form = await formOf(mine);
    expect(form).toMatchObject({ name: 'Ana', organisation: 'Bureau', role: 'policy', listed: 'on', language: 'nl' });
    const { listed: _, ...without } = form;
    const saved = await web.post(`${mine}/over-mij`, { ...without, name: 'Ana Nieuw', language: 'en' });
    expect([saved.statusCode, saved.headers.location]).toEqual([303, `/en${mine}?stand=bewaard`]);
    const [row] = await query('select name, language, listed_consent_at from registration');
    expect(row).toEqual({ name: 'Ana Nieuw', language: 'en', listed_consent_at: null });
    const { body } = await web.get(saved.headers.location as string);
    expect(body).toContain('role="status"');
    expect(body).toContain('Ana Nieuw');
    const again = await web.post(`${mine}/over-mij`, { ...without, name: 'Ana Nieuw', language: 'en' });
    expect(again.headers.location).toBe(`/en${mine}?stand=zelfde`); // the button pressed twice
  });

  it.each([
    [{ name: '' }, 'Vul je naam in'],
    [{ name: 'x'.repeat(10_000) }, 'Je naam'],
    [{ name: 'kijk op www.spam.example' }, 'Een naam kan geen link'],
    [{ organisation: 'o'.repeat(161) }, 'organisatie'],
    [{ role: 'hacker' }, 'Kies een'],
    [{ language: 'de' }, 'Kies een'],
    [{ attends: 'both' }, 'Kies'],
  ])('says what is wrong with %j, keeps what was typed and stores nothing', async (wrong, text) => {
    await anEvent(test.db, { slug: 'dag' });
    const mine = await somebody('Ana');
    const before = await query('select * from registration');
    const answer = await web.post(`${mine}/over-mij`, {
      ...(await formOf(mine)),
      organisation: 'Nieuw bureau',
      ...wrong,
    });
    expect(answer.statusCode).toBe(422);
    expect(textOf(answer.body)).toContain(text);
    expect(await query('select * from registration')).toEqual(before);
  });

  it('of two tabs shows the second one both versions with a 409, and lets it decide', async () => {
    await anEvent(test.db, { slug: 'dag' });
    const mine = await somebody('Ana');
    const [one, other] = [await formOf(mine), await formOf(mine)];
    await web.post(`${mine}/over-mij`, { ...one, name: 'Uit het ene' });
    const late = await web.post(`${mine}/over-mij`, { ...other, name: 'Uit het andere' });
    expect(late.statusCode).toBe(409);
    expect(textOf(late.body)).toContain('Bewaard is nu: Uit het ene');
    expect(late.body).toContain('value="Uit het andere"');
    const seal = /name="seal" value="([^"]*)"/.exec(late.body)?.[1] ?? '';
    const decided = await web.post(`${mine}/over-mij`, { ...other, name: 'Uit het andere', seal });
    expect(decided.headers.location).toBe(`${mine}?stand=bewaard`);
    expect(await query('select name from registration')).toEqual([{ name: 'Uit het andere' }]);
  });

  it('takes part the other way where there is a place, else says so and keeps the old place', async () => {
    const { event } = await anEvent(test.db, { slug: 'dag', kind: 'hybrid', location: 'De Hal' });
    await query(`update pool set mode = 'online'`);
    await query(`insert into pool (id, event_id, mode, capacity, ceiling) values ($1, $2, 'on_site', 1, 1)`, [
      newId(),
      event.id,
    ]);
    const mine = await somebody('Ana', { attends: 'online' });
    const bo = await somebody('Bo', { attends: 'on_site' });
    const full = await web.post(`${mine}/over-mij`, { ...(await formOf(mine)), attends: 'on_site' });
    expect(full.statusCode).toBe(422);
    expect(textOf(full.body)).toContain('Je houdt de plek die je hebt');
    await web.post(`${bo}/afzeggen`);
    expect((await web.post(`${mine}/over-mij`, { ...(await formOf(mine)), attends: 'on_site' })).statusCode).toBe(303);
    expect((await web.get(mine)).body).toContain('Op locatie');
  });

  it('is not asked of who is out', async () => {
    await anEvent(test.db, { slug: 'dag' });
    const mine = await somebody('Ana');
    const form = await formOf(mine);
    await web.post(`${mine}/afzeggen`);
    expect((await web.get(`${mine}/over-mij`)).headers.location).toBe(mine);
    expect((await web.post(`${mine}/over-mij`, { ...form, name: 'Bo' })).headers.location).toBe(mine);
    expect((await web.get(mine)).body).not.toContain('/over-mij');
  });
});

describe('coming back', () => {
  it('is one press on the page of who cancelled, with the sessions as they were; the link stays the same', async () => {
    const day = await aDay(test, web);
    await day.register('Ana', day.choose('A1', 'A2'));
    const mine = await day.mineOf('Ana');
    await web.post(`${mine}/afzeggen`);
    expect((await web.get(mine)).body).toContain(`<form method="post" action="${mine}/terug">`);
    await web.head(`${mine}/terug`);
    expect((await web.get(`${mine}/terug`)).headers.location).toBe(mine); // GET changes nothing
    expect(await day.places()).toEqual(['Ana: -']);
    const back = await web.post(`${mine}/terug`);
    expect([back.statusCode, back.headers.location]).toEqual([303, `${mine}?stand=terug`]);
    expect((await web.post(`${mine}/terug`)).headers.location).toBe(`${mine}?stand=terug`);
    expect(await day.places()).toEqual(['Ana: A1 confirmed, A2 confirmed']);
    const { body } = await web.get(`${mine}?stand=terug`);
    expect(body).toContain('Je bent weer aangemeld');
    expect(body).not.toContain('/terug"');
  });

  it('says how it went when the place was given away, or the address came back by the form', async () => {
    await anEvent(test.db, { slug: 'dag', capacity: 1 });
    const [mine, bo] = [await somebody('Ana'), await somebody('Bo')];
    await web.post(`${mine}/afzeggen`);
    expect((await web.post(`${mine}/terug`)).headers.location).toBe(`${mine}?stand=rij`);
    expect((await web.get(`/en${mine}?stand=rij`)).body).toContain('at the end of the line');
    await web.post(`${bo}/afzeggen`);
    await web.post('/dag/aanmelden', { ...person('Bo'), organisation: 'Elders' });
    expect((await web.post(`${bo}/terug`)).headers.location).toBe(`${bo}?stand=dubbel`);
  });

  it('reads no text from the address', async () => {
    await anEvent(test.db, { slug: 'dag' });
    const mine = await somebody('Ana');
    for (const stand of ['<b>x</b>', 'constructor', '', 'terug&stand=vol']) {
      const { statusCode, body } = await web.get(`${mine}?stand=${stand}`);
      expect(statusCode).toBe(200);
      expect(body).not.toContain('<b>x');
    }
  });
});

describe('"this was not me"', () => {
  it('is asked first, then erases what was typed, and says so', async () => {
    await anEvent(test.db, { slug: 'dag' });
    const mine = await somebody('Ana', { organisation: 'Bureau' });
    const asked = await web.get(`${mine}/niet-ik`);
    expect(asked.body).toContain(`<form method="post" action="${mine}/niet-ik"`);
    expect(textOf(asked.body)).not.toMatch(/Ana|Bureau/); // a stranger's words about you are not repeated to you
    expect(await query('select name from registration')).toEqual([{ name: 'Ana' }]);
    expect((await web.post(`${mine}/niet-ik`)).headers.location).toBe(mine);
    const { body } = await web.get(mine);
    expect(body).toContain('Wat er was ingevuld, is gewist');
    expect(body).not.toMatch(/Ana|Bureau|\/terug/);
    expect((await web.get(`${mine}/niet-ik`)).headers.location).toBe(mine);
  });
});

describe('what is kept about me', () => {
  it('is everything, in words, and as a file', async () => {
    const day = await aDay(test, web);
    await day.register('Ana', { ...day.choose('A1', 'A2'), organisation: '<b>Bureau', listed: 'on' });
    const mine = await day.mineOf('Ana');
    const page = await web.get(`${mine}/gegevens`);
    expect(page.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' });
    const text = textOf(page.body);
    for (const said of [
      'Ana',
      '&lt;b>Bureau',
      'ana@example.org',
      'Sessie A1',
      'Bevestiging',
      'uitnodiging',
      '1 mrt 2027',
    ])
      expect(text).toContain(said);
    expect(textOf((await web.get(`/en${mine}/gegevens`)).body)).toContain('What we keep about you');
    const file = await web.get(`${mine}/gegevens.json`);
    expect(file.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="dag.json"',
      'cache-control': 'private, no-store',
    });
    expect(JSON.parse(file.body)).toMatchObject({
      event: { title: { nl: 'Voorjaarswebinar' } },
      registration: [{ name: 'Ana', organisation: '<b>Bureau', attends: 'online' }],
      contact: [{ email_as_typed: 'ana@example.org' }],
      session_place: [{ code: 'A1' }, { code: 'A2' }],
      outgoing_mail: [{ kind: 'confirmation', to_address: 'ana@example.org' }],
      calendar_entry: [{ sequence: 0 }],
    });
    expect(file.body).not.toMatch(/request_hash|link_version|"id"/);
  });

  it('shows nothing of anybody else', async () => {
    await anEvent(test.db, { slug: 'dag' });
    await somebody('Zedwig');
    const mine = await somebody('Ana');
    for (const path of ['/gegevens', '/gegevens.json'])
      expect((await web.get(mine + path)).body).not.toMatch(/zedwig/i);
  });

  it('shows an invitation to their own address, and none that was handed on to them', async () => {
    const { event } = await anEvent(test.db, { slug: 'dag' });
    const mine = await somebody('Ana');
    const guests = ['ana', 'ben'].map((name) => [newId(), event.id, `${name}@example.org`, `Gast ${name}`]);
    for (const guest of guests)
      await query(
        `insert into invitation (id, event_id, email, email_as_typed, name, created_at) values ($1, $2, $3, $3, $4, '2027-02-01')`,
        guest,
      );
    await query('update registration set invitation_id = $1', [guests[1]?.[0]]);
    expect(JSON.parse((await web.get(`${mine}/gegevens.json`)).body).invitation).toMatchObject([{ name: 'Gast ana' }]);
    expect(textOf((await web.get(`${mine}/gegevens`)).body)).toContain('Je uitnodiging');
  });

  /** Tables with something about a person: they point at a registration, or hold an address. */
  const ABOUT_PERSONS = `
    select distinct conrelid::regclass::text as name from pg_constraint
    where contype = 'f' and confrelid = 'registration'::regclass
    union values ('registration'), ('contact'), ('outgoing_mail'), ('mail_event'), ('inbound_mail'), ('audit_entry'),
                 ('theme_group_member'), ('registration_group')
    union select table_name from information_schema.columns
      where table_schema = 'public' and column_name in ('email', 'address') and table_name <> 'organiser'`;

  it('is every column there is, or one with a reason why not', async () => {
    const columns: { table: string; column: string }[] = await query(
      `select table_name as table, column_name as column from information_schema.columns
       where table_schema = 'public' and table_name in (select name from (${ABOUT_PERSONS}) as about (name)) order by 1, ordinal_position`,
    );
    const tables = [...new Set(columns.map(({ table }) => table))];
    expect(tables.toSorted()).toEqual(Object.keys(SHOWN).toSorted());
    const unexplained = columns.filter(({ table, column }) => {
      const [shown, hidden] = [SHOWN, NOT_SHOWN].map((list) => (list as Record<string, object>)[table] ?? {});
      return Number(column in (shown ?? {})) + Number(column in (hidden ?? {})) !== 1;
    });
    expect(unexplained).toEqual([]);
  });
});
