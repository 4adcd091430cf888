import type { EventDetails } from '#events';
import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { OfferStage } from '#registrations/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { type AtConsole, atConsole } from '../testing.js';

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
const participant = { kind: 'participant' } as const;
const lapse = async () => {
  stage.clock.advance({ days: 1 });
  await stage.offers.lapseDue(stage.clock.now());
  web.moveTo(stage.clock.now().toISOString());
};

describe('who let an offer lapse', () => {
  it('goes to the end of the line with one press, which says so first', async () => {
    const { event, ana, bo } = await stage.fullWithTwoWaiting();
    await stage.registrations.cancel(ana, participant);
    await lapse();
    const list = (await office.get(`/console/e/${event.id}/registrations?status=lapsed`)).body;
    expect([list.includes(at(event, bo)), list.includes(at(event, ana))]).toEqual([true, false]);
    const { body } = await office.get(at(event, bo));
    expect(textOf(body)).toContain('De plek die was aangeboden, ging naar de volgende. Er is nu geen plek vrij.');
    expect(body).toContain('name="expected" value="in_line"');
    const { headers } = await office.post(at(event, bo, '/offer'), { expected: 'in_line' });
    expect(headers.location).toBe(at(event, bo, '?done=in_line_again'));
    const after = textOf((await office.get(at(event, bo))).body);
    expect(after).toContain('Mocht opnieuw een plek krijgen');
    expect(after).not.toContain('Niet geantwoord');
    const twice = await office.post(at(event, bo, '/offer'), { expected: 'in_line' });
    expect(twice.headers.location).toBe(at(event, bo, '?done=offer_not_lapsed'));
  });

  it('is offered a free place of a session by its code, and nothing else than was said', async () => {
    const { event } = await anEvent(test.db, { waitlistMode: 'offer' });
    const a1 = (await aProgramme(test.db, event, [{ sessions: { A1: 1 }, min: 0 }])).get('A1') ?? '';
    const ana = await stage.join(event, 'Ana', [a1]);
    const bo = await stage.join(event, 'Bo', [a1]);
    await stage.registrations.changeSessions(ana, [], participant);
    await lapse();
    expect(textOf((await office.get(at(event, bo))).body)).toContain('Opnieuw aanbieden: A1');
    const press = (expected: string, session = a1) => office.post(at(event, bo, '/offer'), { expected, session });
    expect((await press('in_line')).headers.location).toBe(at(event, bo, '?done=offer_otherwise'));
    expect((await press('offered', 'no id')).headers.location).toBe(at(event, bo, '?done=offer_not_lapsed'));
    expect(await stage.held()).toEqual(['Bo A1 lapsed']);
    expect((await press('offered')).headers.location).toBe(at(event, bo, '?done=offered_again'));
    expect(await stage.held()).toEqual(['Bo A1 lapsed', 'Bo A1 open']);
    expect(textOf((await office.get(at(event, bo))).body)).toContain('Mocht opnieuw een plek in A1 krijgen');
  });

  it('is read, not offered, by who may only look; and only at their own event', async () => {
    const { event, ana, bo } = await stage.fullWithTwoWaiting();
    await stage.registrations.cancel(ana, participant);
    await lapse();
    const viewer = await atConsole(web, test.db, { role: 'viewer', language: 'nl' });
    expect((await viewer.get(at(event, bo))).body).not.toContain('name="expected"');
    const { event: other } = await anEvent(test.db);
    expect((await office.post(at(other, bo, '/offer'), { expected: 'in_line' })).statusCode).toBe(404);
    expect(await stage.people()).toContain('Bo lapsed');
  });
});
