import { RequestMethod } from '@nestjs/common';
import { anEvent, aProgramme } from '#events/testing';
import type { Role } from '#identity';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { addQuestion } from '#questions/testing';
import { register, registrationsOn } from '#registrations/testing';
import { startWeb, type TestWeb } from '../testing.js';
import { ConsoleModule } from './console.module.js';
import { sendFile } from './imports/testing.js';
import { ROUTES } from './testing/roles-of-routes.js';
import { type AtConsole, atConsole } from './testing.js';

const aMessage = `insert into message (id, event_id, audience, subject, body, created_at, changed_at)
  select gen_random_uuid(), id, '{"kind": "all"}', '{"nl": "Hallo"}', '{"nl": "Dag"}', created_at, created_at from event where id = $1 returning id`;
const aPlan = `insert into mail_plan (id, event_id, anchor, lead, created_at)
  select gen_random_uuid(), id, 'start', 'P1D', created_at from event where id = $1 returning id`;
const aSpeaker = `insert into speaker (id, event_id, name, email, email_as_typed, language, created_at)
  select gen_random_uuid(), id, 'Ina', 'ina@example.org', 'ina@example.org', 'nl', created_at from event where id = $1 returning id`;
const ABSENT = '0190a000-0000-7000-8000-000000000001';
let test: TestDatabase;
let web: TestWeb;
let paths: Record<string, string>;
const people = new Map<Role, AtConsole>();

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
  for (const role of ['owner', 'organiser', 'viewer'] as const)
    people.set(role, await atConsole(web, test.db, { role }));
  const mine = await anEvent(test.db);
  const registrations = registrationsOn(test.db, new HandClock());
  await register(registrations, mine.event, ['Ana']);
  const [session] = (await aProgramme(test.db, mine.event, [{ sessions: { A1: 5 } }])).values();
  // Somebody is in it, so nobody can take it away.
  await test.db.read.query('update pool set taken = 1 where session_id = $1', [session]);
  await people.get('owner')?.post('/console/theme-groups', { 'name.nl': 'Kennisbasis', letter: 'A', hue: '210' });
  const owner = people.get('owner') as AtConsole;
  await owner.post('/console/series', { 'title.nl': 'Leerkring' });
  await sendFile(web, owner, `/console/e/${mine.event.id}/import`, 'Naam;E-mail\nAna;ana@example.org\n');
  const row = async (sql: string, id: string) => (await test.db.read.query(sql, [id]))[0].id;
  const registration = 'select id from registration where event_id = $1';
  const mail = `select id from outgoing_mail where subject_ids->>'event' = $1`;
  paths = {
    id: mine.event.id,
    registrationId: await row(registration, mine.event.id),
    importId: await row('select id from import_run where event_id = $1', mine.event.id),
    mailId: await row(mail, mine.event.id),
    messageId: await row(aMessage, mine.event.id),
    planId: await row(aPlan, mine.event.id),
    speakerId: await row(aSpeaker, mine.event.id),
    questionId: (await addQuestion(test.db, mine.event.id)).id,
    groupId: await row('select id from theme_group where id <> $1', mine.event.id),
    contactId: await row('select contact_id as id from registration where event_id = $1', mine.event.id),
    seriesId: await row('select id from series where id <> $1', mine.event.id),
    sessionId: session ?? '',
    roundId: await row('select id from round where event_id = $1', mine.event.id),
  };
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const table = Object.entries(ROUTES).map(([route, statuses]) => [route, ...statuses] as const);
const methodOf = (route: string) => route.slice(0, route.indexOf(' '));
const pathOf = (route: string) => {
  const path = route.slice(route.indexOf(' ') + 1).replace(/:(\w+)/g, (_, name) => paths[name] ?? ABSENT);
  return `/${route.includes('console/people/') ? path.replace(paths.id ?? '', ABSENT) : path}`;
};

describe('the console', () => {
  it('has no route that this table forgets', () => {
    expect(guardedRoutes().sort()).toEqual(Object.keys(ROUTES).sort());
  });

  it.each(table)('%s sends strangers to the sign-in page', async (route) => {
    for (const cookie of ['', 'kring_session=x', `kring_session=${'A'.repeat(43)}`]) {
      const ask =
        methodOf(route) === 'GET' ? web.get(pathOf(route), { cookie }) : web.post(pathOf(route), {}, { cookie });
      const answer = await ask;
      expect([answer.statusCode, answer.headers.location]).toEqual([303, '/console/inloggen']);
    }
  });

  it.each(table.filter(([route]) => methodOf(route) === 'POST'))(
    '%s refuses a form without its own token',
    async (route) => {
      const owner = people.get('owner') as AtConsole;
      const ofAnother = people.get('viewer') as AtConsole;
      for (const csrf of ['', 'x', ofAnother.csrf]) {
        expect((await web.post(pathOf(route), { csrf }, owner.headers)).statusCode).toBe(403);
      }
      expect((await web.post(pathOf(route), {}, owner.headers)).statusCode).toBe(403);
    },
  );

  // Signing out comes last in the table, so everybody is still in.
  it.each(table)('%s is for the right roles', async (route, viewer, organiser, owner) => {
    const statuses = [];
    for (const role of ['viewer', 'organiser', 'owner'] as const) {
      const person = people.get(role) as AtConsole;
      const answer = methodOf(route) === 'GET' ? person.get(pathOf(route)) : person.post(pathOf(route));
      statuses.push((await answer).statusCode);
    }
    expect(statuses).toEqual([viewer, organiser, owner]);
  });
});

/** Every route of the module that a decorator made, apart from signing in. */
function guardedRoutes(): string[] {
  const controllers: (new () => object)[] = Reflect.getMetadata('controllers', ConsoleModule);
  return controllers.flatMap((controller) => {
    const prefix: string | string[] = Reflect.getMetadata('path', controller);
    if (Array.isArray(prefix)) return [];
    return Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
      if (name === 'constructor') return [];
      const handler = controller.prototype[name as keyof object];
      const path: string | undefined = Reflect.getMetadata('path', handler);
      if (path === undefined) return [];
      const method = RequestMethod[Reflect.getMetadata('method', handler)];
      return [`${method} ${[prefix, path].filter((part) => part !== '/' && part !== '').join('/')}`];
    });
  });
}
