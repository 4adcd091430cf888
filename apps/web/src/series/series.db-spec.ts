import { anEvent } from '#events/testing';
import { newId } from '#platform';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../testing.js';
import { type ASeries, aSeries, noa, ticked } from './testing.js';

let test: TestDatabase;
let web: TestWeb;
let series: ASeries;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  series = await aSeries(test, web);
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

describe('registering for a series', () => {
  it('makes one registration, one mail and one calendar entry for each, in one group', async () => {
    const ids = [await series.part(1), await series.part(2), await series.part(3)];
    const answer = await series.send(
      ids,
      { ...noa, organisation: 'Werkplaats', role: 'policy', listed: 'on' },
      '/en/reeks/leerkring/aanmelden',
    );
    expect([answer.statusCode, answer.headers.location]).toEqual([
      303,
      '/en/reeks/leerkring/aangemeld?in=keer-1&in=keer-2&in=keer-3',
    ]);
    expect(await series.taken()).toEqual(['keer-1 Noa confirmed', 'keer-2 Noa confirmed', 'keer-3 Noa confirmed']);
    expect(
      await series.rows(
        `select count(distinct group_id) as groups, count(distinct uid) as uids, min(organisation) as organisation,
                min(language) as language, count(listed_consent_at) as listed
         from registration r join calendar_entry c on c.registration_id = r.id`,
      ),
    ).toEqual([{ groups: 1, uids: 3, organisation: 'Werkplaats', language: 'en', listed: 3 }]);
    expect(await series.rows('select kind, count(*) from outgoing_mail group by kind')).toEqual([
      { kind: 'confirmation', count: 3 },
    ]);
    expect((await web.get(String(answer.headers.location))).body).toContain('3 mails are on their way');
  });

  it('ends in the same rows, mails and group when it is sent twice, also at the same time', async () => {
    const ids = [await series.part(1), await series.part(2), await series.part(3)];
    const answers = await Promise.all([series.send(ids), series.send(ids), series.send(ids)]);
    answers.push(await series.send(ids.toReversed()));
    expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1);
    expect(await series.taken()).toHaveLength(3);
    expect(await series.rows('select count(distinct group_id) as groups from registration')).toEqual([{ groups: 1 }]);
    expect(await series.rows('select count(*) from outgoing_mail')).toEqual([{ count: 3 }]);
  });

  it('tells per event what became of it; what succeeded stays', async () => {
    const ids = [
      await series.part(1),
      await series.part(2, { capacity: 1 }),
      await series.part(3),
      await series.part(4, { capacity: 1 }),
    ];
    await series.send([ids[1] ?? '', ids[3] ?? ''], { name: 'Eva', email: 'eva@example.org' });
    await series.rows('update event set waiting_capacity = 0 where id = $1', [ids[1]]);
    await series.rows(`update event set closes_at = '2027-02-28T09:00:00Z' where id = $1`, [ids[2]]);
    const answer = await series.send(ids);
    expect(answer.headers.location).toBe(
      '/reeks/leerkring/aangemeld?in=keer-1&vol=keer-2&gesloten=keer-3&wachtlijst=keer-4',
    );
    const { body } = await web.get(String(answer.headers.location));
    expect(body).toMatch(/Keer 1[^]*Binnen[^]*Keer 2[^]*Net vol[^]*Keer 3[^]*Net gesloten[^]*Keer 4[^]*wachtlijst/);
    expect(await series.taken()).toEqual([
      'keer-1 Noa confirmed',
      'keer-2 Eva confirmed',
      'keer-4 Eva confirmed',
      'keer-4 Noa waiting',
    ]);
  });

  it('gives an address that is known for some of them the very answer of a new one', async () => {
    const ids = [await series.part(1), await series.part(2)];
    await series.send([ids[0] ?? '']);
    web.moveTo('2027-03-01T11:00:00Z');
    const known = await series.send(ids, { ...noa, name: 'Iemand anders' });
    const stranger = await series.send(ids, { name: 'Bo', email: 'bo@example.org' });
    const seen = ({ statusCode, body, headers: { date: _, ...headers } }: typeof known) => ({
      statusCode,
      body,
      headers,
    });
    expect(seen(known)).toEqual(seen(stranger));
    expect(await series.taken()).toContain('keer-1 Noa confirmed');
    web.moveTo('2027-03-01T09:00:00Z');
  });

  it('keeps what succeeded when the desk of one event is busy, and finishes when it is sent again', async () => {
    const ids = [await series.part(1), await series.part(2), await series.part(3)];
    // Everything about the second fails, as when its desk cannot finish.
    await series.rows(
      `create function refuse() returns trigger language plpgsql as
       $$ begin if new.event_id = '${ids[1]}' then raise exception 'not now'; end if; return new; end $$`,
    );
    await series.rows('create trigger refuse before insert on registration for each row execute function refuse()');
    const busy = await series.send(ids);
    expect(busy.statusCode).toBe(503);
    expect(busy.body).toContain('Nog niet alles is verwerkt');
    expect(busy.body).toContain('value="noa@example.org"');
    expect(ticked(busy.body)).toEqual([ids[1]]);
    expect(await series.taken()).toEqual(['keer-1 Noa confirmed', 'keer-3 Noa confirmed']);
    await series.rows('drop trigger refuse on registration');
    await series.rows('drop function refuse');
    expect((await series.send(ids)).headers.location).toBe('/reeks/leerkring/aangemeld?in=keer-1&in=keer-2&in=keer-3');
    expect(await series.taken()).toHaveLength(3);
    expect(await series.rows('select count(distinct group_id) as groups from registration')).toEqual([{ groups: 1 }]);
    expect(await series.rows('select count(*) from outgoing_mail')).toEqual([{ count: 3 }]);
  });

  it('tells that organisers decide, and that an address is of another domain than may come', async () => {
    const ids = [
      await series.part(1),
      await series.part(2, { approval: true }),
      await series.part(3, { allowedDomains: ['example.com'] }),
    ];
    const answer = await series.send(ids);
    expect(answer.headers.location).toBe('/reeks/leerkring/aangemeld?in=keer-1&aanvraag=keer-2&adres=keer-3');
    expect((await web.get(String(answer.headers.location))).body).toMatch(/Aangevraagd[^]*Niet voor dit adres/);
    expect(await series.taken()).toEqual(['keer-1 Noa confirmed', 'keer-2 Noa pending']);
  });

  it('registers for thirty at once and no more, so that nobody fills another mailbox with one press', async () => {
    const ids: string[] = [];
    for (let n = 1; n <= 31; n++) ids.push(await series.part(n));
    expect(ticked((await web.get('/reeks/leerkring')).body)).toEqual(ids.slice(0, 30));
    const answer = await series.send(ids);
    expect([answer.statusCode, answer.body]).toEqual([422, expect.stringContaining('Kies er hoogstens 30 tegelijk')]);
    expect(await series.taken()).toEqual([]);
  });

  it('overbooks none of them when many register for all at once, and loses nobody', async () => {
    const ids = [await series.part(1, { capacity: 5 }), await series.part(2, { capacity: 8 }), await series.part(3)];
    const people = Array.from({ length: 20 }, (_, n) => ({ name: `Mens ${n}`, email: `mens${n}@example.org` }));
    const answers = await Promise.all(people.map((person, n) => series.send(n % 2 ? ids : ids.toReversed(), person)));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([303]));
    const counts = await series.rows(
      `select e.slug, count(*) filter (where r.status = 'confirmed') as confirmed, count(*) as people, p.taken, p.waiting
       from event e join registration r on r.event_id = e.id join pool p on p.event_id = e.id
       group by e.slug, p.taken, p.waiting order by 1`,
    );
    expect(counts).toEqual([
      { slug: 'keer-1', confirmed: 5, people: 20, taken: 5, waiting: 15 },
      { slug: 'keer-2', confirmed: 8, people: 20, taken: 8, waiting: 12 },
      { slug: 'keer-3', confirmed: 20, people: 20, taken: 20, waiting: 0 },
    ]);
    expect(await series.rows('select count(distinct group_id) as groups from registration')).toEqual([{ groups: 20 }]);
  });

  it('asks how somebody takes part only where there is a choice', async () => {
    const online = await series.part(1);
    const hybrid = await series.part(2, { kind: 'hybrid', location: 'De Hal' });
    expect((await series.send([online])).statusCode).toBe(303);
    const person = { name: 'Bo', email: 'bo@example.org' };
    expect((await series.send([online, hybrid], person)).body).toContain('Kies of je online of op locatie meedoet');
    expect((await series.send([online, hybrid], { ...person, attends: 'on_site' })).statusCode).toBe(303);
    expect(await series.rows(`select attends from registration where name = 'Bo' order by attends`)).toEqual([
      { attends: 'on_site' },
      { attends: 'online' },
    ]);
  });

  it('says what is wrong at each field, loses nothing, and stores nothing', async () => {
    const ids = [await series.part(1), await series.part(2)];
    const wrong = await series.send([ids[1] ?? ''], { name: '', email: 'noa@', organisation: '"<b>' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toMatch(/href="#name"[^]*href="#email"/);
    expect(wrong.body).toContain('value="&quot;&lt;b>"');
    expect(ticked(wrong.body)).toEqual([ids[1]]);
    const none = await series.send([]);
    expect([none.statusCode, none.body]).toEqual([422, expect.stringContaining('href="#event"')]);
    expect(ticked(none.body)).toEqual([]);
    expect(await series.taken()).toEqual([]);
  });

  it.each([
    ['events that are none', 'event=x&event=__proto__'],
    ['an event of another series', `event=${newId()}`],
    ['nested fields', 'event[0]=x&event[a][b]=y'],
    ['nothing', ''],
    ['broken percent signs', 'event=%E0%A4%A&name=%ff'],
  ])('answers 422 to %s', async (_, payload) => {
    await series.part(1);
    const answer = await web.postRaw('/reeks/leerkring/aanmelden', `name=Jan&email=jan@example.org&${payload}`);
    expect(answer.statusCode).toBe(422);
    expect(await series.taken()).toEqual([]);
  });

  it('registers for nothing that is not in the series, nor for a draft of it', async () => {
    const mine = await series.part(1);
    const { event: other } = await anEvent(test.db);
    const draft = await series.part(2, { status: 'draft' });
    const hidden = await series.part(3, { visibility: 'unlisted' });
    expect((await series.send([mine, other.id, draft, hidden])).headers.location).toBe(
      '/reeks/leerkring/aangemeld?in=keer-1',
    );
    expect(await series.taken()).toEqual(['keer-1 Noa confirmed']);
  });

  it('does not choose sessions that a hand-made form brings along', async () => {
    const id = await series.part(1);
    const sessions = newId();
    expect((await series.send([id], { ...noa, sessions, 'round.x': sessions })).statusCode).toBe(303);
    expect(await series.rows('select count(*) from session_place')).toEqual([{ count: 0 }]);
  });

  it('tells only of events of the series, whatever the address of that page says', async () => {
    await series.part(1);
    await anEvent(test.db, { slug: 'elders' });
    const { body } = await web.get('/reeks/leerkring/aangemeld?in=keer-1&in=elders&vol=<script>&__proto__=x');
    expect(body).toContain('Keer 1');
    expect(body).not.toMatch(/elders"|<script>x|Net vol/);
    expect(body).toContain('href="/en/reeks/leerkring/aangemeld?in=keer-1"');
    expect((await web.get('/en/reeks/leerkring/aangemeld?in=elders')).headers.location).toBe('/en/reeks/leerkring');
  });
});
