import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { aDay, checkedIn, person } from '../testing.js';

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

describe('my programme', () => {
  it('is the day as chosen, with how each session stands', async () => {
    const { choose, register, mineOf } = await aDay(test, web);
    await register('Ana', choose('A1', 'A2'));
    await register('Bo', choose('A1', 'B2'));
    const { body } = await web.get(await mineOf('Bo'));
    const mine = body.slice(body.indexOf('id="my-programme"'), body.indexOf('id="road"'));
    expect(textOf(mine)).toMatch(
      /Mijn programma 14\.00 Begin 14\.00 50 min A1 Sessie A1 Wachtlijst 15\.00 50 min B2 Sessie B2 Je hebt een plek 15\.30 Einde/,
    );
    expect(mine).toContain(`href="${await mineOf('Bo')}/wijzigen"`);
    expect((await web.get(`/en${await mineOf('Bo')}`)).body).toContain('Waiting list');
  });

  it('is not there at an event without a choice, and neither is the way to change it', async () => {
    await anEvent(test.db, { slug: 'dag' });
    await web.post('/dag/aanmelden', person('Ana'));
    const [{ id }] = await test.db.read.query('select id from registration');
    const mine = `/mijn/${web.secrets.linkToken('manage', id, 1)}`;
    expect((await web.get(mine)).body).not.toContain('id="my-programme"');
    expect((await web.get(`${mine}/wijzigen`)).headers.location).toBe(mine);
  });

  it('shows what was called off, struck through', async () => {
    const { choose, register, mineOf, callOff } = await aDay(test, web);
    await register('Ana', choose('A1', 'A2'));
    await callOff('A1');
    expect((await web.get(await mineOf('Ana'))).body).toMatch(/<li class="cancelled">.*Sessie A1.*Vervalt/);
  });

  it('says which sessions were moved to the same time, and where to choose', async () => {
    const { choose, register, mineOf } = await aDay(test, web);
    await register('Ana', choose('A1', 'A2'));
    expect((await web.get(await mineOf('Ana'))).body).not.toContain('tegelijk');
    await test.db.read.query(
      `update session set starts_at = first.starts_at, ends_at = first.ends_at
       from session first where session.code = 'A2' and first.code = 'A1'`,
    );
    const { body } = await web.get(await mineOf('Ana'));
    expect(textOf(body)).toContain('Twee van je sessies zijn nu tegelijk A2 is tegelijk met A1. Kies een van de twee.');
    expect((await web.get(`/en${await mineOf('Ana')}`)).body).toContain('A2 is at the same time as A1');
  });

  it('is in the calendar file', async () => {
    const { choose, register, mineOf } = await aDay(test, web);
    await register('Ana', choose('A1', 'A2'));
    const file = (await web.get(`${await mineOf('Ana')}/agenda.ics`)).body.replaceAll('\r\n ', '');
    expect(file).toContain('14.00 A1 Sessie A1\\n15.00 A2 Sessie A2');
  });
});

describe('a session that is called off', () => {
  /** As the house does it: the place goes with the session. */
  const emptied = async (day: Awaited<ReturnType<typeof aDay>>, code: string) => {
    await day.callOff(code);
    await test.db.read.query(`delete from session_place where session_id = (select id from session where code = $1)`, [
      code,
    ]);
  };

  it('is named where it was, and who must choose is asked to choose again', async () => {
    const day = await aDay(test, web);
    await day.register('Ana', day.choose('A1', 'A2'));
    const mine = await day.mineOf('Ana');
    expect((await web.get(mine)).body).not.toContain('Kies nog een sessie');
    await emptied(day, 'A1');
    const { body } = await web.get(mine);
    expect(textOf(body)).toContain('A1 gaat niet door. Je hebt hier geen sessie');
    expect(body).not.toContain('Je koos hier geen sessie');
    expect(textOf(body)).toMatch(/Kies nog een sessie [^:]+: A1 gaat niet door Kies een sessie/);
    expect(body).toContain(`<a class="btn go" href="${mine}/wijzigen">`);
    expect((await web.get(`/en${mine}`)).body).toContain('A1 is cancelled');
    await web.post(`${mine}/wijzigen`, day.choose('B1', 'A2'));
    expect((await web.get(mine)).body).not.toContain('Kies nog een sessie');
  });

  it('asks nothing of who need not choose, or cannot any more', async () => {
    const day = await aDay(test, web);
    await day.register('Ana', day.choose('A1', 'A2'));
    await emptied(day, 'A1');
    web.moveTo('2027-03-04T14:30:00Z');
    expect((await web.get(await day.mineOf('Ana'))).body).not.toContain('Kies nog een sessie');
    web.moveTo('2027-03-01T09:00:00Z');
    await test.db.read.query('update round set min_choices = 0');
    const { body } = await web.get(await day.mineOf('Ana'));
    expect(body).not.toContain('Kies nog een sessie');
    expect(body).toContain('A1 gaat niet door');
  });
});

describe('choosing other sessions', () => {
  it('shows what somebody has, swaps it, and says so', async () => {
    const { choose, register, places, mineOf } = await aDay(test, web);
    await register('Ana', choose('A1', 'A2'));
    const mine = await mineOf('Ana');
    const form = await web.get(`${mine}/wijzigen`);
    expect(checkedIn(form.body)).toEqual(Object.values(choose('A1', 'A2')));
    expect(form.body).not.toContain('<script');
    expect(form.headers).toMatchObject({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' });
    const done = await web.post(`${mine}/wijzigen`, choose('B1', 'A2'));
    expect([done.statusCode, done.headers.location]).toEqual([303, `${mine}?gewijzigd=ja`]);
    expect(await places()).toEqual(['Ana: B1 confirmed, A2 confirmed']);
    expect((await web.get(`${mine}?gewijzigd=ja`)).body).toContain('Je programma is aangepast');
    const same = await web.post(`/en${mine}/wijzigen`, choose('B1', 'A2'));
    expect(same.headers.location).toBe(`/en${mine}?gewijzigd=nee`);
    expect((await web.get(`/en${mine}?gewijzigd=nee`)).body).toContain('Your programme stayed as it was');
  });

  it('keeps a place until the session hoped for has room, says so, and then swaps', async () => {
    const { choose, register, places, mineOf } = await aDay(test, web);
    await register('Ana', choose('A1', 'A2'));
    await register('Bo', choose('B1', 'A2'));
    const [ana, bo] = [await mineOf('Ana'), await mineOf('Bo')];
    await web.post(`${bo}/wijzigen`, choose('A1', 'A2'));
    expect(await places()).toEqual(['Ana: A1 confirmed, A2 confirmed', 'Bo: A1 waiting, B1 confirmed, A2 confirmed']);
    const page = (await web.get(bo)).body;
    expect(page).toContain('Je houdt B1 tot er een plek in A1 vrijkomt.');
    expect(textOf(page)).toMatch(/A1 Sessie A1 Wachtlijst .*B1 Sessie B1 Je plek tot A1 vrijkomt/);
    expect(checkedIn((await web.get(`${bo}/wijzigen`)).body)).toEqual(Object.values(choose('A1', 'A2')));
    expect((await web.post(`${bo}/wijzigen`, choose('A1', 'A2'))).headers.location).toBe(`${bo}?gewijzigd=nee`);
    await web.post(`${ana}/wijzigen`, choose('B1', 'A2'));
    expect(await places()).toEqual(['Ana: B1 confirmed, A2 confirmed', 'Bo: A1 confirmed, A2 confirmed']);
    expect((await web.get(bo)).body).not.toContain('Je houdt');
  });

  it('lets somebody leave a round that asks for nothing', async () => {
    const { choose, register, places, mineOf } = await aDay(test, web);
    await test.db.read.query('update round set min_choices = 0');
    await register('Ana', choose('A1', 'A2'));
    const mine = await mineOf('Ana');
    expect((await web.get(`${mine}/wijzigen`)).body).toContain('Geen sessie in deze ronde');
    const field = Object.keys(choose('A2')).join();
    await web.post(`${mine}/wijzigen`, { ...choose('A1'), [field]: '' });
    expect(await places()).toEqual(['Ana: A1 confirmed']);
    expect((await web.get(mine)).body).toContain('Je koos hier geen sessie');
    expect(checkedIn((await web.get(`${mine}/wijzigen`)).body)).toEqual([...Object.values(choose('A1')), '']);
  });

  it('refuses what does not fit the programme, and leaves everything as it was', async () => {
    const { choose, register, places, mineOf, callOff } = await aDay(test, web);
    const { event } = await anEvent(test.db, { slug: 'andere-dag' });
    const foreign = (await aProgramme(test.db, event, [{ sessions: { Z1: 5 } }])).get('Z1') ?? '';
    await register('Ana', choose('A1', 'A2'));
    const mine = await mineOf('Ana');
    await callOff('B2');
    const refused: [Record<string, string>, string][] = [
      [choose('B1'), 'Kies een sessie in deze ronde'],
      [choose('B1', 'B2'), 'Sessie B2 vervalt. Kies een andere'],
      [{ ...choose('B1', 'A2'), 'round.x': foreign }, 'is er niet meer'],
      [{ ...choose('B1', 'A2'), sessions: '<b>' }, 'is er niet meer'],
    ];
    for (const [sent, message] of refused) {
      const answer = await web.post(`${mine}/wijzigen`, sent);
      expect([answer.statusCode, answer.body.includes(message)]).toEqual([422, true]);
      expect(answer.headers['cache-control']).toBe('private, no-store');
      expect(checkedIn(answer.body)).toContain(Object.values(choose('B1'))[0]);
    }
    expect(await places()).toEqual(['Ana: A1 confirmed, A2 confirmed']);
  });

  it('is no longer offered once the person or the event has cancelled, or the day is over', async () => {
    const { choose, register, places, mineOf } = await aDay(test, web);
    await register('Ana', choose('A1', 'A2'));
    const mine = await mineOf('Ana');
    const isRefused = async () => {
      expect((await web.get(mine)).body).not.toContain('/wijzigen');
      expect((await web.get(`${mine}/wijzigen`)).headers.location).toBe(mine);
      expect((await web.post(`${mine}/wijzigen`, choose('B1', 'B2'))).headers.location).toBe(mine);
    };
    web.moveTo('2027-03-04T14:30:00Z');
    await isRefused();
    web.moveTo('2027-03-01T09:00:00Z');
    await test.db.read.query(`update event set status = 'cancelled'`);
    await isRefused();
    expect(await places()).toEqual(['Ana: A1 confirmed, A2 confirmed']);
    await test.db.read.query(`update event set status = 'published'`);
    await web.post(`${mine}/afzeggen`);
    await isRefused();
    expect(await places()).toEqual(['Ana: -']);
  });
});

const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
