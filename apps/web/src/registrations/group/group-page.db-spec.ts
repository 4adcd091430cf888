import { anEvent } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { aDay, checkedIn } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(() => test.clean());
afterAll(async () => {
  await web.close();
  await test.drop();
});

const said = async (sql: string): Promise<string[]> =>
  (await test.db.read.query(sql)).map((row: { said: string }) => row.said);
const people = () => said(`select name || ' ' || status as said from registration order by arrival`);
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const els = { name: 'Els Bureau', email: 'els@example.org' };
/** What the form sends: Els, who stays at home, and these people. */
const list = (...names: string[]): Record<string, string> => ({
  ...els,
  ...Object.fromEntries(
    names.flatMap((name, i) => [
      [`name.${i + 1}`, name],
      [`email.${i + 1}`, `${name.toLowerCase()}@example.org`],
    ]),
  ),
});
const send = (form: Record<string, string>, slug = 'dag') => web.post(`/${slug}/aanmelden/groep`, form);
const valuesIn = (html: string) =>
  [...html.matchAll(/<input id="(?:name|email)\.\d+"[^>]* value="([^"]+)"/g)].map(([, v]) => v);

describe('the form of a group', () => {
  it('is a quiet link away from the usual one, and says that each gets a mail and answers for themselves', async () => {
    await anEvent(test.db, { slug: 'dag' });
    expect((await web.get('/en/dag/aanmelden')).body).toContain('href="/en/dag/aanmelden/groep"');
    const { body } = await web.get('/dag/aanmelden/groep');
    expect(textOf(body)).toContain('Ieder krijgt een eigen mail met een eigen link');
    expect(body).toMatch(/<input type="checkbox" id="self"[^>]* checked/);
  });

  it('registers everybody on it and sends the browser on', async () => {
    await anEvent(test.db, { slug: 'dag' });
    const answer = await send({ ...list('Ana', 'Bo'), self: 'on', organisation: 'Bureau' });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/dag/aangemeld/groep']);
    expect(await people()).toEqual(['Els Bureau confirmed', 'Ana confirmed', 'Bo confirmed']);
    expect(await said('select distinct organisation as said from registration')).toEqual(['Bureau']);
    expect(textOf((await web.get('/dag/aangemeld/groep')).body)).toContain(
      'Iedereen op je lijst krijgt een eigen mail',
    );
  });

  it('gives more rows at a press without a script, and loses nothing of what was typed or chosen', async () => {
    const day = await aDay(test, web);
    const form = { ...list('Ana', 'Bo'), self: 'on', organisation: '"<b>', ...day.choose('B1'), rijen: '8' };
    const { statusCode, body } = await send(form);
    expect(statusCode).toBe(200);
    expect(valuesIn(body)).toEqual(['Ana', 'ana@example.org', 'Bo', 'bo@example.org']);
    expect(body).toContain('id="email.8"');
    expect(body).not.toContain('id="email.9"');
    expect(body).toContain('value="&quot;&lt;b>"');
    expect(checkedIn(body)).toContain(Object.values(day.choose('B1'))[0]);
    expect(await people()).toEqual([]);
  });

  it('turns what was pasted into rows, and says beside each what is wrong with it', async () => {
    await anEvent(test.db, { slug: 'dag' });
    const paste = 'Ana <ana@example.org>\nBo; geen adres\nCy, cy@example.org\nAna nog eens, ANA@Example.org';
    const { statusCode, body } = await send({ ...els, paste });
    expect(statusCode).toBe(422);
    expect(textOf(body)).toContain('Persoon 2: vul een geldig e-mailadres in');
    expect(textOf(body)).toContain('Persoon 4: dit adres staat ook bij persoon 1');
    expect(body).toMatch(/<input id="email\.4"[^>]*aria-invalid="true"/);
    expect(await people()).toEqual([]);
    await send({ ...els, paste: 'Ana <ana@example.org>\nCy, cy@example.org' });
    expect(await people()).toEqual(['Ana confirmed', 'Cy confirmed']);
  });

  it('asks no question of somebody about somebody else, and needs no choice of them', async () => {
    const day = await aDay(test, web);
    await test.db.read.query('update round set min_choices = 1');
    const answer = await send(list('Ana', 'Bo'));
    expect(answer.statusCode).toBe(303);
    expect(await day.places()).toEqual(['Ana: -', 'Bo: -']);
  });

  it("asks everybody's way of taking part where there is one to choose", async () => {
    await anEvent(test.db, { slug: 'dag', kind: 'hybrid', location: 'De Hal' });
    expect((await send(list('Ana'))).body).toContain('Kies of je online of op locatie meedoet');
    await send({ ...list('Ana'), attends: 'on_site' });
    expect(await said('select attends as said from registration')).toEqual(['on_site']);
  });
});

describe('a list that does not fit', () => {
  it('registers nobody, says how many places there are, and offers to split it', async () => {
    await anEvent(test.db, { slug: 'dag', capacity: 2 });
    const { statusCode, body } = await send(list('Ana', 'Bo', 'Cy'));
    expect(statusCode).toBe(422);
    expect(textOf(body)).toContain('Er zijn nog 2 plekken, en je lijst telt 3 mensen');
    expect(textOf(body)).toContain('Er is nog niemand aangemeld');
    expect(valuesIn(body)).toContain('cy@example.org');
    expect(body).toMatch(/<button[^>]*name="wachten" value="2"/);
    expect(await people()).toEqual([]);
    const split = await send({ ...list('Ana', 'Bo', 'Cy'), wachten: '2' });
    expect(split.headers.location).toBe('/dag/aangemeld/groep?stand=deels');
    expect(await people()).toEqual(['Ana confirmed', 'Bo confirmed', 'Cy waiting']);
  });

  it('can only be made shorter where there is no waiting list', async () => {
    await anEvent(test.db, { slug: 'dag', capacity: 2, waitingCapacity: 0 });
    const { body } = await send(list('Ana', 'Bo', 'Cy'));
    expect(textOf(body)).toContain('Op de wachtlijst is geen plek voor de anderen');
    expect(body).not.toContain('name="wachten"');
    expect((await send({ ...list('Ana', 'Bo', 'Cy'), wachten: '2' })).statusCode).toBe(422);
    expect(await people()).toEqual([]);
  });

  it('waits as a whole where every place is taken, after one press', async () => {
    await anEvent(test.db, { slug: 'dag', capacity: 1 });
    await send(list('Ana'));
    const { body } = await web.get('/dag/aanmelden/groep');
    expect(body).toMatch(/<button[^>]*name="wachten" value="0"[^>]*><span>Zet iedereen op de wachtlijst/);
    const answer = await send({ ...list('Bo', 'Cy'), wachten: '0' });
    expect(answer.headers.location).toBe('/dag/aangemeld/groep?stand=wachtlijst');
    expect(await people()).toEqual(['Ana confirmed', 'Bo waiting', 'Cy waiting']);
  });

  it('hears which session is too small, and may wait for it', async () => {
    const day = await aDay(test, web);
    const { body } = await send({ ...list('Ana', 'Bo'), ...day.choose('A1', 'B2') });
    expect(textOf(body)).toContain('A1 heeft nog 1 plek. Kies een andere sessie, of laat ieder zelf kiezen.');
    await send({ ...list('Ana', 'Bo'), ...day.choose('A1', 'B2'), wachten: '2' });
    expect(await day.places()).toEqual(['Ana: A1 confirmed, B2 confirmed', 'Bo: A1 waiting, B2 confirmed']);
  });
});

describe('who may come', () => {
  it('is judged for each address, and the rows that may not are named', async () => {
    await anEvent(test.db, { slug: 'dag', allowedDomains: ['example.nl'] });
    const { statusCode, body } = await send({ ...list('Ana', 'Bo'), 'email.1': 'ana@sub.example.nl' });
    expect(statusCode).toBe(422);
    expect(textOf(body)).toContain('Persoon 2: aanmelden kan alleen met een e-mailadres van');
    expect(textOf(body)).not.toContain('Persoon 1: aanmelden');
    expect(await people()).toEqual([]);
  });

  it('has no form where only guests come, whatever is sent', async () => {
    await anEvent(test.db, { slug: 'dag', access: 'invited' });
    expect((await web.get('/dag/aanmelden')).body).not.toContain('aanmelden/groep');
    expect((await web.get('/dag/aanmelden/groep')).body).not.toContain('<form');
    expect((await send(list('Ana'))).statusCode).toBe(403);
    expect(await people()).toEqual([]);
  });

  it('asks an organiser for each of them', async () => {
    await anEvent(test.db, { slug: 'dag', approval: true });
    expect((await send(list('Ana', 'Bo'))).headers.location).toBe('/dag/aangemeld/groep?stand=aanvraag');
    expect(await people()).toEqual(['Ana pending', 'Bo pending']);
  });

  it('learns from the answer nothing of who takes part already', async () => {
    await anEvent(test.db, { slug: 'dag', capacity: 9 });
    const fresh = await send(list('Ana', 'Bo'));
    web.moveTo('2027-03-01T11:00:00Z');
    const known = await send({ ...list('Ana', 'Bo'), organisation: 'Ergens' });
    const half = await send({ ...list('Ana', 'Cy'), organisation: 'Ergens' });
    web.moveTo('2027-03-01T09:00:00Z');
    const seen = ({ statusCode, headers: { date: _, ...headers }, body }: typeof fresh) => ({
      statusCode,
      headers,
      body,
    });
    expect(seen(known)).toEqual(seen(fresh));
    expect(seen(half)).toEqual(seen(fresh));
    expect((await people()).length).toBe(3);
  });
});

it.each([
  ['nothing', ''],
  ['repeated fields', 'name=a&name=b&email.1=c&email.1=d'],
  ['names of objects', '__proto__=x&constructor=y&name.1=Jan'],
  ['no form at all', '{"name":"Jan"}'],
  ['10,000 characters', `name=Els&email=els@example.org&name.1=${'x'.repeat(10_000)}&email.1=a@example.org`],
  [
    'signs that break lines',
    'name=Els%0D%0ABcc:x@example.org&email=els@example.org&name.1=a&email.1=a@example.org%0D%0A',
  ],
  ['a number of rows without end', 'rijen=99999&name.99999=x'],
])('answers %s with the form, and stores nothing', async (_, payload) => {
  await anEvent(test.db, { slug: 'dag' });
  const { statusCode } = await web.postRaw('/dag/aanmelden/groep', payload);
  expect([200, 422]).toContain(statusCode);
  expect(await people()).toEqual([]);
});

it('counts as many forms as it has people', async () => {
  const limited = await startWeb(test, { env: { RATE_LIMIT: '10' } });
  try {
    await anEvent(test.db, { slug: 'dag' });
    const seven = (letter: string) => list(...[1, 2, 3, 4, 5, 6, 7].map((n) => `${letter}${n}`));
    expect((await limited.post('/dag/aanmelden/groep', seven('A'))).statusCode).toBe(303);
    const refused = await limited.post('/dag/aanmelden/groep', seven('B'));
    expect(refused.statusCode).toBe(429);
    expect(await people()).toHaveLength(7);
  } finally {
    await limited.close();
  }
});
