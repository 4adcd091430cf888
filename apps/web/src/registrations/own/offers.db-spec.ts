import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { person } from '../testing.js';

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

/** One place, which Ana gave up: it is held for Bo, and Cy is next. */
async function heldForBo() {
  await anEvent(test.db, { slug: 'dag', capacity: 1, waitlistMode: 'offer' });
  for (const name of ['Ana', 'Bo', 'Cy']) await web.post('/dag/aanmelden', person(name));
  await web.post(`${await mineOf('Ana')}/afzeggen`);
  return { bo: await mineOf('Bo'), cy: await mineOf('Cy'), offer: await offerOf('Bo') };
}

async function mineOf(name: string): Promise<string> {
  const [{ id }] = await test.db.read.query('select id from registration where name = $1', [name]);
  return `/mijn/${web.secrets.linkToken('manage', id, 1)}`;
}

async function offerOf(name: string): Promise<string> {
  const [row] = await test.db.read.query(
    `select o.id from offer o join registration r on r.id = o.registration_id
     where r.name = $1 order by o.made_at desc limit 1`,
    [name],
  );
  return row?.id ?? '';
}

const people = async (): Promise<string[]> => {
  const rows = await test.db.read.query(`select name || ' ' || status as said from registration order by arrival`);
  return rows.map((row: { said: string }) => row.said);
};

describe('a place that is held for somebody', () => {
  it('is on their page with its deadline, a yes and a no', async () => {
    const { bo, cy, offer } = await heldForBo();
    const { body } = await web.get(bo);
    expect(body).toContain('Er is een plek voor je');
    expect(body).toContain('dinsdag 2 maart 2027 om 10.15 uur');
    expect(body).toContain(`action="${bo}/aanbod"`);
    expect(body).toContain(`value="${offer}"`);
    expect((await web.get(cy)).body).not.toContain('/aanbod');
    expect((await web.get(`/en${bo}`)).body).toContain('Tuesday 2 March 2027 at 10:15');
  });

  it('is taken by no scanner that opens every link', async () => {
    const { bo, offer } = await heldForBo();
    await web.get(bo);
    expect((await web.get(`${bo}/aanbod?offer=${offer}&answer=ja`)).headers.location).toBe(bo);
    await web.head(`${bo}/aanbod?offer=${offer}&answer=ja`);
    expect(await people()).toEqual(['Ana cancelled', 'Bo waiting', 'Cy waiting']);
  });

  it('is theirs by one press, and stays so by a second', async () => {
    const { bo, offer } = await heldForBo();
    const press = () => web.post(`${bo}/aanbod`, { offer, answer: 'ja' });
    const answers = await Promise.all([press(), press(), press()]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303]);
    expect(new Set(answers.map(({ headers }) => headers.location))).toEqual(new Set([`${bo}?aanbod=ja`]));
    expect(await people()).toEqual(['Ana cancelled', 'Bo confirmed', 'Cy waiting']);
    const { body } = await web.get(`${bo}?aanbod=ja`);
    expect(body).toContain('De plek is van jou');
    expect(body).not.toContain('/aanbod"');
  });

  it('goes on with a no', async () => {
    const { bo, cy, offer } = await heldForBo();
    const { headers } = await web.post(`${bo}/aanbod`, { offer, answer: 'nee' });
    expect(headers.location).toBe(`${bo}?aanbod=nee`);
    expect(await people()).toEqual(['Ana cancelled', 'Bo cancelled', 'Cy waiting']);
    expect((await web.get(cy)).body).toContain(`action="${cy}/aanbod"`);
  });

  it('says so when the press comes too late, and what is left to do', async () => {
    const { bo, offer } = await heldForBo();
    web.moveTo('2027-03-02T09:15:01Z');
    expect((await web.get(bo)).body).not.toContain('/aanbod"');
    const { headers } = await web.post(`${bo}/aanbod`, { offer, answer: 'ja' });
    expect(headers.location).toBe(`${bo}?aanbod=te-laat`);
    expect((await web.get(`${bo}?aanbod=te-laat`)).body).toContain('Deze plek is vervallen');
    expect(await people()).toEqual(['Ana cancelled', 'Bo lapsed', 'Cy waiting']);
  });

  it('is nobody else’s: another link, another offer or no answer change nothing', async () => {
    const { bo, cy, offer } = await heldForBo();
    expect((await web.post(`${cy}/aanbod`, { offer, answer: 'ja' })).headers.location).toBe(`${cy}?aanbod=weg`);
    expect((await web.post(`${bo}/aanbod`, { offer: 'x'.repeat(10_000), answer: 'ja' })).statusCode).toBe(303);
    expect((await web.post(`${bo}/aanbod`, { offer })).headers.location).toBe(bo);
    expect((await web.post('/mijn/nergens/aanbod', { offer, answer: 'ja' })).statusCode).toBe(404);
    expect(await people()).toEqual(['Ana cancelled', 'Bo waiting', 'Cy waiting']);
  });

  it('is not free: the page of the event says full, waiting list open', async () => {
    await heldForBo();
    const { body } = await web.get('/dag');
    expect(body).toContain('Vol, wachtlijst open');
  });
});

describe('a place that is held in a session', () => {
  it('names the session, is not free on the programme, and is theirs by one press', async () => {
    const { event } = await anEvent(test.db, { slug: 'dag', waitlistMode: 'offer' });
    const a1 = (await aProgramme(test.db, event, [{ sessions: { A1: 1 }, min: 0 }])).get('A1') ?? '';
    const [{ id }] = await test.db.read.query('select id from round');
    for (const name of ['Ana', 'Bo']) await web.post('/dag/aanmelden', { ...person(name), [`round.${id}`]: a1 });
    await web.post(`${await mineOf('Ana')}/wijzigen`, {});
    const bo = await mineOf('Bo');
    const { body } = await web.get(bo);
    expect(body).toContain('Er is een plek voor je in A1 Sessie A1');
    expect((await web.get('/dag')).body).toContain('Vol, wachtlijst open');
    await web.post(`${bo}/aanbod`, { offer: await offerOf('Bo'), answer: 'ja' });
    const [place] = await test.db.read.query('select status from session_place');
    expect(place).toEqual({ status: 'confirmed' });
  });
});
