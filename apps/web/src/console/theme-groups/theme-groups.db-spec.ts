import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { type AtConsole, atConsole, queriesOfPage } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;
let noor: AtConsole;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  noor = await atConsole(web, test.db);
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const PATH = '/console/theme-groups';
const group = { 'name.nl': 'Kennisbasis', letter: 'a', hue: '210' };
const stored = () => test.db.read.query('select id, letter, hue, name, retired_at is null as at_work from theme_group');
const add = (changes: Record<string, string> = {}) => noor.post(PATH, { ...group, ...changes });

describe('theme groups in the console', () => {
  it('are made, changed, retired and started again', async () => {
    expect((await noor.get(PATH)).body).toContain('Er zijn nog geen themagroepen');
    expect((await add()).headers.location).toBe(`${PATH}?done=saved`);
    const [{ id }] = await stored();
    const form = await noor.get(`${PATH}/${id}/edit`);
    expect(form.body).toMatch(/name="hue" value="210" checked/);
    const seen = /name="seen" value="([^"]+)"/.exec(form.body)?.[1] ?? '';
    expect(
      (await noor.post(`${PATH}/${id}/edit`, { ...group, 'name.en': 'Knowledge base', hue: '15', seen })).statusCode,
    ).toBe(303);
    expect(await stored()).toMatchObject([{ letter: 'A', hue: 15, name: { nl: 'Kennisbasis', en: 'Knowledge base' } }]);
    const late = await noor.post(`${PATH}/${id}/edit`, { ...group, 'name.nl': 'Anders', seen });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('value="Anders"');
    // A hue between the named ones can stay.
    expect((await noor.get(`${PATH}/${id}/edit`)).body).toMatch(/name="hue" value="15" checked[^]*Zoals het was/);
    await noor.post(`${PATH}/${id}/retirement`);
    expect((await noor.get(PATH)).body).toContain('Gestopt');
    await noor.post(`${PATH}/${id}/resumption`);
    expect(await stored()).toMatchObject([{ at_work: true }]);
  });

  it('say what they work on, in the programme that people see, encoded', async () => {
    await add({ 'about.nl': 'Wat werkt <b>echt</b>' });
    const [{ id }] = await stored();
    const form = await noor.get(`${PATH}/${id}/edit`);
    expect(form.body).toMatch(/<textarea id="about.nl"[^>]*>Wat werkt &lt;b>echt&lt;\/b>/);
    const seen = /name="seen" value="([^"]+)"/.exec(form.body)?.[1] ?? '';
    const { event } = await anEvent(test.db, { slug: 'dag' });
    await aProgramme(test.db, event, [{ sessions: { A1: 5, A2: 5 } }]);
    await test.db.read.query(`update session set theme_group_id = $1 where code <> 'P'`, [id]);
    const shown = async (path: string) => (await web.get(path)).body.match(/<p class="about"[^>]*>[^]*?<\/p>/g);
    expect(await shown('/dag')).toEqual(['<p class="about" lang="nl">Wat werkt &lt;b>echt&lt;/b></p>']);
    expect(await shown('/en/dag')).toEqual(['<p class="about" lang="nl">Wat werkt &lt;b>echt&lt;/b></p>']);
    expect((await noor.post(`${PATH}/${id}/edit`, { ...group, 'about.nl': '', seen })).statusCode).toBe(303);
    expect(await shown('/dag')).toBeNull();
    const late = await noor.post(`${PATH}/${id}/edit`, { ...group, 'about.nl': 'Anders', seen });
    expect(late.statusCode).toBe(409);
  });

  it('say what is wrong at its field, with what people typed encoded', async () => {
    await add();
    const taken = await add({ 'name.nl': '<script>x</script>' });
    expect(taken.statusCode).toBe(422);
    expect(taken.body).toContain('id="letter-error"');
    expect(taken.body).toContain('value="&lt;script>x&lt;/script>"');
    await add({ letter: 'B', 'name.nl': '', 'name.en': '<b>Only English</b>' });
    expect((await noor.get(PATH)).body).toContain('lang="en">&lt;b>Only English');
    expect((await add({ letter: '', hue: 'x', 'name.nl': '' })).body).toMatch(
      /href="#name.nl"[^]*href="#letter"[^]*href="#hue"/,
    );
  });

  it('ask the database as much for one as for three', async () => {
    const count = () => queriesOfPage(web, () => noor.get(PATH));
    await add();
    const one = await count();
    await add({ letter: 'B' });
    await add({ letter: 'C' });
    expect(await count()).toBe(one);
    expect(one).toBeLessThanOrEqual(2);
  });
});
