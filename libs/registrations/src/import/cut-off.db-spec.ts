import type { AnEvent } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { crowd, csv, importDesk, importsOn } from './testing/import-desk.js';

let test: TestDatabase;
let clock: HandClock;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());
beforeEach(async () => {
  await test.clean();
  clock = new HandClock();
});

const desk = (wishes: AnEvent = {}) => importDesk(test.db, clock, wishes);
const rows = (sql: string, ...values: unknown[]) => test.db.read.query(sql, values);
const people = () => rows('select name, status from registration order by arrival');

describe('an import that is cut off', () => {
  it('is completed by another worker, in order, with everybody counted once', async () => {
    const { event, imports, upload } = await desk({ capacity: 450 });
    const run = await upload(csv(...crowd(0, 500)));
    await imports.start(run, true);
    // The worker dies between the commit of the desk and the note of the batch: those people are in, and nobody knows.
    await rows('create function die() returns trigger language plpgsql as $$ begin raise exception $m$gone$m$; end $$');
    await rows(
      'create trigger die before update of done_row on import_run for each row when (new.done_row > 300) execute function die()',
    );
    await expect(imports.run(run.id)).rejects.toThrow('gone');
    await rows('drop trigger die on import_run; drop function die()');
    expect(await imports.get(event.id, run.id)).toMatchObject({ status: 'running', doneRow: 201, confirmed: 200 });
    expect(await rows('select count(*) as n from registration')).toEqual([{ n: 400 }]);
    const other = importsOn(await test.another(4), clock);
    await other.sweep.run(clock.now()); // the lease of the dead one still stands
    expect(await imports.get(event.id, run.id)).toMatchObject({ confirmed: 200 });
    clock.advance({ minutes: 15 });
    await other.sweep.run(clock.now());
    expect(await imports.get(event.id, run.id)).toMatchObject({
      status: 'done',
      confirmed: 450,
      waiting: 50,
      known: 0,
      refused: 0,
    });
    const names: { name: string }[] = await people();
    expect(names.map(({ name }) => name)).toEqual(Array.from({ length: 500 }, (_, i) => `P${i}`));
    expect(await rows('select count(*) as n from outgoing_mail')).toEqual([{ n: 500 }]);
  });

  it('by a process that stops goes on at once elsewhere', async () => {
    const { event, imports, upload } = await desk();
    const run = await upload(csv(...crowd(0, 3)));
    await imports.start(run, true);
    imports.beforeApplicationShutdown();
    await imports.run(run.id);
    expect(await imports.get(event.id, run.id)).toMatchObject({ status: 'running', confirmed: 0 });
    await importsOn(test.db, clock).sweep.run(clock.now());
    expect(await imports.get(event.id, run.id)).toMatchObject({ status: 'done', confirmed: 3 });
  });

  it('is never in the hands of two workers, and counts once even then', async () => {
    const { event, imports, upload } = await desk();
    const run = await upload(csv(...crowd(0, 450)));
    await imports.start(run, true);
    await Promise.all([imports.run(run.id), importsOn(test.db, clock).run(run.id), imports.run(run.id)]);
    expect(await imports.get(event.id, run.id)).toMatchObject({ status: 'done', confirmed: 450, known: 0 });
  });
});
