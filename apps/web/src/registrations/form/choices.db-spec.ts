import { lockEvent } from '#events';
import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, queriesOf, someoneWaits, type TestDatabase } from '#platform/testing';
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

describe('choosing sessions when registering', () => {
  it('gives a place in each, and the waiting list where one is full', async () => {
    const { choose, register, places } = await aDay(test, web);
    expect((await register('Ana', choose('A1', 'A2'))).statusCode).toBe(303);
    expect((await web.get('/dag')).body).toContain('<span class="left full">Vol, wachtlijst open</span>');
    expect((await register('Bo', choose('A1', 'B2'))).statusCode).toBe(303);
    expect(await places()).toEqual(['Ana: A1 confirmed, A2 confirmed', 'Bo: A1 waiting, B2 confirmed']);
  });

  it('says at the round what is missing, keeps what was chosen and stores nothing', async () => {
    const { choose, register, places } = await aDay(test, web);
    const answer = await register('Ana', choose('B1'));
    const field = Object.keys(choose('A2')).join();
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(`<a href="#${field}">Kies een sessie in deze ronde</a>`);
    expect(answer.body).toContain(`<span class="err" id="${field}-error">Kies een sessie in deze ronde</span>`);
    expect(answer.body).toContain(`<fieldset class="field" id="${field}"`);
    expect(checkedIn(answer.body)).toEqual(Object.values(choose('B1')));
    expect(await places()).toEqual([]);
    expect((await web.post('/en/dag/aanmelden', { ...person('Ana'), ...choose('B1') })).body).toContain(
      'Choose a session in this round',
    );
  });

  it('loses no choice when something else is wrong', async () => {
    const { choose } = await aDay(test, web);
    const answer = await web.post('/dag/aanmelden', { name: '', ...choose('A1', 'B2') });
    expect(checkedIn(answer.body)).toEqual(Object.values(choose('A1', 'B2')));
  });

  it('takes more than one where the round does, and none where none is asked', async () => {
    const { event } = await anEvent(test.db, { slug: 'dag' });
    const ids = await aProgramme(test.db, event, [
      { sessions: { A1: 5, B1: 5, C1: 5 }, min: 1, max: 2 },
      { sessions: { A2: 5, B2: 5 }, min: 0 },
    ]);
    const [{ id: first }] = await test.db.read.query('select id from round order by position');
    const send = (...codes: string[]) => {
      const fields = [
        ...Object.entries(person('Ana')),
        ...codes.map((code) => [`round.${first}`, ids.get(code) ?? '']),
      ];
      return web.postRaw('/dag/aanmelden', new URLSearchParams(fields as [string, string][]).toString());
    };
    expect((await web.get('/dag/aanmelden')).body).toContain('Kies er 1 tot 2');
    const many = await send('A1', 'B1', 'C1');
    expect(many.body).toContain('Kies hooguit 2 sessies in deze ronde');
    expect(checkedIn(many.body)).toEqual([...['A1', 'B1', 'C1'].map((code) => ids.get(code)), '']);
    expect((await send('A1', 'C1')).statusCode).toBe(303);
    const held = await test.db.read.query(
      'select s.code, p.status from session_place p join session s on s.id = p.session_id order by s.code',
    );
    expect(held).toEqual([
      { code: 'A1', status: 'confirmed' },
      { code: 'C1', status: 'confirmed' },
    ]);
  });

  it('refuses two sessions at the same time, and names them both', async () => {
    const { choose, register, places } = await aDay(test, web);
    await test.db.read.query(
      `update session s set starts_at = a.starts_at from session a where s.code = 'B2' and a.code = 'A1'`,
    );
    const answer = await register('Ana', choose('A1', 'B2'));
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('B2 is tegelijk met A1. Kies een van de twee');
    expect(await places()).toEqual([]);
    expect((await register('Ana', choose('A1', 'A2'))).statusCode).toBe(303);
  });

  it('refuses a session that was called off, and says which', async () => {
    const { choose, register, places, callOff } = await aDay(test, web);
    await callOff('A1');
    expect((await web.get('/dag/aanmelden')).body).not.toContain(Object.values(choose('A1'))[0]);
    expect((await web.get('/dag')).body).toContain('<li class="cancelled">');
    await test.db.read.query('update round set min_choices = 0'); // nor does it tick "no session" for them
    const answer = await register('Ana', choose('A1', 'A2'));
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Sessie A1 vervalt. Kies een andere');
    expect(checkedIn(answer.body)).toEqual(Object.values(choose('A2')));
    expect(await places()).toEqual([]);
  });

  it.each([
    ['of another event', async () => (await otherSession()) ?? ''],
    ['that does not exist', async () => '0190a000-0000-7000-8000-00000000dead'],
    ['that is no id', async () => `"><script>alert(1)</script>`],
  ])('refuses a session %s', async (_, sessionOf) => {
    const { choose, register, places } = await aDay(test, web);
    const answer = await register('Ana', { ...choose('A1', 'A2'), 'round.x': await sessionOf() });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('<a href="#sessions">');
    expect(answer.body).toContain('id="sessions"');
    expect(answer.body).not.toContain('<script>alert');
    expect(await places()).toEqual([]);
  });

  async function otherSession() {
    const { event } = await anEvent(test.db, { slug: 'andere-dag' });
    return (await aProgramme(test.db, event, [{ sessions: { Z1: 5 } }])).get('Z1');
  }

  it('gives the form again when a session is called off while the form is on its way', async () => {
    const { event, choose, register, places } = await aDay(test, web);
    let answer: ReturnType<typeof register> | undefined;
    await test.db.transaction(async (tx) => {
      await lockEvent(tx, event.id); // the form has passed our check and stands at the desk
      answer = register('Ana', choose('A1', 'A2'));
      await someoneWaits(test.db);
      await tx.query(`update session set status = 'cancelled' where code = 'A1'`);
    });
    const page = await answer;
    expect(page?.statusCode).toBe(422);
    expect(page?.body).toContain('Sessie A1 vervalt. Kies een andere');
    expect(page?.body).toContain('value="Ana"');
    expect(checkedIn(page?.body ?? '')).toEqual(Object.values(choose('A2')));
    expect(await places()).toEqual([]);
  });

  it('shows people who wait for the event what their choice means', async () => {
    const { choose, register, places, mineOf } = await aDay(test, web, { capacity: 1 });
    await register('Ana', choose('A1', 'A2'));
    expect((await web.get('/dag/aanmelden')).body).toContain('Je sessies krijg je pas als je een plek hebt');
    await register('Bo', choose('B1', 'B2'));
    expect(await places()).toEqual(['Ana: A1 confirmed, A2 confirmed', 'Bo: B1 wanted, B2 wanted']);
    expect((await web.get(await mineOf('Bo'))).body).toContain('Als je een plek krijgt');
  });

  it('checks against the programme that the page reads anyway: a plain webinar asks for nothing twice', async () => {
    await anEvent(test.db, { slug: 'webinar' });
    const sent = await queriesOf(web.database, () => web.post('/webinar/aanmelden', person('Ana')));
    const asked = (table: string) => sent.filter((sql) => new RegExp(`from "?${table}"? `, 'i').test(sql)).length;
    expect([asked('session'), asked('round'), asked('theme_group'), asked('session_place')]).toEqual([1, 1, 0, 0]);
    expect(asked('pool')).toBe(2); // once for the page, once at the desk, under the lock
  });
});

describe('where people attend in two ways', () => {
  async function hybrid() {
    const { event, choose, register, mineOf } = await aDay(test, web, { kind: 'hybrid', location: 'De Hal' });
    await test.db.read.query(`update pool set mode = 'on_site', capacity = 2, ceiling = 2 where session_id = $1`, [
      Object.values(choose('A1'))[0],
    ]);
    await test.db.read.query(`update pool set mode = 'on_site' where session_id = $1`, [
      Object.values(choose('B1'))[0],
    ]);
    await test.db.read.query(
      `insert into pool (id, event_id, session_id, mode, capacity, ceiling) values (gen_random_uuid(), $1, $2, 'online', 30, 30)`,
      [event.id, Object.values(choose('A1'))[0]],
    );
    return { choose, register, mineOf };
  }

  it('asks of each way what it must choose, and calls optional only what is so for everybody', async () => {
    await hybrid();
    await test.db.read.query(`update pool set mode = 'on_site' where mode = 'any' and session_id is not null`);
    const { body } = await web.get('/dag/aanmelden');
    expect(body).toContain('Op locatie: kies er één. Online: hier is geen sessie.');
    expect(body.slice(body.indexOf('name="attends"'), body.indexOf('name="listed"'))).not.toContain('niet verplicht');
  });

  it('offers on the page to choose again only what can be followed that way, and says that way', async () => {
    const { choose, register, mineOf } = await hybrid();
    await register('Ana', { ...choose('A1', 'A2'), attends: 'online' });
    const mine = (await web.get(await mineOf('Ana'))).body;
    expect(mine).not.toContain('De Hal');
    const { body } = await web.get(`${await mineOf('Ana')}/wijzigen`);
    const card = (code: string) =>
      new RegExp(`<input[^>]*value="${Object.values(choose(code))[0]}"[^>]*>`).exec(body)?.[0];
    expect(card('A1')).not.toContain('disabled');
    expect(card('B1')).toContain('disabled');
    expect(body).toContain('Alleen op locatie');
    await register('Bo', { ...choose('B1', 'A2'), attends: 'on_site' });
    expect((await web.get(await mineOf('Bo'))).body).toContain('<bdi>De Hal</bdi>');
  });

  it('says places for each, and what is there for one only', async () => {
    await hybrid();
    const { body } = await web.get('/dag/aanmelden');
    expect(body).toContain('Op locatie: nog 2 plekken');
    expect(body).toContain('Online: nog 30 plekken');
    expect(body).toContain('Alleen op locatie: nog 20 plekken');
    expect(body.indexOf('name="attends"')).toBeLessThan(body.indexOf('name="round.'));
  });

  it('refuses at its round a session that is not held that way', async () => {
    const { choose, register } = await hybrid();
    const answer = await register('Ana', { ...choose('B1', 'A2'), attends: 'online' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Sessie B1 is niet online te volgen. Kies een andere');
    expect((await register('Ana', { ...choose('B1', 'A2'), attends: 'on_site' })).statusCode).toBe(303);
  });
});
