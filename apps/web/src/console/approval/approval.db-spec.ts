import type { EventDetails } from '#events';
import { anEvent } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { addQuestion } from '#questions/testing';
import { register, registrationsOn } from '#registrations/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { type AtConsole, atConsole, queriesOfPage } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;
let desk: AtConsole;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
afterAll(async () => {
  await web.close();
  await test.drop();
});
beforeEach(async () => {
  await test.clean();
  desk = await atConsole(web, test.db);
});

async function asking(...names: string[]) {
  const { event } = await anEvent(test.db, { approval: true, capacity: 1 });
  await register(registrationsOn(test.db, new HandClock('2027-02-01T09:00:00Z')), event, names);
  const rows: { id: string }[] = await test.db.read.query('select id from registration order by arrival');
  return { event, ids: rows.map(({ id }) => id), path: `/console/e/${event.id}/approval` };
}
const answer = (event: EventDetails, who: readonly string[], form: Record<string, string>) => {
  const fields = Object.entries({ csrf: desk.csrf, ...form });
  const payload = new URLSearchParams([...fields, ...who.map((id): [string, string] => ['who', id])]).toString();
  return web.postRaw(`/console/e/${event.id}/approval/answers`, payload, desk.headers);
};
const standings = async () =>
  (await test.db.read.query('select name, status from registration order by arrival')).map(
    (row: { name: string; status: string }) => `${row.name} ${row.status}`,
  );

describe('requests in the console', () => {
  it('show who asks, in the order in which they asked, with the way to all about them', async () => {
    const { ids, path } = await asking('Ana', 'Bo');
    const { body } = await desk.get(path);
    expect(body.indexOf('>Ana<')).toBeLessThan(body.indexOf('>Bo<'));
    expect(body).toContain(`value="${ids[0]}"`);
    expect(body).toContain('Wachten op antwoord (2)');
    expect(body).toContain('Er is nog 1 plek vrij.');
    expect((await desk.get(path.replace('/approval', ''))).body).toContain('2 mensen vragen een plek aan.');
  });

  it('are answered one or many at a time, and the next page says what that gave', async () => {
    const { event, ids } = await asking('Ana', 'Bo', 'Cy');
    const yes = await answer(event, ids.slice(0, 2), { decision: 'approve' });
    expect(yes.statusCode).toBe(303);
    const { body } = await desk.get(String(yes.headers.location));
    expect(body).toContain('1 persoon heeft een plek, 1 persoon staat op de wachtlijst');
    const no = await answer(event, ids.slice(2), { decision: 'decline', reason: 'Alleen voor <b>leden</b>' });
    expect((await desk.get(String(no.headers.location))).body).toContain('1 persoon is niet toegelaten');
    expect(await standings()).toEqual(['Ana confirmed', 'Bo waiting', 'Cy declined']);
    const declined = await desk.get(`/console/e/${event.id}/approval?tab=declined`);
    expect(declined.body).toContain('Alleen voor &lt;b>leden&lt;/b>');
    expect(declined.body).not.toContain('<b>leden');
  });

  it('say when the second of two presses changed nothing', async () => {
    const { event, ids } = await asking('Ana');
    await answer(event, ids, { decision: 'approve' });
    const again = await answer(event, ids, { decision: 'approve' });
    expect((await desk.get(String(again.headers.location))).body).toContain('Er is niets veranderd');
  });

  it('ask to choose somebody, and for a shorter reason, and lose nothing that was typed', async () => {
    const { event, ids } = await asking('Ana');
    const nobody = await answer(event, [], { decision: 'decline', reason: 'want' });
    expect(nobody.statusCode).toBe(422);
    expect(nobody.body).toContain('Kies eerst een of meer mensen.');
    expect(nobody.body).toContain('want</textarea>');
    const long = await answer(event, ids, { decision: 'decline', reason: 'x'.repeat(1001) });
    expect(long.statusCode).toBe(422);
    expect(long.body).toMatch(new RegExp(`value="${ids[0]}" checked`));
    expect(await standings()).toEqual(['Ana pending']);
  });

  it.each(['', 'yes', 'APPROVE'])('are not answered by a form without one of the two buttons: %j', async (decision) => {
    const { event, ids } = await asking('Ana');
    const neither = await answer(event, ids, { decision });
    expect(neither.statusCode).toBe(422);
    expect(neither.body).toContain('Kies of je hen toelaat of niet.');
    expect(await standings()).toEqual(['Ana pending']);
  });

  it('are still there to be answered once nobody needs to ask any more', async () => {
    const { event, ids, path } = await asking('Ana');
    await test.db.read.query('update event set approval = false');
    expect((await desk.get(path)).body).toContain('Deze aanvragen wachten nog op jouw antwoord');
    await answer(event, ids, { decision: 'approve' });
    expect(await standings()).toEqual(['Ana confirmed']);
  });

  it('come a page at a time, with as many queries for fifty as for one', async () => {
    const one = await asking('Ana');
    const few = await queriesOfPage(web, () => desk.get(one.path));
    await test.clean();
    desk = await atConsole(web, test.db);
    const many = await asking(...Array.from({ length: 53 }, (_, i) => `Person${i}`));
    await addQuestion(test.db, many.event.id);
    expect(await queriesOfPage(web, () => desk.get(many.path))).toBe(few);
    const second = await desk.get(`${many.path}?tab=pending&page=2`);
    expect(second.body.match(/name="who"/g)).toHaveLength(3);
  });
});
