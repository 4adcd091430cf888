import type { EventDetails } from '#events';
import { anEvent } from '#events/testing';
import { newId } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { register, registrationsOn } from '#registrations/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { withKey } from '../testing.js';
import { RegistrationList } from './registration-schemas.js';

let test: TestDatabase;
let web: TestWeb;
let mine: string;
let others: string;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  const [webinar, other] = [await anEvent(test.db, { slug: 'webinar' }), await anEvent(test.db, { slug: 'other' })];
  const registrations = registrationsOn(test.db, new HandClock());
  const first = async (event: EventDetails, names: string[]) => {
    const [verdict] = await register(registrations, event, names);
    return verdict && 'registrationId' in verdict ? verdict.registrationId : '';
  };
  mine = await first(webinar.event, ['Ana', 'Ben', 'Cem']);
  others = await first(other.event, ['Dua']);
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const LIST = '/api/v1/events/webinar/registrations';
describe('registrations for programs', () => {
  it('come in order of arrival, page after page, with a cancelled one too', async () => {
    const key = await withKey(web, test.db, ['read', 'write']);
    await web.send('DELETE', `${LIST}/${mine}`, key);
    const seen: string[] = [];
    let next: string | undefined = `${LIST}?limit=2`;
    for (let pages = 0; next && pages < 5; pages++) {
      const answer = await web.get(next, key);
      seen.push(...RegistrationList.parse(answer.json()).data.map(({ name, status }) => `${name} ${status}`));
      next = /^<([^>]+)>/.exec(String(answer.headers.link ?? ''))?.[1];
    }
    expect(seen).toEqual(['Ana cancelled', 'Ben confirmed', 'Cem confirmed']);
  });

  it('never reach from one event into another', async () => {
    const key = await withKey(web, test.db, ['read', 'write']);
    for (const id of [others, newId(), 'x', '%00'])
      expect((await web.send('DELETE', `${LIST}/${id}`, key)).statusCode).toBe(404);
    const names = RegistrationList.parse((await web.get(LIST, key)).json()).data.map(({ name }) => name);
    expect(names).toEqual(['Ana', 'Ben', 'Cem']);
  });

  it('are cancelled once, in the name of who holds the key, and not when the event is over', async () => {
    const key = await withKey(web, test.db, ['write']);
    for (let i = 0; i < 2; i++) expect((await web.send('DELETE', `${LIST}/${mine}`, key)).statusCode).toBe(204);
    const [{ organiser_id: holder }] = await test.db.read.query('select organiser_id from api_key');
    const audit = `select actor_id from audit_entry where subject_id = $1 and action = 'registration.cancelled'`;
    expect(await test.db.read.query(audit, [mine])).toEqual([{ actor_id: holder }]);
    const [ben] = await test.db.read.query(`select id from registration where name = 'Ben'`);
    web.moveTo('2027-03-05T09:00:00Z');
    const late = await web.send('DELETE', `${LIST}/${ben.id}`, key);
    expect([late.statusCode, late.json().code]).toEqual([409, 'too_late']);
    web.moveTo('2027-03-01T09:00:00Z');
  });
});
