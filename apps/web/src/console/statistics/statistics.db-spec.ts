import { Attendance } from '#attendance';
import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { addQuestion, someOptions } from '#questions/testing';
import { aForm, registrationsOn } from '#registrations/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { type AtConsole, atConsole, queriesOfPage } from '../testing.js';

const ROLES = ['researcher', 'policy', 'practitioner'] as const;
let database: TestDatabase;
let web: TestWeb;
let desk: AtConsole;

beforeAll(async () => {
  database = await createTestDatabase();
  web = await startWeb(database);
  desk = await atConsole(web, database.db);
});
afterAll(async () => {
  await web.close();
  await database.drop();
});

/** A webinar that is over on the clock of `startWeb`, with these people; the first half of them came. */
async function aWebinarThatWas(people: number) {
  const startsAt = new Date('2027-02-24T13:00:00Z');
  const { event } = await anEvent(database.db, { startsAt, endsAt: new Date('2027-02-24T14:30:00Z') });
  const sessions = await aProgramme(database.db, event, [{ sessions: { A1: 6, B1: null } }]);
  const registrations = registrationsOn(database.db, new HandClock('2027-02-01T09:00:00Z'));
  for (let i = 0; i < people; i++) {
    const input = {
      ...aForm(`Deelnemer${i}`),
      organisation: i % 3 === 0 ? '=2+5 Advies' : `Organisatie ${i % 12}`,
      role: ROLES[i % ROLES.length] as (typeof ROLES)[number],
      sessions: [sessions.get(i % 2 ? 'A1' : 'B1') as string],
    };
    const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
    const verdict = await registrations.register(input, context);
    if ('registrationId' in verdict && i < people / 2)
      await new Attendance(database.db).recordJoinPress({ id: verdict.registrationId, eventId: event.id }, startsAt);
  }
  return event;
}

const page = (id: string) => desk.get(`/console/e/${id}/statistics`);

describe('the figures of an event', () => {
  it('say how many came, by role and by organisation, and how full each session was', async () => {
    const event = await aWebinarThatWas(20);
    const { body } = await page(event.id);
    expect(body).toContain('10 van de 20 mensen met een plek zijn gezien: 50 procent.');
    expect(body).toContain('1 van de 2 sessies is vol.');
    expect(body).toMatch(/Onderzoek<\/th><td><span class="num">\d+ \/ 7<\/span>/);
    expect(body).toContain('6 / 6');
    expect(body).toContain('4 wachten');
    expect(body).not.toContain('Deelnemer');
  });

  it('cost as many queries for thirty people as for one', async () => {
    const [one, thirty] = [await aWebinarThatWas(1), await aWebinarThatWas(30)];
    const few = await queriesOfPage(web, () => page(one.id));
    expect(await queriesOfPage(web, () => page(thirty.id))).toBe(few);
    expect(few).toBeLessThanOrEqual(11);
  });

  it('say of an event that was called off who had a place, not that nobody came', async () => {
    const event = await aWebinarThatWas(20);
    await database.db.read.query(`update event set status = 'cancelled' where id = $1`, [event.id]);
    await database.db.read.query(
      'update attendance set attended = false where registration_id in (select id from registration where event_id = $1)',
      [event.id],
    );
    const { body } = await page(event.id);
    expect(body).toContain('20 met een plek');
    expect(body).not.toContain('procent');
    expect((await desk.get('/console?tab=past')).body).toMatch(/Gaat niet door<.{0,80}>20<\/td><td[^>]*><\/td>/);
  });

  it('say of one day what there is to say of one day', async () => {
    const { event } = await anEvent(database.db);
    const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
    await registrationsOn(database.db, new HandClock('2027-03-01T07:00:00Z')).register(aForm('Deelnemer'), context);
    const { body } = await page(event.id);
    expect(body).toContain('Op maandag 1 maart 2027 groeide het aantal naar 1.');
    expect(body).not.toContain('sterkste groei');
  });

  it('of an event without anybody say so instead of drawing nothing', async () => {
    const { event } = await anEvent(database.db);
    const { body } = await page(event.id);
    expect(body).toContain('Nog geen cijfers');
    expect(body).not.toContain('<svg class="narrow"');
  });
});

describe('the answers to questions', () => {
  const choice = {
    kind: 'one_choice',
    label: { nl: 'Hoe <b>reis</b> je?' },
    options: someOptions('bus', 'fiets'),
  } as const;
  const needs = { kind: 'yes_no', label: { nl: 'Rolstoel?' }, privacy: 'sensitive', eraseDays: 9 } as const;
  /** Twenty people, of whom `bus` take the bus and one needs something. */
  async function travelling(bus: number) {
    const event = await aWebinarThatWas(20);
    const [how, need] = [
      await addQuestion(database.db, event.id, choice),
      await addQuestion(database.db, event.id, needs),
    ];
    await database.db.read.query(
      `insert into answer (registration_id, question_id, value, answered_at)
       select id, $2, case when row_number() over () <= $3 then '"bus"' else '"fiets"' end::jsonb, now()
       from registration where event_id = $1`,
      [event.id, how.id, bus],
    );
    await database.db.read.query(
      `insert into answer (registration_id, question_id, value, answered_at)
       select id, $2, 'true', now() from registration where event_id = $1 limit 1`,
      [event.id, need.id],
    );
    return event;
  }
  const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

  it('are counted for organisers, sensitive ones too', async () => {
    const text = textOf((await page((await travelling(3)).id)).body);
    expect(text).toMatch(/Hoe &lt;b>reis&lt;\/b> je\? .*fiets 17 bus 3 20 mensen gaven antwoord\./);
    expect(text).toMatch(/Rolstoel\? Apart bewaard .*Ja 1/);
  });

  it('point at nobody for who may only look, and in the file; sensitive ones are in neither', async () => {
    const [few, enough] = [await travelling(3), await travelling(8)];
    const viewer = await atConsole(web, database.db, { role: 'viewer' });
    const seen = async (id: string) => textOf((await viewer.get(`/console/e/${id}/statistics`)).body);
    const file = async (id: string) => (await desk.post(`/console/e/${id}/statistics/export`)).body;
    expect(await seen(few.id)).not.toMatch(/bus 3|fiets 17|Rolstoel/);
    expect(await seen(enough.id)).toMatch(/fiets 12 bus 8/);
    expect(await file(few.id)).toMatch(/je\?;bus;minder dan 5/);
    expect(await file(few.id)).not.toMatch(/;17\r|Rolstoel/);
    expect(await file(enough.id)).toMatch(/je\?;fiets;12\r\n[^\n]*je\?;bus;8/);
  });
});

describe('the file of figures', () => {
  it('leaves out numbers that could point at somebody, holds no formula and no person, and is written down', async () => {
    const event = await aWebinarThatWas(20);
    const file = await desk.post(`/console/e/${event.id}/statistics/export`);
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(file.body).toContain('Stand van de aanmeldingen;Met een plek;20');
    expect(file.body).toContain("'=2+5 Advies");
    expect(file.body).not.toContain('Deelnemer');
    expect(file.body).not.toContain('Organisatie ');
    expect(file.body).toContain('Opkomst;Aanwezig;10');
    expect(file.body).toContain('Andere organisaties, of niet ingevuld;13');
    const numbers = [...file.body.matchAll(/;(\d+)\r\n/g)].map(([, number]) => Number(number));
    expect(numbers.filter((number) => number > 0 && number < 5)).toEqual([]);
    expect(file.body).toContain('minder dan 5');
    const [entry] = await database.db.read.query(
      `select action from audit_entry where action = 'statistics.exported' and subject_id = $1`,
      [event.id],
    );
    expect(entry).toEqual({ action: 'statistics.exported' });
  });

  it('says of no session how many came when nobody was noted per session, and the page neither', async () => {
    const event = await aWebinarThatWas(20);
    const file = await desk.post(`/console/e/${event.id}/statistics/export`);
    expect(file.body).toContain('Per rol: Aanwezig');
    expect(file.body).toContain('Per sessie: Met een plek');
    expect(file.body).not.toContain('Per sessie: Aanwezig');
    expect((await page(event.id)).body).not.toContain('0 aanwezig');
  });

  it('says nothing of who came before it began', async () => {
    const { event } = await anEvent(database.db);
    const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
    await registrationsOn(database.db, new HandClock('2027-02-01T09:00:00Z')).register(aForm('Deelnemer'), context);
    const file = await desk.post(`/console/e/${event.id}/statistics/export`);
    expect(file.body).toContain('Per rol: Met een plek');
    expect(file.body).not.toContain('Aanwezig');
  });

  it('is not for who may only look', async () => {
    const { event } = await anEvent(database.db);
    const viewer = await atConsole(web, database.db, { role: 'viewer' });
    expect((await viewer.get(`/console/e/${event.id}/statistics`)).statusCode).toBe(200);
    expect((await viewer.post(`/console/e/${event.id}/statistics/export`)).statusCode).toBe(403);
  });
});
