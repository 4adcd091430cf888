import type { EventDetails } from '#events';
import { type AnEvent, anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { OfferStage } from '#registrations/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { type AtConsole, atConsole, queriesOfPage } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;
let office: AtConsole;
let stage: OfferStage;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  web.moveTo('2027-03-01T09:00:00Z');
  office = await atConsole(web, test.db, { language: 'nl' });
  stage = new OfferStage(test.db);
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const at = ({ id }: EventDetails, registrationId: string, rest = '') =>
  `/console/e/${id}/registrations/${registrationId}${rest}`;
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('a place that is held', () => {
  it('shows with its deadline in the list, on the person’s page and among what is to be done', async () => {
    const { event, ana, bo } = await stage.fullWithTwoWaiting();
    await stage.registrations.cancel(ana, { kind: 'participant' });
    const list = textOf((await office.get(`/console/e/${event.id}/registrations`)).body);
    expect(list).toMatch(/bo@example.org.*aangeboden tot 2 mrt 2027/);
    expect(textOf((await office.get(at(event, bo))).body)).toContain('aangeboden tot 2 mrt 2027');
    expect(textOf((await office.get(at(event, bo))).body)).toContain('Kreeg een plek aangeboden');
    expect(textOf((await office.get(`/console/e/${event.id}`)).body)).toContain(
      '1 plek is aangeboden en wacht op antwoord.',
    );
  });

  it('costs a list of thirty no more queries than one of one', async () => {
    const cost = async (people: number) => {
      await test.db.read.query('delete from outgoing_mail; delete from registration; delete from pool');
      const { event } = await anEvent(test.db, { capacity: 1, waitlistMode: 'offer' });
      for (let i = 0; i <= people; i++) await stage.join(event, `P${i}`);
      await stage.setCapacity(event, people);
      return queriesOfPage(web, () => office.get(`/console/e/${event.id}/registrations`));
    };
    expect(await cost(30)).toBe(await cost(1));
  });
});

describe('giving a place out of order', () => {
  const full = async (wishes: AnEvent = { waitlistMode: 'auto' }) => stage.fullWithTwoWaiting(wishes);

  it('says first how many people more than places that makes, and then does it', async () => {
    const { event, cy } = await full();
    expect((await office.get(at(event, cy))).body).toContain(at(event, cy, '/place'));
    const { body } = await office.get(at(event, cy, '/place'));
    expect(textOf(body)).toContain('Bezette plekken: 1 van 1. Met deze erbij is dat 1 meer dan er zijn.');
    expect(body).toContain('name="overbook"');
    const { headers } = await office.post(at(event, cy, '/place'), { overbook: 'yes' });
    expect(headers.location).toBe(at(event, cy, '?done=place_given'));
    expect(await stage.people()).toEqual(['Ana confirmed', 'Bo waiting', 'Cy confirmed']);
    expect(textOf((await office.get(at(event, cy))).body)).toContain('Kreeg een plek, een meer dan er waren');
    const overview = textOf((await office.get(`/console/e/${event.id}`)).body);
    expect(overview).toContain('1 meer dan er plekken zijn');
    expect(overview).toContain('Er is 1 plek meer vergeven of aangeboden dan er zijn. Plekken wijzigen');
  });

  it('never overbooks without that question: the last place may have gone meanwhile', async () => {
    const { event, cy } = await full();
    const answer = await office.post(at(event, cy, '/place'));
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('name="overbook"');
    expect(await stage.people()).toEqual(['Ana confirmed', 'Bo waiting', 'Cy waiting']);
  });

  it('is of no use to who does not wait, pressed twice or by hand', async () => {
    const { event, ana, cy } = await full();
    await office.post(at(event, cy, '/place'), { overbook: 'yes' });
    const again = await office.post(at(event, cy, '/place'), { overbook: 'yes' });
    expect(again.headers.location).toBe(at(event, cy, '?done=not_waiting'));
    expect((await office.get(at(event, ana, '/place'))).headers.location).toBe(at(event, ana, '?done=not_waiting'));
    expect((await office.post(at(event, ana, '/place'), { session: 'x' })).statusCode).toBe(303);
    expect(await stage.pool()).toEqual({ taken: 2, waiting: 1, ceiling: 2 });
  });

  it('is also possible in a session', async () => {
    const { event } = await anEvent(test.db);
    const a1 = (await aProgramme(test.db, event, [{ sessions: { A1: 1 }, min: 0 }])).get('A1') ?? '';
    await stage.join(event, 'Ana', [a1]);
    const bo = await stage.join(event, 'Bo', [a1]);
    expect((await office.get(at(event, bo))).body).toContain(at(event, bo, `/place?session=${a1}`));
    expect(textOf((await office.get(at(event, bo, `/place?session=${a1}`))).body)).toContain(
      'Bo een plek geven in A1 Sessie A1?',
    );
    await office.post(at(event, bo, '/place'), { session: a1, overbook: 'yes' });
    expect(await stage.places()).toEqual(['Ana A1 confirmed', 'Bo A1 confirmed']);
    expect(textOf((await office.get(at(event, bo))).body)).toContain('Kreeg een plek in A1, een meer dan er waren');
  });

  it('concerns only people of this event', async () => {
    const [{ cy }, other] = [await full(), await anEvent(test.db)];
    expect((await office.get(at(other.event, cy, '/place'))).statusCode).toBe(404);
    expect((await office.post(at(other.event, cy, '/place'), { overbook: 'yes' })).statusCode).toBe(404);
  });
});
