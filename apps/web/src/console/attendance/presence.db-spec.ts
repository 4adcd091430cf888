import { anEvent } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { register, registrationsOn } from '#registrations/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { atConsole } from '../testing.js';

let database: TestDatabase;
let web: TestWeb;

beforeAll(async () => {
  database = await createTestDatabase();
  web = await startWeb(database);
});
afterAll(async () => {
  await web.close();
  await database.drop();
});

describe('the page of a person', () => {
  it('lets an organiser say that they were there, and leave it to the rule again; a viewer only reads it', async () => {
    const { event } = await anEvent(database.db);
    const [ana] = await register(registrationsOn(database.db, new HandClock()), event, ['Ana']);
    const page = `/console/e/${event.id}/registrations/${ana && 'registrationId' in ana ? ana.registrationId : ''}`;
    const noor = await atConsole(web, database.db);
    const decide = async () => {
      const form = /action="([^"]+\/decision)".*?name="decision" value="(\w+)"/s.exec((await noor.get(page)).body);
      const answer = await noor.post(form?.[1] ?? '', { back: 'person', decision: form?.[2] ?? '' });
      expect(answer.headers.location).toContain(page);
      return form?.[2];
    };
    expect([await decide(), await decide(), await decide()]).toEqual(['present', 'rule', 'present']);
    const viewer = await atConsole(web, database.db, { role: 'viewer' });
    const { body } = await viewer.get(page);
    expect(body).toContain('<span class="tag ok">Aanwezig</span>');
    expect(body).not.toContain('/decision"');
  });
});
