import type { LightMyRequestResponse } from 'fastify';
import { anEvent } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../../testing.js';

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

const fatma = {
  name: 'Fatma Yıldız',
  email: 'fatma@example.org',
  organisation: "'t Atelier & Co",
  role: 'researcher',
  listed: 'on',
};
const rows = () =>
  test.db.read.query('select r.name, r.status, r.organisation, r.language from registration r order by arrival');
const mails = () => test.db.read.query('select kind, to_address from outgoing_mail order by created_at, kind');

/** Everything of an answer that somebody outside could compare. */
function seen(answer: LightMyRequestResponse) {
  const { date: _, ...headers } = answer.headers;
  return { status: answer.statusCode, headers, body: answer.body };
}

describe('registering through the form', () => {
  it('stores the person as typed and sends the browser on, so that reloading posts nothing', async () => {
    await anEvent(test.db, { slug: 'webinar' });
    const answer = await web.post('/en/webinar/aanmelden', fatma);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/en/webinar/aangemeld']);
    expect(await rows()).toEqual([
      { name: fatma.name, status: 'confirmed', organisation: fatma.organisation, language: 'en' },
    ]);
    expect((await web.get('/en/webinar/aangemeld')).body).toContain('Check your mail');
  });

  it('says what is wrong beside each field and on top, loses nothing, and stores nothing', async () => {
    await anEvent(test.db, { slug: 'webinar' });
    const typed = { ...fatma, name: ' ', email: 'fatma@', organisation: '"<b>&' };
    const answer = await web.post('/webinar/aanmelden', typed);
    expect(answer.statusCode).toBe(422);
    const html = answer.body;
    expect(html).toContain('<div class="errors" role="alert" tabindex="-1" autofocus>');
    expect(html).toContain('2 velden kloppen nog niet');
    expect(html).toContain('<a href="#email">Vul een geldig e-mailadres in');
    expect(html).toMatch(/<input id="name"[^>]*aria-describedby="name-error" aria-invalid="true"/);
    expect(html).toContain('<span class="err" id="name-error">Vul je naam in</span>');
    expect(html).toMatch(/<input id="email"[^>]* value="fatma@"/);
    expect(html).toMatch(/<input id="organisation"[^>]* value="&quot;&lt;b>&amp;"/);
    expect(html).toContain('<option value="researcher" selected>');
    expect(html).toMatch(/<input type="checkbox" id="listed"[^>]* checked/);
    expect(await rows()).toEqual([]);
  });

  it('speaks the language of the address', async () => {
    await anEvent(test.db, { slug: 'webinar' });
    const answer = await web.post('/en/webinar/aanmelden', {});
    expect(answer.body).toContain('Fill in your e-mail address');
    expect(answer.body).toContain('<title>Not sent yet: Register: Spring webinar – Kring</title>');
  });

  it('asks how somebody takes part only where there is a choice', async () => {
    await anEvent(test.db, { slug: 'dag', kind: 'hybrid', location: 'De Hal' });
    expect((await web.post('/dag/aanmelden', fatma)).body).toContain('Kies of je online of op locatie meedoet');
    expect((await web.post('/dag/aanmelden', { ...fatma, attends: 'on_site' })).statusCode).toBe(303);
    expect((await web.post('/dag/aanmelden', { ...fatma, attends: 'by train' })).statusCode).toBe(422);
  });

  it.each([
    ['repeated fields', 'name=a&name=b&email=c&email=d'],
    ['names of objects', '__proto__=x&constructor=y&name=Jan'],
    ['nothing', ''],
    ['no form at all', '{"name":"Jan"}'],
    ['broken percent signs', 'name=%E0%A4%A&email=%ff'],
  ])('answers 422 to %s', async (_, payload) => {
    await anEvent(test.db, { slug: 'webinar' });
    const answer = await web.postRaw('/webinar/aanmelden', payload);
    expect(answer.statusCode).toBe(422);
    expect(await rows()).toEqual([]);
  });

  it('gives a known address the very answer of a new one, and only the mail tells which it was', async () => {
    await anEvent(test.db, { slug: 'webinar' });
    const first = await web.post('/webinar/aanmelden', fatma);
    web.moveTo('2027-03-01T11:00:00Z');
    const again = await web.post('/webinar/aanmelden', { ...fatma, name: 'Iemand anders' });
    const stranger = await web.post('/webinar/aanmelden', { ...fatma, email: 'nieuw@example.org' });
    expect(seen(again)).toEqual(seen(first));
    expect(seen(stranger)).toEqual(seen(first));
    expect((await rows()).map((row: { name: string }) => row.name)).toEqual([fatma.name, fatma.name]);
    expect((await mails()).map((mail: { kind: string }) => mail.kind)).toEqual([
      'confirmation',
      'already-registered',
      'confirmation',
    ]);
    web.moveTo('2027-03-01T09:00:00Z');
  });

  it('says how the event stood, never how the person stands', async () => {
    await anEvent(test.db, { slug: 'vol', capacity: 1, waitingCapacity: 1 });
    const where = async (email: string) => (await web.post('/vol/aanmelden', { ...fatma, email })).headers.location;
    expect(await where('een@example.org')).toBe('/vol/aangemeld');
    expect(await where('twee@example.org')).toBe('/vol/aangemeld?stand=wachtlijst');
    expect(await where('drie@example.org')).toBe('/vol/aangemeld?stand=vol');
    // The very same form again is the same press; another form with a known address learns what a stranger learns.
    expect(await where('een@example.org')).toBe('/vol/aangemeld');
    const other = { ...fatma, email: 'een@example.org', name: 'Iemand anders' };
    expect((await web.post('/vol/aanmelden', other)).headers.location).toBe('/vol/aangemeld?stand=vol');
    const pages = await Promise.all(
      ['', '?stand=wachtlijst', '?stand=vol', '?stand=__proto__'].map((q) => web.get(`/vol/aangemeld${q}`)),
    );
    expect(pages.map((page) => /<h1>([^<]+)/.exec(page.body)?.[1])).toEqual([
      'Kijk in je mail',
      'Kijk in je mail',
      'Net te laat',
      'Kijk in je mail',
    ]);
  });

  it.each<[string, Parameters<typeof anEvent>[1]]>([
    ['not open yet', { opensAt: new Date('2027-03-02T09:00:00Z') }],
    ['closed', { closesAt: new Date('2027-03-01T08:00:00Z') }],
    ['cancelled', { status: 'cancelled', cancelledAt: new Date('2027-02-01T09:00:00Z') }],
    ['over', { startsAt: new Date('2027-02-01T09:00:00Z'), endsAt: new Date('2027-02-01T10:00:00Z') }],
  ])('stores nothing when registration is %s, and says so', async (_, wishes) => {
    await anEvent(test.db, { ...wishes, slug: 'dicht' });
    const answer = await web.post('/dicht/aanmelden', fatma);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/dicht/aangemeld?stand=gesloten']);
    expect(await rows()).toEqual([]);
  });

  it('tells who comes too early from when it opens, not that it has closed', async () => {
    await anEvent(test.db, { slug: 'straks', opensAt: new Date('2027-03-02T09:00:00Z') });
    const answer = await web.post('/straks/aanmelden', fatma);
    const { body } = await web.get(String(answer.headers.location));
    expect(body).toContain('Aanmelden kan vanaf dinsdag 2 maart 2027, 10.00 uur');
    expect(body).not.toMatch(/kan niet meer|gesloten/);
  });

  it('speaks of no waiting list where there is none', async () => {
    await anEvent(test.db, { slug: 'klein', capacity: 1, waitingCapacity: 0 });
    await web.post('/klein/aanmelden', fatma);
    const answer = await web.post('/klein/aanmelden', { ...fatma, email: 'nieuw@example.org' });
    expect((await web.get('/klein')).body).toContain('Alle plekken zijn bezet. Er is geen wachtlijst.');
    expect((await web.get(String(answer.headers.location))).body).toContain('er is geen wachtlijst');
  });

  it('promises who may wait no calendar entry before there is a place', async () => {
    await anEvent(test.db, { slug: 'vol' });
    const { body } = await web.get('/vol/aangemeld?stand=wachtlijst');
    expect(body).not.toContain('Zet de afspraak in je agenda');
    expect(body).toContain('Wacht op een plek');
    expect((await web.get('/vol/aangemeld')).body).toContain('Zet de afspraak in je agenda');
  });

  it('lets the browser of whoever mistyped keep the form for its back button, and nobody else', async () => {
    await anEvent(test.db, { slug: 'webinar' });
    for (const path of ['/webinar/aanmelden', '/link-kwijt']) {
      const answer = await web.post(path, {});
      expect([answer.statusCode, answer.headers['cache-control']]).toEqual([422, 'private, no-cache']);
    }
  });

  it('hides a draft as if it did not exist', async () => {
    await anEvent(test.db, { slug: 'concept', status: 'draft' });
    const asked = [
      await web.get('/concept'),
      await web.get('/concept/aanmelden'),
      await web.post('/concept/aanmelden', fatma),
      await web.get('/concept/agenda.ics'),
    ];
    expect(asked.map((answer) => answer.statusCode)).toEqual([404, 404, 404, 404]);
    expect(await rows()).toEqual([]);
  });
});

describe('asking for a lost link', () => {
  it('gives every address the same answer and mails only who is coming', async () => {
    await anEvent(test.db, { slug: 'webinar' });
    await web.post('/webinar/aanmelden', fatma);
    web.moveTo('2027-03-01T12:00:00Z');
    const known = await web.post('/link-kwijt', { email: ' FATMA@example.org ' });
    const unknown = await web.post('/link-kwijt', { email: 'niemand@example.org' });
    expect(seen(known)).toEqual(seen(unknown));
    expect(known.headers.location).toBe('/link-kwijt?verstuurd=1');
    expect(await mails()).toEqual([
      { kind: 'confirmation', to_address: 'fatma@example.org' },
      { kind: 'links', to_address: 'fatma@example.org' },
    ]);
    web.moveTo('2027-03-01T09:00:00Z');
  });

  it.each([
    ['', 'Vul je e-mailadres in'],
    ['geen adres', 'Vul een geldig e-mailadres in'],
    ['<script>@example.org', 'Vul een geldig e-mailadres in'],
  ])('refuses "%s" at its field', async (email, message) => {
    const answer = await web.post('/link-kwijt', { email });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(`<span class="err" id="email-error">${message}`);
  });
});
