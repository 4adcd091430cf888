import { anEvent, type TestEvent } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { register, registrationsOn } from '#registrations/testing';
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
  web.moveTo('2027-03-01T09:00:00Z');
  noor = await atConsole(web, test.db);
  webinar = await anEvent(test.db);
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const path = (rest = '') => `/console/e/${webinar.event.id}/mail-plan${rest}`;
const rows = (sql: string, values: unknown[] = []) => test.db.read.query(sql, values);
const come = (...names: string[]) => register(registrationsOn(test.db, new HandClock()), webinar.event, names);
/** What a form holds: its fields by name, as a browser would send them. */
function fieldsOf(body: string): Record<string, string> {
  const form = /<form class="form"[^]*?<\/form>/.exec(body)?.[0] ?? '';
  const unescaped = (text: string) =>
    text
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&');
  const fields: Record<string, string> = {};
  for (const [, name = '', value = ''] of form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
    fields[name] = value;
  for (const [input] of form.matchAll(/<input type="radio"[^>]*>/g))
    if (/ checked/.test(input))
      fields[/name="([^"]+)"/.exec(input)?.[1] ?? ''] = /value="([^"]*)"/.exec(input)?.[1] ?? '';
  for (const [, name = '', inside = ''] of form.matchAll(/<select id="[^"]+" name="([^"]+)"[^>]*>([^]*?)<\/select>/g))
    fields[name] = /value="([^"]*)" selected/.exec(inside)?.[1] ?? '';
  for (const [input] of form.matchAll(/<input id="[^>]*>/g))
    fields[/name="([^"]+)"/.exec(input)?.[1] ?? ''] = unescaped(/ value="([^"]*)"/.exec(input)?.[1] ?? '');
  for (const [, name = '', text = ''] of form.matchAll(/<textarea id="[^"]+" name="([^"]+)"[^>]*>([^]*?)<\/textarea>/g))
    fields[name] = unescaped(text);
  return fields;
}
/** Adds a mail through the form, as it begins from a text of the house. */
async function add(changes: Record<string, string> = {}, from = 'reminder') {
  const fields = fieldsOf((await noor.get(path(`/new?from=${from}`))).body);
  return await noor.post(path(), { ...fields, ...changes });
}
const idIn = (location: string | undefined) => /mail-plan\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? '';

describe('the mail plan of an event', () => {
  it('says in a tag that a mail does not go out, and why beside it: a sentence in a tag leaves no room on a phone', async () => {
    const { location } = (await add({ anchor: 'fixed', at: '2027-02-01T10:00' })).headers;
    expect(idIn(location)).not.toBe('');
    for (const page of ['', '/dry-run']) {
      const { body } = await noor.get(path(page));
      expect(body).toMatch(/<span class="tag off">gaat niet uit<\/span><small>het moment was al voorbij[^<]+<\/small>/);
    }
  });

  it('begins with a text of the house, and stands there with its moment, its people and how it stands', async () => {
    await come('Ana', 'Ben');
    expect((await noor.get(path())).body).toContain('Er gaan geen mails vanzelf uit');
    expect((await add()).headers.location).toMatch(/\?done=saved$/);
    await add({ audience: 'all' }, 'follow_up');
    await add({}, 'missed');
    const { body } = await noor.get(path());
    expect(body).toMatch(
      /woensdag 3 maart 2027,[^]*?14.00[^]*1 dag voor het begin[^]*Herinnering[^]*Iedereen met een plek[^]*gaat nog uit[^]*nu aan 2 mensen/,
    );
    expect(body).toMatch(/donderdag 4 maart 2027,[^]*?16.30[^]*1 uur na afloop[^]*Dank je wel/);
    expect(body).toMatch(/vrijdag 5 maart 2027,[^]*?15.30[^]*We misten je[^]*na afloop weten we aan wie/);
  });

  it('holds words of one’s own, in the language of the person, previewed without their keys', async () => {
    await come('Ana', 'Bo');
    const made = await add({
      words: 'own',
      'subject.nl': 'Neem een pen mee',
      'body.nl': 'Dag {name},\n\n{join_link}',
      'subject.en': '',
      'body.en': '',
    });
    const id = idIn(made.headers.location);
    const { body } = await noor.get(path(`/${id}/preview`));
    expect(body).toContain('Neem een pen mee');
    expect(body).toContain('Dag Ana,');
    expect(body).toContain('/j/…');
    expect((await noor.get(path(`/${id}/preview?q=bo`))).body).toContain('Dag Bo,');
    expect((await noor.get(path(`/${id}/preview?q=zz`))).body).toContain('niemand die deze mail krijgt');
    const letter = await noor.get(path(`/${id}/letter`));
    expect(letter.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
    expect(letter.body).not.toMatch(/\/(mijn|j)\/[\w-]{48}/);
    expect(await rows('select 1 from outgoing_mail where facts is not null')).toEqual([]);
  });

  it('names a placeholder that it does not know, and keeps what was typed', async () => {
    const refused = await add({
      words: 'own',
      'subject.nl': 'Dag',
      'body.nl': 'Dag {naam}, <b>x</b>',
      'subject.en': '',
      'body.en': '',
    });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('{naam} kennen we niet');
    expect(refused.body).toContain('Dag {naam}, &lt;b>x');
    expect(await rows('select 1 from mail_plan')).toEqual([]);
  });

  it.each([
    ['of an unknown kind', 'x'],
    ['of its own', 'fixed'],
  ])('answers a hand-made form with a time %s and a lead that is none', async (_, anchor) => {
    const refused = await add({ anchor, lead: 'PT99999999M', at: '' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).not.toContain('PT99999999M');
  });

  it('takes a text that was changed for one’s own, whatever was ticked; one that was not stays that of the house', async () => {
    await add({ 'body.nl': 'Dag {name},\r\n\r\nTot dan.' });
    await add({ words: 'follow_up', lead: 'P2D' });
    expect(
      await rows(
        `select template->>'builtIn' as "builtIn", template->'body'->>'nl' as body from mail_plan order by lead`,
      ),
    ).toEqual([
      { builtIn: null, body: 'Dag {name},\n\nTot dan.' },
      { builtIn: 'follow_up', body: null },
    ]);
  });

  it('goes back to a text of the house when that is ticked and the text of one’s own was left as it stood', async () => {
    const id = idIn((await add({ 'body.nl': 'Dag {name},\r\n\r\nTot dan.' })).headers.location);
    const typed = fieldsOf((await noor.get(path(`/${id}`))).body);
    await noor.post(path(`/${id}`), { ...typed, words: 'reminder' });
    expect(await rows('select template from mail_plan')).toEqual([{ template: { builtIn: 'reminder' } }]);
  });

  it.each([
    [{ anchor: 'fixed', at: '2027-10-31T02:30' }, 'twee keer voor'],
    [{ anchor: 'fixed', at: 'morgen' }, 'Vul een datum en een tijd in'],
    [{ lead: 'P99D' }, '60 dagen'],
    [{ audience: 'session:0190a000-0000-7000-8000-000000000001' }, 'Kies uit de lijst aan wie'],
    [{ audience: 'attended' }, 'Voor het begin weet niemand'],
    [{ words: 'x' }, 'Kies een tekst'],
  ])('refuses %j', async (changes, said) => {
    const refused = await add(changes);
    expect([refused.statusCode, refused.body.includes(said)]).toEqual([422, true]);
  });

  it('is not overwritten by a form that was opened earlier; saving once more counts', async () => {
    const id = idIn((await add()).headers.location);
    const old = fieldsOf((await noor.get(path(`/${id}`))).body);
    await noor.post(path(`/${id}`), { ...old, lead: 'P2D' });
    const late = await noor.post(path(`/${id}`), { ...old, lead: 'P3D' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Iemand anders heeft deze mail intussen gewijzigd');
    expect((await noor.post(path(`/${id}`), fieldsOf(late.body))).statusCode).toBe(303);
    expect(await rows('select lead from mail_plan')).toEqual([{ lead: 'P3D' }]);
  });

  it('is switched off and on, and taken away', async () => {
    const id = idIn((await add()).headers.location);
    await noor.post(path(`/${id}/state`), { enabled: '' });
    expect((await noor.get(path())).body).toContain('staat uit');
    await noor.post(path(`/${id}/state`), { enabled: 'yes' });
    expect((await noor.get(path())).body).toContain('gaat nog uit');
    await noor.post(path(`/${id}/removal`));
    expect(await rows('select 1 from mail_plan')).toEqual([]);
  });
});

describe('the dry run', () => {
  it('says who gets what, in their own time too, and who does not', async () => {
    await come('Ana', 'Ben');
    await rows(`update registration set time_zone = 'America/New_York' where name = 'Ana'`);
    await rows(`update registration set confirmed_at = '2027-03-03T13:00:00Z' where name = 'Ben'`);
    const id = idIn((await add()).headers.location);
    const { body } = await noor.get(path('/dry-run'));
    expect(body).toContain('Er gaat nog één mail uit.');
    expect(body).toContain('1: kwam er later bij');
    const people = (await noor.get(path(`/dry-run?plan=${id}`))).body;
    expect(people).toMatch(/Ana[^]*3 mrt 2027, 14.00[^]*3 mrt 2027, 08.00[^]*America\/New_York[^]*krijgt hem/);
    expect(people).toMatch(/Ben[^]*kwam er later bij/);
  });

  it('asks the database as much about many plans and people as about one', async () => {
    const viewer = await atConsole(web, test.db, { role: 'viewer' });
    await come('Ana');
    await add();
    const count = async () => [
      await queriesOfPage(web, () => viewer.get(path())),
      await queriesOfPage(web, () => viewer.get(path('/dry-run'))),
    ];
    const one = await count();
    await come(...Array.from({ length: 8 }, (_, i) => `P${i}`));
    for (const lead of ['P2D', 'P3D', 'P7D', 'PT1H']) await add({ lead });
    expect(await count()).toEqual(one);
    expect((await viewer.get(path())).body).not.toContain('/mail-plan/new');
  });
});
