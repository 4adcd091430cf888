import 'reflect-metadata';
import ical from 'ical.js';
import { RESERVED_SLUGS } from '#events';
import { anEvent } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../testing.js';

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

describe('the addresses of the site', () => {
  it('are reserved: no event can hide one of them', () => {
    const ours = web.routes().map((path) => path.replace(/^\/en(?=\/|$)/, '').split('/')[1] ?? '');
    const words = new Set(ours.filter((word) => word && !word.startsWith(':') && !word.includes('.') && word !== '*'));
    expect(words).toContain('mijn');
    expect([...words].filter((word) => !RESERVED_SLUGS.has(word))).toEqual([]);
  });

  it('may end in a slash', async () => {
    await anEvent(test.db, { slug: 'webinar' });
    for (const path of ['/en/', '/webinar/', '/en/webinar/']) expect((await web.get(path)).statusCode).toBe(200);
  });
});

describe('the agenda', () => {
  it('says so when nothing is planned', async () => {
    expect((await web.get('/')).body).toContain('Er staat nog niets gepland');
    expect((await web.get('/en')).body).toContain('Nothing planned yet');
  });

  it('shows what is coming and what has been, in the language of the address where there is one', async () => {
    await anEvent(test.db, { slug: 'straks' });
    await anEvent(test.db, { slug: 'alleen-nl', title: { nl: 'Alleen in het Nederlands' } });
    const past = { startsAt: new Date('2027-02-01T09:00:00Z'), endsAt: new Date('2027-02-01T10:00:00Z') };
    await anEvent(test.db, { slug: 'geweest', ...past });
    await anEvent(test.db, { slug: 'verborgen', visibility: 'unlisted' });
    const { body } = await web.get('/en');
    expect(body).toContain('<a href="/en/straks">Spring webinar</a>');
    expect(body).toContain('<h4 lang="nl"><a href="/en/alleen-nl">Alleen in het Nederlands</a></h4>');
    expect(body.slice(body.indexOf('id="past"'))).toContain('/en/geweest');
    expect(body).not.toContain('verborgen');
  });
});

describe('the page of an event', () => {
  it('is there for whoever has the address, but kept from search engines, when it is unlisted', async () => {
    await anEvent(test.db, { slug: 'verborgen', visibility: 'unlisted' });
    const page = await web.get('/verborgen');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<meta name="robots" content="noindex"/>');
    expect(page.body).not.toContain('rel="canonical"');
  });

  it('never tells where the room is', async () => {
    await anEvent(test.db, { slug: 'webinar', roomUrl: 'https://meet.example.org/secret' });
    for (const path of ['/webinar', '/webinar/agenda.ics', '/'])
      expect((await web.get(path)).body).not.toContain('meet.example.org');
  });

  it('gives a calendar file without anybody in it', async () => {
    const { event } = await anEvent(test.db, { slug: 'webinar', title: { nl: 'Twee\r\nBEGIN:VALARM' } });
    const file = await web.get('/webinar/agenda.ics');
    const entries = new ical.Component(ical.parse(file.body)).getAllSubcomponents('vevent');
    expect(entries.map((entry) => entry.getFirstPropertyValue('uid'))).toEqual([`event-${event.id}@localhost`]);
    expect(file.body).not.toMatch(/ATTENDEE|ORGANIZER|^BEGIN:VALARM/m);
  });

  it('says in the calendar file that the event is called off', async () => {
    const status = async (slug: string) => /^STATUS:.*$/m.exec((await web.get(`/${slug}/agenda.ics`)).body)?.[0].trim();
    await anEvent(test.db, { slug: 'gaat-door' });
    await anEvent(test.db, { slug: 'vervalt', status: 'cancelled', cancelledAt: new Date('2027-02-01T09:00:00Z') });
    expect([await status('gaat-door'), await status('vervalt')]).toEqual(['STATUS:CONFIRMED', 'STATUS:CANCELLED']);
  });

  it('promises no link and no open door when the event is called off', async () => {
    await anEvent(test.db, { slug: 'vervalt', status: 'cancelled', cancelledAt: new Date('2027-02-01T09:00:00Z') });
    const { body } = await web.get('/vervalt');
    expect(body).toContain('Deze bijeenkomst gaat niet door');
    expect(body).not.toMatch(/Je krijgt de link per mail|De deur gaat open/);
  });

  it('weighs less than 40 KB with everything but the font, and runs no script but our own one, deferred', async () => {
    await anEvent(test.db, { slug: 'webinar', body: { nl: 'Een lange tekst. '.repeat(200) } });
    const { body } = await web.get('/webinar');
    const loaded = [...body.matchAll(/<(?:link rel="stylesheet" href|script src)="([^"]+)"/g)].map(([, url = '']) =>
      url.replace('&amp;', '&'),
    );
    const sheets = await Promise.all(loaded.map((url) => web.get(url, { 'accept-encoding': 'gzip' })));
    const bytes = [Buffer.from(body), ...sheets.map((sheet) => sheet.rawPayload)].reduce(
      (sum, part) => sum + part.length,
      0,
    );
    expect(loaded).toHaveLength(3);
    expect(bytes).toBeLessThan(40 * 1024);
    // It tells the zone of whoever registers; the form does its work without it.
    const scripts = [...body.matchAll(/<script[^>]*>/g)].map(([tag]) => tag.replace(/site\.\w+/, 'site'));
    expect(scripts.filter((tag) => !tag.includes('ld+json'))).toEqual(['<script src="/assets/site.js" defer>']);
  });
});
