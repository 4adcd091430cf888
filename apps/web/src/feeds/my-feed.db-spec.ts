import { readCalendar } from '#calendar/testing';
import { anEvent } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { feedMailKind } from '#registrations';
import { queriesOfPage } from '../console/testing.js';
import { person } from '../registrations/testing.js';
import { startWeb, type TestWeb } from '../testing.js';

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

async function mineAt(slug: string): Promise<string> {
  const [{ id }] = await test.db.read.query(
    `select r.id from registration r join event e on e.id = r.event_id where e.slug = $1 and r.name = 'Ana'`,
    [slug],
  );
  return `/mijn/${web.secrets.linkToken('manage', id, 1)}`;
}

/** Ana takes part in what this makes: one to come to, one that is off, one in whose line she stands. */
async function busyAna(): Promise<string> {
  await anEvent(test.db, { slug: 'een', title: { nl: 'Een', en: 'One' } });
  await anEvent(test.db, { slug: 'af', title: { nl: 'Af' } });
  await anEvent(test.db, { slug: 'vol', title: { nl: 'Vol' }, capacity: 0 });
  for (const slug of ['een', 'af', 'vol']) await web.post(`/${slug}/aanmelden`, person('Ana'));
  await web.post('/een/aanmelden', person('Bo'));
  await test.db.read.query(`update event set status = 'cancelled', cancelled_at = $1 where slug = 'af'`, [
    new Date('2027-03-01T09:00:00Z'),
  ]);
  return await feedOf();
}

async function feedOf(): Promise<string> {
  const [{ id, version }] = await test.db.read.query(
    `select id, feed_version as version from contact where email = 'ana@example.org'`,
  );
  return `/feed/${web.secrets.linkToken('feed', id, version)}`;
}

const entriesOf = async (path: string) => readCalendar((await web.get(path)).body).entries;
const feedMails = () => test.db.read.query(`select * from outgoing_mail where kind = 'calendar-feed' order by seq`);

describe('the calendar of one person', () => {
  it('has the entries of their invites: same UID, same words, only their join link', async () => {
    const feed = await busyAna();
    const entries = await entriesOf(`${feed}/agenda.ics`);
    expect(entries.map(({ title, status }) => [title, status])).toEqual([
      ['Een', 'CONFIRMED'],
      ['Af', 'CANCELLED'],
    ]);
    const [own] = await entriesOf(`${await mineAt('een')}/agenda.ics`);
    const [{ stamp: _, ...first }] = entries as [(typeof entries)[0]];
    expect({ ...own, stamp: undefined }).toEqual({ ...first, stamp: undefined });
    expect(first.url).toMatch(/\/j\/[\w-]{48}$/);
    const { body } = await web.get(`${feed}/agenda.ics`);
    expect(body.replaceAll('\r\n ', '')).not.toMatch(/mijn\/|ATTENDEE|ORGANIZER|ana@|\/feed\//i);
    expect((await entriesOf(`/en${feed}/agenda.ics`))[0]?.title).toBe('One');
  });

  it('loses what they leave', async () => {
    const feed = await busyAna();
    await web.post(`${await mineAt('een')}/afzeggen`);
    expect((await entriesOf(`${feed}/agenda.ics`)).map(({ title }) => title)).toEqual(['Af']);
  });

  it('is kept by no cache, search engine or log, and tells when nothing has changed', async () => {
    const feed = await busyAna();
    const first = await web.get(`${feed}/agenda.ics`);
    expect(first.headers).toMatchObject({
      'cache-control': 'private, no-cache',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    });
    web.moveTo('2027-03-02T09:00:00Z');
    const etag = String(first.headers.etag);
    expect((await web.get(`${feed}/agenda.ics`, { 'if-none-match': etag })).statusCode).toBe(304);
    expect((await web.head(`${feed}/agenda.ics`)).headers.etag).toBe(etag);
    expect((await web.get(feed)).headers).toMatchObject({ 'cache-control': 'private, no-store' });
  });

  it('costs as many statements for ten events as for one', async () => {
    await anEvent(test.db, { slug: 'een' });
    await web.post('/een/aanmelden', person('Ana'));
    const feed = `${await feedOf()}/agenda.ics`;
    const one = await queriesOfPage(web, () => web.get(feed));
    for (let n = 0; n < 9; n++) {
      await anEvent(test.db, { slug: `nog-${n}` });
      await web.post(`/nog-${n}/aanmelden`, person('Ana'));
    }
    expect([one, await queriesOfPage(web, () => web.get(feed))]).toEqual([3, 3]);
    expect(await entriesOf(feed)).toHaveLength(10);
  });

  it('opens with no other key: of a registration, of an older version, of nobody', async () => {
    const feed = await busyAna();
    const [{ id, contact }] = await test.db.read.query(
      `select r.id, r.contact_id as contact from registration r where r.name = 'Bo'`,
    );
    const tokens = [
      web.secrets.linkToken('manage', contact, 1),
      web.secrets.linkToken('feed', id, 1),
      web.secrets.linkToken('feed', contact, 2),
      feed.slice(6).replace(/.$/, '_'),
      'x'.repeat(48),
      'short',
      '%00',
    ];
    const answers = await Promise.all(
      tokens.flatMap((token) => [web.get(`/feed/${token}`), web.get(`/feed/${token}/agenda.ics`)]),
    );
    expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([404]));
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
  });
});

describe('the link of it', () => {
  it('is shown by no link of a registration, which may have been handed on, but mailed to the address', async () => {
    await busyAna();
    const mine = await mineAt('een');
    expect((await web.get(mine)).body).toContain(`${mine}/abonnement`);
    expect((await web.get(`${mine}/abonnement`)).body).not.toContain('/feed/');
    const pressed = await web.post(`${mine}/abonnement`, { doe: 'mailen' });
    await web.post(`${mine}/abonnement`, { doe: 'mailen' });
    expect(pressed.headers.location).toBe(`${mine}/abonnement?stand=gemaild`);
    expect((await web.get(`${mine}/abonnement?stand=gemaild`)).body).toContain('De link van je abonnement is onderweg');
    const mails = await feedMails();
    expect(mails.map((mail: { to_address: string }) => mail.to_address)).toEqual(['ana@example.org']);
    const kind = feedMailKind({
      feed: ({ id, linkVersion }: { id: string; linkVersion: number }) =>
        `https://kring.test/feed/${web.secrets.linkToken('feed', id, linkVersion)}`,
    } as never);
    expect(kind.isAskedFor).toBe(true); // also from an address that nothing else is sent to: the page says it is on its way
    const asked = mails.map((mail: { id: string; subject_ids: object }) => {
      return { id: mail.id, language: 'nl', subjectIds: mail.subject_ids };
    });
    const facts = await kind.gather(test.db.read, asked, new Date());
    const { text, subject } = kind.render([...facts.values()][0] as never, asked[0], new Date());
    expect(subject).toBe('Je eigen agenda-abonnement');
    expect((await web.get(new URL(/https:\S+/.exec(text)?.[0] ?? '').pathname)).statusCode).toBe(200);
  });

  it.each(['by the link of a registration', 'by itself'])('is revoked %s, and a new one is another', async (by) => {
    const feed = await busyAna();
    const mine = await mineAt('een');
    if (by === 'by itself') {
      expect((await web.get(`${feed}/intrekken`)).statusCode).toBe(404); // nothing for a scanner to open
      expect((await web.post(`${feed}/intrekken`)).body).toContain('De link is ingetrokken');
    } else await web.post(`${mine}/abonnement`, { doe: 'intrekken' });
    expect((await web.get(`${feed}/agenda.ics`)).statusCode).toBe(404);
    expect((await web.get(`${await feedOf()}/agenda.ics`)).statusCode).toBe(200);
    expect((await web.get(mine)).statusCode).toBe(200);
  });
});

describe('the page of subscriptions', () => {
  it('leads to every calendar and to the news, in both languages', async () => {
    await test.db.read.query(
      `insert into theme_group (id, slug, letter, name, hue, created_at)
       values (gen_random_uuid(), 'warmte', 'A', '{"nl":"Warmte"}', 222, $1)`,
      [new Date('2027-01-01T09:00:00Z')],
    );
    const { body } = await web.get('/agenda/volgen');
    for (const link of ['webcal://localhost:3000/agenda.ics', '/themagroepen/warmte/agenda.ics', '/agenda.atom'])
      expect(body).toContain(link);
    expect((await web.get('/en/agenda/volgen')).body).toContain('webcal://localhost:3000/en/agenda.ics');
    expect((await web.get('/')).body).toContain('type="application/atom+xml"');
    expect((await web.get('/en')).body).toContain('href="/en/agenda/volgen"');
  });
});

describe('a page that offers a date for a calendar', () => {
  const google = 'https://calendar.google.com/calendar/render?action=TEMPLATE';

  it('hands calendars on the web the public page, or to who has a place the way in', async () => {
    await anEvent(test.db, { slug: 'een' });
    await web.post('/een/aanmelden', person('Ana'));
    const linkIn = async (path: string) => {
      const href = /href="(https:\/\/calendar\.google[^"]+)"/.exec((await web.get(path)).body)?.[1] ?? '';
      return new URL(href.replaceAll('&amp;', '&')).searchParams.get('details') ?? '';
    };
    expect(await linkIn('/een')).toContain('http://localhost:3000/een');
    expect(await linkIn('/een')).not.toContain('/j/');
    expect(await linkIn(await mineAt('een'))).toMatch(/http:\/\/localhost:3000\/j\/[\w-]{48}/);
    expect((await web.get('/een/aangemeld')).body).toContain(google);
    expect((await web.get('/een/aangemeld?stand=vol')).body).not.toContain('/mijn/');
  });

  it('offers nothing for what is over or off', async () => {
    await anEvent(test.db, { slug: 'af', status: 'cancelled', cancelledAt: new Date('2027-02-01T09:00:00Z') });
    expect((await web.get('/af')).body).not.toContain(google);
    await anEvent(test.db, { slug: 'een' });
    web.moveTo('2027-03-05T09:00:00Z');
    expect((await web.get('/een')).body).not.toContain(google);
  });
});
