import { PRIVACY_CLASSES, type PrivacyClass } from '#migrations';
import { createTestDatabase, type TestDatabase } from '#platform/testing';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

/** "registration.name", of every table of ours as the migrations leave them. */
async function columns(): Promise<string[]> {
  const rows: { said: string }[] = await test.db.read.query(
    `select table_name || '.' || column_name as said from information_schema.columns
      where table_schema = 'public' and table_name <> 'migration'`,
  );
  return rows.map(({ said }) => said);
}

const classified = (only?: PrivacyClass): string[] =>
  Object.entries(PRIVACY_CLASSES).flatMap(([table, classes]) =>
    Object.entries(classes)
      .filter(([name]) => only === undefined || name === only)
      .flatMap(([, names]) => names.split(' ').map((column) => `${table}.${column}`)),
  );

describe('the privacy classes', () => {
  it('name every column: whoever adds one says in migrations/privacy-classes.ts what it tells of a person', async () => {
    const known = new Set(classified());
    expect((await columns()).filter((column) => !known.has(column))).toEqual([]);
  });

  it('name no column that is not there', async () => {
    const there = new Set(await columns());
    expect(classified().filter((column) => !there.has(column))).toEqual([]);
  });

  it('give a column one class', () => {
    expect(classified().filter((column, i, all) => all.indexOf(column) !== i)).toEqual([]);
  });

  it('would not pass a column that a migration adds without a class (negative control)', async () => {
    await test.db.read.query('alter table registration add column shoe_size text');
    const known = new Set(classified());
    expect((await columns()).filter((column) => !known.has(column))).toEqual(['registration.shoe_size']);
    await test.db.read.query('alter table registration drop column shoe_size');
  });
});
