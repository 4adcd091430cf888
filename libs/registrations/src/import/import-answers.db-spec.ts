import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { addQuestion, someOptions } from '#questions/testing';
import { importDesk } from './testing/import-desk.js';

let test: TestDatabase;
const clock = new HandClock();
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(() => test.clean());
afterAll(() => test.drop());

const query = (sql: string) => test.db.read.query(sql);
const said = async () =>
  (
    await query(
      `select r.name || ': ' || coalesce(string_agg(a.value #>> '{}', ', ' order by q.position), '-') as said
       from registration r left join answer a on a.registration_id = r.id left join question q on q.id = a.question_id
       group by r.id order by r.arrival`,
    )
  ).map((row: { said: string }) => row.said);
const file = (...lines: string[]) => Buffer.from(['Naam;E-mail;Hoe reis je?;Hoeveel;Dieet', ...lines].join('\r\n'));

/** An event that asks three things, the first of which is needed and the last of which is sensitive. */
async function askingDesk() {
  const desk = await importDesk(test.db, clock);
  const { id } = desk.event;
  const options = someOptions('fiets', 'trein');
  const how = { kind: 'one_choice', options, required: true, preset: 'sector', label: { nl: 'Hoe reis je?' } } as const;
  await addQuestion(test.db, id, how);
  await addQuestion(test.db, id, { kind: 'number', label: { nl: 'Hoeveel' } });
  await addQuestion(test.db, id, { label: { nl: 'Dieet' }, privacy: 'sensitive', eraseDays: 30 });
  return desk;
}

describe('answers in a list of people', () => {
  it('come in with the person; rows with a wrong one stay behind and say which', async () => {
    const { bring, imports } = await askingDesk();
    const run = await bring(
      file('Ana;ana@example.org;Trein;2;noten', 'Bo;bo@example.org;Raket;;', 'Cy;cy@example.org;fiets;veel;'),
    );
    expect(run).toMatchObject({ status: 'done', confirmed: 1, refused: 2 });
    expect(await said()).toEqual(['Ana: trein, 2, noten']);
    const refused = await imports.refusals(run, 10);
    expect(refused.map(({ row, code }) => [row, code])).toEqual([
      [3, 'answer_unknown'],
      [4, 'number_malformed'],
    ]);
    expect(refused[0]?.field).toMatch(/^q\.[\w-]{36}$/);
    expect(await query('select sector from registration')).toEqual([{ sector: 'trein' }]);
  });

  it('that are needed may be missing, which is foretold', async () => {
    const { upload, imports, bring } = await askingDesk();
    const list = file('Ana;ana@example.org;;2;', 'Bo;bo@example.org;fiets;;');
    const { forecast } = await imports.preview(await upload(list));
    expect(forecast).toMatchObject({ fresh: 2, lacking: 1, problemCount: 0 });
    expect((await bring(list)).confirmed).toBe(2);
    expect(await said()).toEqual(['Ana: 2', 'Bo: fiets']);
  });

  it('are not brought in a second time, nor over what the person answered since', async () => {
    const { bring } = await askingDesk();
    await bring(file('Ana;ana@example.org;Trein;2;noten'));
    await query(`update answer set value = '3' where value = '2'`);
    expect(await bring(file('Ana;ana@example.org;Fiets;9;'))).toMatchObject({ known: 1, confirmed: 0 });
    expect(await said()).toEqual(['Ana: trein, 3, noten']);
  });
});
