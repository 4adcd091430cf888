import { type AnEvent, anEvent, aProgramme } from '#events/testing';
import { newId } from '#platform';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { queriesOfPage } from '../console/testing.js';
import { startWeb, type TestWeb } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;
let seriesId: string;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  seriesId = newId();
  await rows(
    `insert into series (id, slug, title, summary, created_at, updated_at)
     values ($1, 'leerkring', '{"nl":"Leerkring","en":"Learning circle"}', '{"nl":"Zes keer <b>leren</b>"}', now(), now())`,
    [seriesId],
  );
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const rows = (sql: string, values: unknown[] = []) => test.db.read.query(sql, values);
const noa = { name: 'Noa', email: 'noa@example.org' };

/** The nth event of the series, a day after the one before. */
async function keer(n: number, wishes: AnEvent = {}): Promise<string> {
  const hour = (h: number) => new Date(Date.UTC(2027, 2, 3 + n, h));
  const title = { nl: `Keer ${n}`, en: `Part ${n}` };
  const { event } = await anEvent(test.db, {
    slug: `keer-${n}`,
    title,
    startsAt: hour(13),
    endsAt: hour(14),
    seriesId,
    ...wishes,
  });
  return event.id;
}

function send(ids: readonly string[], person: Record<string, string> = noa, path = '/reeks/leerkring/aanmelden') {
  const form = new URLSearchParams(person);
  for (const id of ids) form.append('event', id);
  return web.postRaw(path, form.toString());
}

const taken = async (): Promise<string[]> =>
  (
    await rows(
      `select e.slug || ' ' || r.name || ' ' || r.status as said from registration r join event e on e.id = r.event_id order by 1`,
    )
  ).map((row: { said: string }) => row.said);
const ticked = (html: string) => [...html.matchAll(/name="event" value="([^"]+)" checked/g)].map(([, id]) => id);

describe('the page of a series', () => {
  it('is not there before one of its events is published', async () => {
    await keer(1, { status: 'draft' });
    expect((await web.get('/reeks/leerkring')).statusCode).toBe(404);
    expect((await send([])).statusCode).toBe(404);
    await keer(2);
    expect((await web.get('/reeks/leerkring')).statusCode).toBe(200);
    expect((await web.get('/reeks/anders')).statusCode).toBe(404);
  });

  it('ticks what is open, offers what is full, and says how the others stand', async () => {
    const open = await keer(1);
    const full = await keer(2, { capacity: 1 });
    await rows('update pool set taken = 1 where event_id = $1', [full]);
    await keer(3, { closesAt: new Date('2027-02-28T09:00:00Z') });
    await keer(4, { status: 'cancelled', cancelledAt: new Date() });
    await keer(5, { access: 'invited' });
    await keer(-9, { slug: 'geweest' });
    const { body } = await web.get('/reeks/leerkring');
    expect(ticked(body)).toEqual([open]);
    expect(body).toContain(`name="event" value="${full}"`);
    expect(body.match(/name="event"/g)).toHaveLength(2);
    for (const said of [
      'Vol, wachtlijst open',
      'Aanmelden gesloten',
      'Gaat niet door',
      'Alleen op uitnodiging',
      'Geweest (1)',
    ])
      expect(body).toContain(said);
    expect(body).toContain('Zes keer &lt;b>leren');
    expect((await web.get('/en/reeks/leerkring')).body).toContain('<h1 lang="en">Learning circle</h1>');
  });

  it('sends people to the form of an event that asks more than this one, and says why', async () => {
    const id = await keer(1);
    const { event } = await anEvent(test.db, { slug: 'met-sessies', seriesId });
    await aProgramme(test.db, event, [{ sessions: { A1: 5 } }]);
    const asks = await keer(2);
    await rows(
      `insert into question (id, event_id, position, kind, label, required, created_at)
       values (gen_random_uuid(), $1, 1, 'text', '{"nl":"Waarom?"}', true, now())`,
      [asks],
    );
    const { body } = await web.get('/reeks/leerkring');
    expect(ticked(body)).toEqual([id]);
    expect(body).toMatch(
      /href="\/met-sessies"[^]*Hier kies je ook sessies[^]*href="\/keer-2"[^]*Hier hoort een vraag bij/,
    );
    const answer = await send([id, asks, event.id]);
    expect(answer.headers.location).toBe('/reeks/leerkring/aangemeld?in=keer-1&apart=met-sessies&apart=keer-2');
    expect(await taken()).toEqual(['keer-1 Noa confirmed']);
  });

  it('asks the database as much for one event as for three', async () => {
    await keer(1);
    const count = () => queriesOfPage(web, () => web.get('/reeks/leerkring'));
    const one = await count();
    await keer(2);
    await keer(3);
    expect(await count()).toBe(one);
    expect(one).toBeLessThanOrEqual(5);
  });

  it('is led to by its events, with what comes before and after', async () => {
    await keer(1);
    await keer(2);
    await keer(3, { visibility: 'unlisted' });
    await keer(4);
    const { body } = await web.get('/keer-2');
    expect(body).toMatch(/Deel van een reeks[^]*href="\/reeks\/leerkring"[^]*href="\/keer-1"[^]*href="\/keer-4"/);
    await rows(`update series set visibility = 'unlisted'`);
    expect((await web.get('/keer-2')).body).not.toContain('/reeks/');
    expect((await web.get('/reeks/leerkring')).body).toContain('href="/keer-3"');
  });
});

describe('registering for a series', () => {
  it('makes one registration, one mail and one calendar entry for each, in one group', async () => {
    const ids = [await keer(1), await keer(2), await keer(3)];
    const answer = await send(
      ids,
      { ...noa, organisation: 'Werkplaats', role: 'policy', listed: 'on' },
      '/en/reeks/leerkring/aanmelden',
    );
    expect([answer.statusCode, answer.headers.location]).toEqual([
      303,
      '/en/reeks/leerkring/aangemeld?in=keer-1&in=keer-2&in=keer-3',
    ]);
    expect(await taken()).toEqual(['keer-1 Noa confirmed', 'keer-2 Noa confirmed', 'keer-3 Noa confirmed']);
    expect(
      await rows(
        `select count(distinct group_id) as groups, count(distinct uid) as uids, min(organisation) as organisation,
                min(language) as language, count(listed_consent_at) as listed
         from registration r join calendar_entry c on c.registration_id = r.id`,
      ),
    ).toEqual([{ groups: 1, uids: 3, organisation: 'Werkplaats', language: 'en', listed: 3 }]);
    expect(await rows('select kind, count(*) from outgoing_mail group by kind')).toEqual([
      { kind: 'confirmation', count: 3 },
    ]);
    expect((await web.get(String(answer.headers.location))).body).toContain('3 mails are on their way');
  });

  it('ends in the same rows, mails and group when it is sent twice, also at the same time', async () => {
    const ids = [await keer(1), await keer(2), await keer(3)];
    const answers = await Promise.all([send(ids), send(ids), send(ids)]);
    answers.push(await send(ids.toReversed()));
    expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1);
    expect(await taken()).toHaveLength(3);
    expect(await rows('select count(distinct group_id) as groups from registration')).toEqual([{ groups: 1 }]);
    expect(await rows('select count(*) from outgoing_mail')).toEqual([{ count: 3 }]);
  });

  it('tells per event what became of it; what succeeded stays', async () => {
    const ids = [await keer(1), await keer(2, { capacity: 1 }), await keer(3), await keer(4, { capacity: 1 })];
    await send([ids[1] ?? '', ids[3] ?? ''], { name: 'Eva', email: 'eva@example.org' });
    await rows('update event set waiting_capacity = 0 where id = $1', [ids[1]]);
    await rows(`update event set closes_at = '2027-02-28T09:00:00Z' where id = $1`, [ids[2]]);
    const answer = await send(ids);
    expect(answer.headers.location).toBe(
      '/reeks/leerkring/aangemeld?in=keer-1&vol=keer-2&gesloten=keer-3&wachtlijst=keer-4',
    );
    const { body } = await web.get(String(answer.headers.location));
    expect(body).toMatch(/Keer 1[^]*Binnen[^]*Keer 2[^]*Net vol[^]*Keer 3[^]*Net gesloten[^]*Keer 4[^]*wachtlijst/);
    expect(await taken()).toEqual([
      'keer-1 Noa confirmed',
      'keer-2 Eva confirmed',
      'keer-4 Eva confirmed',
      'keer-4 Noa waiting',
    ]);
  });

  it('gives an address that is known for some of them the very answer of a new one', async () => {
    const ids = [await keer(1), await keer(2)];
    await send([ids[0] ?? '']);
    web.moveTo('2027-03-01T11:00:00Z');
    const known = await send(ids, { ...noa, name: 'Iemand anders' });
    const stranger = await send(ids, { name: 'Bo', email: 'bo@example.org' });
    const seen = ({ statusCode, body, headers: { date: _, ...headers } }: typeof known) => ({
      statusCode,
      body,
      headers,
    });
    expect(seen(known)).toEqual(seen(stranger));
    expect(await taken()).toContain('keer-1 Noa confirmed');
    web.moveTo('2027-03-01T09:00:00Z');
  });

  it('keeps what succeeded when the desk of one event is busy, and finishes when it is sent again', async () => {
    const ids = [await keer(1), await keer(2), await keer(3)];
    // Everything about the second fails, as when its desk cannot finish.
    await rows(
      `create function refuse() returns trigger language plpgsql as
       $$ begin if new.event_id = '${ids[1]}' then raise exception 'not now'; end if; return new; end $$`,
    );
    await rows('create trigger refuse before insert on registration for each row execute function refuse()');
    const busy = await send(ids);
    expect(busy.statusCode).toBe(503);
    expect(busy.body).toContain('Nog niet alles is verwerkt');
    expect(busy.body).toContain('value="noa@example.org"');
    expect(ticked(busy.body)).toEqual([ids[1]]);
    expect(await taken()).toEqual(['keer-1 Noa confirmed', 'keer-3 Noa confirmed']);
    await rows('drop trigger refuse on registration');
    await rows('drop function refuse');
    expect((await send(ids)).headers.location).toBe('/reeks/leerkring/aangemeld?in=keer-1&in=keer-2&in=keer-3');
    expect(await taken()).toHaveLength(3);
    expect(await rows('select count(distinct group_id) as groups from registration')).toEqual([{ groups: 1 }]);
    expect(await rows('select count(*) from outgoing_mail')).toEqual([{ count: 3 }]);
  });

  it('tells that organisers decide, and that an address is of another domain than may come', async () => {
    const ids = [await keer(1), await keer(2, { approval: true }), await keer(3, { allowedDomains: ['example.com'] })];
    const answer = await send(ids);
    expect(answer.headers.location).toBe('/reeks/leerkring/aangemeld?in=keer-1&aanvraag=keer-2&adres=keer-3');
    expect((await web.get(String(answer.headers.location))).body).toMatch(/Aangevraagd[^]*Niet voor dit adres/);
    expect(await taken()).toEqual(['keer-1 Noa confirmed', 'keer-2 Noa pending']);
  });

  it('registers for thirty at once and no more, so that nobody fills another mailbox with one press', async () => {
    const ids: string[] = [];
    for (let n = 1; n <= 31; n++) ids.push(await keer(n));
    expect(ticked((await web.get('/reeks/leerkring')).body)).toEqual(ids.slice(0, 30));
    const answer = await send(ids);
    expect([answer.statusCode, answer.body]).toEqual([422, expect.stringContaining('Kies er hoogstens 30 tegelijk')]);
    expect(await taken()).toEqual([]);
  });

  it('asks how somebody takes part only where there is a choice', async () => {
    const online = await keer(1);
    const hybrid = await keer(2, { kind: 'hybrid', location: 'De Hal' });
    expect((await send([online])).statusCode).toBe(303);
    const person = { name: 'Bo', email: 'bo@example.org' };
    expect((await send([online, hybrid], person)).body).toContain('Kies of je online of op locatie meedoet');
    expect((await send([online, hybrid], { ...person, attends: 'on_site' })).statusCode).toBe(303);
    expect(await rows(`select attends from registration where name = 'Bo' order by attends`)).toEqual([
      { attends: 'on_site' },
      { attends: 'online' },
    ]);
  });

  it('says what is wrong at each field, loses nothing, and stores nothing', async () => {
    const ids = [await keer(1), await keer(2)];
    const wrong = await send([ids[1] ?? ''], { name: '', email: 'noa@', organisation: '"<b>' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toMatch(/href="#name"[^]*href="#email"/);
    expect(wrong.body).toContain('value="&quot;&lt;b>"');
    expect(ticked(wrong.body)).toEqual([ids[1]]);
    const none = await send([]);
    expect([none.statusCode, none.body]).toEqual([422, expect.stringContaining('href="#event"')]);
    expect(ticked(none.body)).toEqual([]);
    expect(await taken()).toEqual([]);
  });

  it.each([
    ['events that are none', 'event=x&event=__proto__'],
    ['an event of another series', `event=${newId()}`],
    ['nested fields', 'event[0]=x&event[a][b]=y'],
    ['nothing', ''],
    ['broken percent signs', 'event=%E0%A4%A&name=%ff'],
  ])('answers 422 to %s', async (_, payload) => {
    await keer(1);
    const answer = await web.postRaw('/reeks/leerkring/aanmelden', `name=Jan&email=jan@example.org&${payload}`);
    expect(answer.statusCode).toBe(422);
    expect(await taken()).toEqual([]);
  });

  it('registers for nothing that is not in the series, nor for a draft of it', async () => {
    const mine = await keer(1);
    const { event: other } = await anEvent(test.db);
    const draft = await keer(2, { status: 'draft' });
    const hidden = await keer(3, { visibility: 'unlisted' });
    expect((await send([mine, other.id, draft, hidden])).headers.location).toBe('/reeks/leerkring/aangemeld?in=keer-1');
    expect(await taken()).toEqual(['keer-1 Noa confirmed']);
  });

  it('does not choose sessions that a hand-made form brings along', async () => {
    const id = await keer(1);
    const sessions = newId();
    expect((await send([id], { ...noa, sessions, 'round.x': sessions })).statusCode).toBe(303);
    expect(await rows('select count(*) from session_place')).toEqual([{ count: 0 }]);
  });

  it('tells only of events of the series, whatever the address of that page says', async () => {
    await keer(1);
    await anEvent(test.db, { slug: 'elders' });
    const { body } = await web.get('/reeks/leerkring/aangemeld?in=keer-1&in=elders&vol=<script>&__proto__=x');
    expect(body).toContain('Keer 1');
    expect(body).not.toMatch(/elders"|<script>x|Net vol/);
    expect(body).toContain('href="/en/reeks/leerkring/aangemeld?in=keer-1"');
    expect((await web.get('/en/reeks/leerkring/aangemeld?in=elders')).headers.location).toBe('/en/reeks/leerkring');
  });
});
