import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { addQuestion, someOptions } from '#questions/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { type AtConsole, atConsole, queriesOfPage } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;
let noor: AtConsole;
let id: string;
let path: string;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  noor = await atConsole(web, test.db);
  const { event } = await anEvent(test.db, { slug: 'dag' });
  id = event.id;
  path = `/console/e/${id}/form`;
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const travel = { kind: 'one_choice', 'label.nl': 'Hoe kom je?', more: 'Fiets | Bicycle\nTrein', eraseDays: '30' };
const stored = () =>
  test.db.read.query('select id, kind, label, options, required, privacy from question order by position');
const labels = async () => (await stored()).map(({ label }: { label: { nl: string } }) => label.nl);
const seenIn = (html: string) => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? '';
/** Everything that the form of a question on a page would send as it stands. */
function fieldsOf(html: string): Record<string, string> {
  const texts = [...html.matchAll(/<input id="(option\.[\w.]+)"[^>]*? value="([^"]*)"/g)];
  const ticks = [...html.matchAll(/<input type="checkbox" id="([\w.]+)"[^>]*? value="yes" checked/g)];
  const filled = [
    ...texts.map(([, name = '', value = '']) => [name, value]),
    ...ticks.map(([, name = '']) => [name, 'yes']),
  ];
  return { ...Object.fromEntries(filled), seen: seenIn(html) };
}

describe('the form of an event in the console', () => {
  it('gets questions, which then stand in the form that people fill in', async () => {
    expect((await noor.get(path)).body).toContain('Dit formulier vraagt niets extra');
    expect((await noor.post(path, { ...travel, required: 'yes' })).headers.location).toBe(`${path}?done=saved`);
    expect(await stored()).toMatchObject([
      {
        kind: 'one_choice',
        label: { nl: 'Hoe kom je?' },
        options: [{ label: { nl: 'Fiets', en: 'Bicycle' } }, {}],
        required: true,
      },
    ]);
    expect((await noor.get(path)).body).toMatch(/Hoe kom je\?[^]*Verplicht[^]*Zo staan ze in het formulier[^]*Trein/);
    expect((await web.get('/en/dag/aanmelden')).body).toContain('Bicycle');
  });

  it('takes our own questions with one press; sensitive ones say how long they live', async () => {
    for (const preset of ['dietary', 'dietary', 'sector']) await noor.post(`${path}/presets`, { preset });
    await noor.post(`${path}/presets`, { preset: 'constructor' });
    expect(await stored()).toHaveLength(2);
    const { body } = await noor.get(path);
    expect(body).toContain('Apart bewaard, 30 dagen');
    expect(body).not.toContain('value="dietary"');
    expect((await web.get('/dag/aanmelden')).body).toContain('wissen het 30 dagen na de bijeenkomst');
  });

  it('changes a question and keeps every answer to choose from, also one that is no longer offered', async () => {
    await noor.post(path, travel);
    const [{ id: questionId, options }] = await stored();
    const form = await noor.get(`${path}/${questionId}`);
    const fields = fieldsOf(form.body);
    expect(fields).toMatchObject({
      [`option.${options[0].id}.nl`]: 'Fiets',
      [`option.${options[1].id}.offered`]: 'yes',
    });
    const { [`option.${options[1].id}.offered`]: _, ...without } = fields;
    const sent = { ...travel, ...without, more: 'Bus', [`option.${options[0].id}.nl`]: 'Op de fiets' };
    expect((await noor.post(`${path}/${questionId}`, sent)).statusCode).toBe(303);
    const [changed] = await stored();
    expect(changed.options).toMatchObject([
      { id: options[0].id, label: { nl: 'Op de fiets', en: 'Bicycle' }, retired: false },
      { id: options[1].id, label: { nl: 'Trein' }, retired: true },
      { label: { nl: 'Bus' }, retired: false },
    ]);
    expect((await web.get('/dag/aanmelden')).body).not.toContain('Trein');
    const late = await noor.post(`${path}/${questionId}`, { ...sent, more: '', 'label.nl': 'Te <laat>' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('value="Te &lt;laat>"');
    expect(seenIn(late.body)).not.toBe(fields.seen);
  });

  it('says what is wrong at its field and keeps what was typed', async () => {
    const refused = await noor.post(path, {
      ...travel,
      'label.nl': ' ',
      more: '<een>',
      sensitive: 'yes',
      eraseDays: 'x',
    });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toMatch(/href="#label.nl"[^]*href="#more"[^]*href="#eraseDays"/);
    expect(refused.body).toContain('&lt;een>');
    expect(refused.body).toMatch(/<option value="one_choice" selected/);
  });

  it('puts questions in order, stops asking, and asks again', async () => {
    const made = [];
    for (const nl of ['een', 'twee', 'drie']) made.push(await addQuestion(test.db, id, { label: { nl } }));
    const [first, second] = made.map((question) => question.id);
    await noor.post(`${path}/${second}/position`, { way: 'up' });
    await noor.post(`${path}/${second}/position`, { way: 'sideways' });
    expect(await labels()).toEqual(['twee', 'een', 'drie']);
    const stopped = await noor.post(`${path}/${first}/retirement`);
    expect((await noor.get(stopped.headers.location ?? '')).body).toMatch(
      /niet meer gesteld[^]*Wordt niet meer gevraagd[^]*een/,
    );
    expect((await web.get('/dag/aanmelden')).body).not.toContain('>een<');
    await noor.post(`${path}/${first}/return`);
    expect(await labels()).toEqual(['twee', 'drie', 'een']);
  });

  it('lets a question depend on one before it, and then keeps that one', async () => {
    const first = await addQuestion(test.db, id, { kind: 'one_choice', options: someOptions('a', 'b') });
    expect((await noor.get(`${path}/new`)).body).toContain(`<option value="${first.id}/a"`);
    await noor.post(path, { kind: 'text', 'label.nl': 'En dan?', shownIf: `${first.id}/a`, eraseDays: '' });
    expect((await noor.get(path)).body).toContain('Alleen bij “a” op “Wie ben je?”');
    const kept = await noor.post(`${path}/${first.id}/retirement`);
    expect(kept.headers.location).toBe(`${path}?done=question_needed`);
    expect((await noor.post(path, { ...travel, shownIf: `${first.id}/c` })).body).toContain('href="#shownIf"');
  });

  it('asks about a session of this event only', async () => {
    const { event } = await anEvent(test.db, { slug: 'ander' });
    const [other] = (await aProgramme(test.db, event, [{ sessions: { A1: 5 } }])).values();
    expect((await noor.get(`${path}/new`)).body).not.toContain('name="session"');
    expect((await noor.post(path, { ...travel, session: other ?? '' })).statusCode).toBe(422);
    const [mine] = (await aProgramme(test.db, { ...event, id }, [{ sessions: { A1: 5 } }])).values();
    expect((await noor.post(path, { ...travel, session: mine ?? '' })).statusCode).toBe(303);
    expect((await noor.get(path)).body).toContain('Alleen bij sessie A1');
  });

  it('shows a viewer what is asked, and nothing to press', async () => {
    await addQuestion(test.db, id);
    const viewer = await atConsole(web, test.db, { role: 'viewer' });
    const { body } = await viewer.get(path);
    expect(body).toContain('Wie ben je?');
    expect(body).not.toMatch(/\/form\/[\w-]+\/(position|retirement)|\/form\/new|\/form\/presets/);
  });

  it('asks the database as much for one question as for thirty', async () => {
    const count = () => queriesOfPage(web, () => noor.get(path));
    await addQuestion(test.db, id);
    const one = await count();
    for (let n = 0; n < 29; n++) await addQuestion(test.db, id);
    expect(await count()).toBe(one);
    expect(one).toBeLessThanOrEqual(8);
  });

  it('shows on the page of a person what they answered; what is sensitive not to a viewer', async () => {
    const label = { nl: 'Wat <b>eet</b> je niet?' };
    const eats = await addQuestion(test.db, id, { label, kind: 'long_text', privacy: 'sensitive', eraseDays: 30 });
    const travels = await addQuestion(test.db, id, { kind: 'one_choice', options: someOptions('fiets', 'trein') });
    const sent = {
      name: 'Ana',
      email: 'ana@example.org',
      [`q.${eats.id}`]: 'noten\n<i>pinda</i>',
      [`q.${travels.id}`]: 'trein',
    };
    await web.post('/dag/aanmelden', sent);
    const [{ id: registration }] = await test.db.read.query('select id from registration');
    const viewer = await atConsole(web, test.db, { role: 'viewer' });
    const [forNoor, forViewer] = await Promise.all(
      [noor, viewer].map(async (who) => (await who.get(`/console/e/${id}/registrations/${registration}`)).body),
    );
    expect(forNoor).toMatch(/Wat &lt;b>eet&lt;\/b> je niet\?[^]*noten\n&lt;i>pinda[^]*Apart bewaard[^]*trein/);
    expect(forViewer).toContain('trein');
    expect(forViewer).not.toContain('noten');
  });

  it('puts ordinary answers in columns of the files, also those to questions of before; sensitive ones in none', async () => {
    const label = { nl: '=Anders?' };
    const before = await addQuestion(test.db, id, {
      label,
      kind: 'many_choice',
      options: someOptions('fiets', 'trein'),
    });
    const twin = await addQuestion(test.db, id, { label });
    const apart = await addQuestion(test.db, id, { privacy: 'sensitive', eraseDays: 30 });
    const sent = { [`q.${before.id}`]: 'fiets', [`q.${twin.id}`]: '=1+1', [`q.${apart.id}`]: 'noten' };
    await web.post('/dag/aanmelden', { name: 'Ana', email: 'ana@example.org', ...sent });
    await web.post('/dag/aanmelden', { name: 'Bo', email: 'bo@example.org' });
    await noor.post(`${path}/${before.id}/retirement`);
    const { body } = await noor.post(`/console/e/${id}/registrations/export`, { format: 'csv' });
    const rows = body
      .trim()
      .split('\r\n')
      .map((row) => row.split(';').slice(-2));
    expect(rows).toEqual([
      [`'=Anders?`, `'=Anders?`],
      ['fiets', `'=1+1`],
      ['', ''],
    ]);
    expect(body).not.toContain('noten');
  });

  it('counts what people with a place chose, for organisers alone', async () => {
    const eats = {
      kind: 'many_choice',
      options: someOptions('vegan', 'halal'),
      privacy: 'sensitive',
      eraseDays: 9,
    } as const;
    const [food, photo] = [await addQuestion(test.db, id, eats), await addQuestion(test.db, id, { kind: 'consent' })];
    for (const [name, chosen] of [
      ['Ana', 'vegan'],
      ['Bo', 'vegan'],
      ['Cy', 'halal'],
      ['Di', 'halal'],
    ] as const) {
      const sent = { [`q.${food.id}`]: chosen, [`q.${photo.id}`]: 'yes' };
      await web.post('/dag/aanmelden', { name, email: `${name}@example.org`, ...sent });
    }
    await test.db.read.query(`update registration set status = 'cancelled' where name = 'Di'`);
    const text = (await noor.get(path)).body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(text).toMatch(
      /Wat mensen met een plek kozen.*vegan 2.*halal 1.*3 mensen gaven antwoord; wie meer koos, telt bij elk antwoord.*Akkoord 3/,
    );
    const viewer = await atConsole(web, test.db, { role: 'viewer' });
    expect((await viewer.get(path)).body).not.toContain('Wat mensen met een plek kozen');
  });
});
