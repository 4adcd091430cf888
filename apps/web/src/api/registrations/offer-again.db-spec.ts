import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { OfferStage } from '#registrations/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { sendJson, withKey } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

it('offers a place again to who let it lapse, once, and only as it was expected', async () => {
  web.moveTo('2027-03-01T09:00:00Z');
  const key = await withKey(web, test.db, ['read', 'write']);
  const stage = new OfferStage(test.db);
  const { event, ana, bo } = await stage.fullWithTwoWaiting();
  await stage.registrations.cancel(ana, { kind: 'participant' });
  stage.clock.advance({ days: 1 });
  await stage.offers.lapseDue(stage.clock.now());
  web.moveTo(stage.clock.now().toISOString());
  const again = (expected: string) =>
    sendJson(web, `/api/v1/events/${event.slug}/registrations/${bo}/offer`, { expected }, key);
  const status = async () =>
    (await test.db.read.query('select status from registration where id = $1', [bo]))[0].status as string;
  const wrong = await again('offered');
  expect([wrong.statusCode, wrong.json().code, await status()]).toEqual([409, 'otherwise', 'lapsed']);
  const right = await again('in_line');
  expect([right.statusCode, right.json(), await status()]).toEqual([200, { status: 'in_line' }, 'waiting']);
  const twice = await again('in_line');
  expect([twice.statusCode, twice.json().code]).toEqual([409, 'not_lapsed']);
});
