import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { InTheTables } from './testing/histories/in-the-tables.js';
import { KNOWN } from './testing/histories/known.js';
import { look } from './testing/histories/passage.js';
import { pass, take } from './testing/histories/play.js';
import { check } from './testing/histories/run.js';
import { histories } from './testing/histories/steps.js';
import { worlds } from './testing/histories/world.js';

/**
 * The histories of `histories.spec.ts` once more, by the product on its tables: after every step the rows are those in
 * memory, for which the promises were looked at many thousands of times.
 */
const CASES = Number(process.env.KRING_CASES ?? 14);
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it(`does on the tables what was played in memory, over ${CASES} random histories`, async () => {
  await fc.assert(
    fc.asyncProperty(worlds, histories, async (world, steps) => {
      await database.clean();
      const tables = await InTheTables.open(database.db, world);
      for (const [i, step] of steps.entries()) {
        const id = `P${'who' in step ? step.who : ''}#${i}`;
        await tables.take(step, id);
        pass(tables.house, step);
        const before = look(tables.house);
        check(tables.house, before, take(tables.house, world, step, id));
        const differences = await tables.differences();
        if (differences.tables.length + differences.house.length > 0)
          throw new Error(`after step ${i} ${JSON.stringify(step)}: ${JSON.stringify(differences, null, 1)}`);
        expect(await database.db.read.query(NO_ENTRY)).toEqual([]);
      }
    }),
    { numRuns: KNOWN.length + CASES, examples: KNOWN, endOnFailure: process.env.KRING_CASES === undefined },
  );
}, 600_000);

const NO_ENTRY = `
  select r.id from registration r left join calendar_entry e on e.registration_id = r.id
  where r.status = 'confirmed' and e.id is null`;
