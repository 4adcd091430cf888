import { anEvent } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { addQuestion } from '#questions/testing';
import { register, registrationsOn } from '../testing.js';
import { sensitiveAnswerSweep } from './sensitive-answers.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(() => test.clean());
afterAll(() => test.drop());

const SENSITIVE = { privacy: 'sensitive', eraseDays: 30 } as const;
const days = (from: Date, n: number) => new Date(from.getTime() + n * 86_400_000);

/** Ana at a webinar, with an answer to a question of each kind of privacy. */
async function anaAt(event: Awaited<ReturnType<typeof anEvent>>['event']) {
  await register(registrationsOn(test.db, new HandClock()), event, ['Ana']);
  const [{ id }] = await test.db.read.query('select id from registration where event_id = $1', [event.id]);
  for (const privacy of [{}, SENSITIVE]) {
    const question = await addQuestion(test.db, event.id, privacy);
    await test.db.read.query('insert into answer values ($1, $2, $3, $4)', [
      ...[id, question.id],
      ...[JSON.stringify('noten'), event.createdAt],
    ]);
  }
}
const left = async () =>
  (
    await test.db.read.query('select q.privacy from answer a join question q on q.id = a.question_id order by q.id')
  ).map((row: { privacy: string }) => row.privacy);
const forgotten = async () =>
  (await test.db.read.query(`select count(*) as n from registration where request_hash = ''`))[0].n;
const sweep = (now: Date) => sensitiveAnswerSweep(test.db).run(now);

describe('sensitive answers', () => {
  it('are erased as many days after the event as was promised, and not a moment before; the others stay', async () => {
    const { event } = await anEvent(test.db);
    const later = await anEvent(test.db, { endsAt: days(event.endsAt, 1) });
    await anaAt(event);
    await anaAt(later.event);
    const due = days(event.endsAt, 30);
    await sweep(new Date(due.getTime() - 1));
    expect([await left(), await forgotten()]).toEqual([['ordinary', 'sensitive', 'ordinary', 'sensitive'], 0]);
    await sweep(due);
    expect([await left(), await forgotten()]).toEqual([['ordinary', 'ordinary', 'sensitive'], 1]);
    await sweep(days(due, 1));
    await sweep(days(due, 2));
    expect([await left(), await forgotten()]).toEqual([['ordinary', 'ordinary'], 2]);
    const audit = await test.db.read.query(`select after from audit_entry where action = 'answers.erased'`);
    expect(audit).toEqual([{ after: { answers: 1 } }, { after: { answers: 1 } }]);
  });
});
