import type { EventDetails } from '#events';
import { type AnEvent, anEvent } from '#events/testing';
import { newId } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { readPasted } from '#registrations';
import { invitationsOn } from '#registrations/testing';
import { startWeb, type TestWeb } from '../../testing.js';

const system = { kind: 'system' } as const;
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

async function invited(wishes: AnEvent = {}) {
  const { event } = await anEvent(test.db, { slug: 'gasten', access: 'invited', ...wishes });
  return { event, code: await invite(event, 'Ana Voorbeeld <ana@example.org>'), path: '/gasten/aanmelden' };
}
async function invite(event: EventDetails, who: string): Promise<string> {
  const read = readPasted(who);
  const invitations = invitationsOn(test.db, new HandClock('2027-02-28T09:00:00Z'));
  await invitations.add(event.id, read === 'too_many' ? [] : read.guests, system);
  await invitations.mailAll(event.id, system);
  const [{ id }] = await test.db.read.query('select id from invitation order by id desc limit 1');
  return web.secrets.linkToken('invitation', id, 1);
}
const form = (name: string) => ({ name, email: `${name.toLowerCase()}@example.org` });
const people = async () =>
  (await test.db.read.query('select name, status from registration order by arrival')).map(
    (row: { name: string; status: string }) => `${row.name} ${row.status}`,
  );

describe('an event for guests', () => {
  it('says so instead of showing a form, and answers a hand-made one clearly, known or not', async () => {
    const { path, code } = await invited();
    for (const page of ['/gasten', path]) {
      const { body } = await web.get(page);
      expect(body).toContain('Alleen op uitnodiging');
      expect(body).not.toContain('name="email"');
    }
    expect((await web.get('/')).body).toContain('Op uitnodiging');
    await web.post(`/uitnodiging/${code}`, form('Ana'));
    const [stranger, known] = [await web.post(path, form('Bo')), await web.post(path, form('Ana'))];
    expect([stranger.statusCode, known.statusCode]).toEqual([403, 403]);
    expect(known.body).toBe(stranger.body);
    expect(await people()).toEqual(['Ana confirmed']);
  });
});

describe('the link of an invitation', () => {
  it('opens the form with name and address filled in, and is not used by looking', async () => {
    const { code } = await invited();
    for (let i = 0; i < 2; i++) {
      const { statusCode, body, headers } = await web.get(`/uitnodiging/${code}`);
      expect(statusCode).toBe(200);
      expect(body).toContain('value="Ana Voorbeeld"');
      expect(body).toContain('value="ana@example.org"');
      expect(body).toContain(`action="/uitnodiging/${code}"`);
      expect(headers).toMatchObject({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' });
    }
    expect((await web.get(`/en/uitnodiging/${code}`)).body).toContain(`action="/en/uitnodiging/${code}"`);
    expect(await test.db.read.query('select used_at from invitation')).toEqual([{ used_at: null }]);
  });

  it('registers once: the second press is told the same, another person is not let in', async () => {
    const { code } = await invited();
    const first = await web.post(`/uitnodiging/${code}`, form('Ana'));
    expect([first.statusCode, first.headers.location]).toEqual([303, '/gasten/aangemeld']);
    const second = await web.post(`/uitnodiging/${code}`, form('Ana'));
    expect([second.statusCode, second.headers.location]).toEqual([303, '/gasten/aangemeld']);
    expect((await web.post(`/uitnodiging/${code}`, form('Bo'))).statusCode).toBe(404);
    expect(await people()).toEqual(['Ana confirmed']);
  });

  it('gives one and the same answer when it is used, withdrawn, made up, or of another kind', async () => {
    const { event, code } = await invited();
    await web.post(`/uitnodiging/${code}`, form('Ana'));
    const withdrawn = await invite(event, 'bo@example.org');
    await test.db.read.query(`update invitation set withdrawn_at = now(), link_version = 2 where email like 'bo@%'`);
    const draft = await anEvent(test.db, { status: 'draft' });
    const codes = [
      code,
      withdrawn,
      'x',
      'A'.repeat(48),
      web.secrets.linkToken('invitation', newId(), 1),
      web.secrets.linkToken('manage', newId(), 1),
      await invite(draft.event, 'cy@example.org'),
    ];
    const plain = (body: string) => body.replace(/\/uitnodiging\/[^"]*/g, '/uitnodiging/');
    const bodies = new Set<string>();
    for (const one of codes) {
      const answers = [
        await web.get(`/uitnodiging/${one}`),
        await web.post(`/uitnodiging/${one}`, form('Di')),
        await web.post(`/uitnodiging/${one}`, { name: '', email: '' }),
      ];
      for (const { statusCode, body } of answers) {
        expect(statusCode).toBe(404);
        bodies.add(plain(body));
      }
    }
    expect(bodies.size).toBe(1);
    expect(await people()).toEqual(['Ana confirmed']);
  });

  it('stays good while something in the form is wrong', async () => {
    const { code } = await invited();
    const wrong = await web.post(`/uitnodiging/${code}`, { name: '', email: 'ana@example.org' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain(`action="/uitnodiging/${code}"`);
    expect((await web.post(`/uitnodiging/${code}`, form('Ana'))).statusCode).toBe(303);
  });

  it('is for one event, and needs neither its domain nor its yes', async () => {
    const { code } = await invited({ access: 'open', approval: true, allowedDomains: ['example.com'] });
    expect((await web.post('/gasten/aanmelden', form('Bo'))).statusCode).toBe(422);
    expect((await web.post(`/uitnodiging/${code}`, form('Ana'))).headers.location).toBe('/gasten/aangemeld');
    expect(await people()).toEqual(['Ana confirmed']);
  });
});

describe('an event for addresses of some domains', () => {
  it('names them beside the field, to a known address as to a stranger', async () => {
    const { event } = await anEvent(test.db, {
      slug: 'leden',
      allowedDomains: ['xn--bcher-kva.example', 'example.com'],
    });
    expect((await web.get('/leden')).body).toContain('Voor adressen van bücher.example en example.com');
    await test.db.read.query(`update event set allowed_domains = '{}' where id = $1`, [event.id]);
    await web.post('/leden/aanmelden', form('Ana'));
    await test.db.read.query(`update event set allowed_domains = '{example.com}' where id = $1`, [event.id]);
    const answers = [await web.post('/leden/aanmelden', form('Ana')), await web.post('/leden/aanmelden', form('Bo'))];
    for (const { statusCode, body } of answers) {
      expect(statusCode).toBe(422);
      expect(body).toContain('Aanmelden kan alleen met een e-mailadres van example.com');
      expect(body).toContain('id="email-error"');
    }
    for (const email of ['cy@EXAMPLE.com.', 'cy@sub.example.com'])
      expect((await web.post('/leden/aanmelden', { name: 'Cy', email })).statusCode).toBe(303);
  });
});

describe('an event on request', () => {
  it('answers that the organisers decide, whoever asks and whatever came of it', async () => {
    const { event } = await anEvent(test.db, { slug: 'vraag', approval: true });
    expect((await web.get('/vraag')).body).toContain('Vraag een plek aan');
    const ask = async (name: string) => (await web.post('/vraag/aanmelden', form(name))).headers.location;
    expect(await ask('Ana')).toBe('/vraag/aangemeld?stand=aanvraag');
    for (const status of ['confirmed', 'waiting', 'declined']) {
      await test.db.read.query('update registration set status = $2, created_at = $3 where event_id = $1', [
        event.id,
        status,
        new Date(0),
      ]);
      expect(await ask('Ana')).toBe('/vraag/aangemeld?stand=aanvraag');
    }
    expect((await web.get('/vraag/aangemeld?stand=aanvraag')).body).toContain(
      'De organisatie kijkt naar elke aanvraag',
    );
    expect(await people()).toEqual(['Ana declined']);
  });
});

describe('an unlisted event', () => {
  it('is in no agenda, feed, list or map of the site, and asks to be left out of search', async () => {
    await anEvent(test.db, { slug: 'verborgen', title: { nl: 'Verborgen bijeenkomst' }, visibility: 'unlisted' });
    for (const page of ['/', '/en', '/agenda.ics', '/sitemap.xml', '/feed', '/api/v1/events', '/robots.txt']) {
      const { body } = await web.get(page);
      expect([page, body.includes('Verborgen') || body.includes('verborgen')]).toEqual([page, false]);
    }
    const { body } = await web.get('/verborgen');
    expect(body).toContain('Verborgen bijeenkomst');
    expect(body).toContain('noindex');
  });
});
