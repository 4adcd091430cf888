import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { insertAnswers, type Question, typedAgain } from '#questions';
import { addQuestion, someOptions } from '#questions/testing';
import { sealOfOwn } from '../self-service/change-details.js';
import { detailsOf } from '../self-service/details.js';
import { OwnWorld } from '../testing/own-world.js';

let test: TestDatabase;
let clock: HandClock;
let world: OwnWorld;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  await test.clean();
  clock = new HandClock();
  world = new OwnWorld(test.db, clock);
});
afterAll(() => test.drop());

const choice = { kind: 'one_choice', options: someOptions('a', 'b') } as const;
const NEEDS = { privacy: 'sensitive', eraseDays: 30 } as const;

/** Ana at a webinar that asks `wishes`, each answered as said. */
async function anaAnswered(...wishes: readonly (readonly [Partial<Question>, string | undefined])[]) {
  const { event } = await anEvent(test.db);
  const ana = await world.join(event, 'Ana');
  const questions: Question[] = [];
  for (const [wish, value] of wishes) {
    const question = await addQuestion(test.db, event.id, wish);
    questions.push(question);
    if (value === undefined) continue;
    const answer = { registrationId: ana.id, questionId: question.id, kind: question.kind, value };
    await test.db.transaction((tx) => insertAnswers(tx, [answer], clock.now()));
  }
  const form = () => world.own.form(ana, event);
  /** Opens the form, types `texts` over what it has, and sends it. */
  const open = async () => {
    const [mine, shown] = [await world.get(ana.id), await form()];
    return (...texts: (string | undefined)[]) => {
      const typed = new Map(typedAgain(shown));
      for (const [i, text] of texts.entries()) if (text !== undefined) typed.set(questions[i]?.id ?? '', [text]);
      return world.own.changeDetails(mine, detailsOf(mine), sealOfOwn(mine, shown), typed);
    };
  };
  return {
    event,
    ana,
    questions,
    form,
    open,
    change: async (...texts: (string | undefined)[]) => (await open())(...texts),
  };
}
const stored = async () =>
  (
    await world.query(
      `select a.value #>> '{}' as said from answer a join question q on q.id = a.question_id order by q.position`,
    )
  ).map((row: { said: string }) => row.said);
const fingerprints = async () => (await world.query(`select 1 from registration where request_hash <> ''`)).length;

describe('answering otherwise by the own link', () => {
  it('changes the answers, the sector that follows from them, and writes ids of questions only', async () => {
    const { change, questions } = await anaAnswered([{ ...choice, preset: 'sector' }, 'a'], [{}, 'oud']);
    expect(await change('b', 'nieuw')).toEqual({ kind: 'changed' });
    expect(await stored()).toEqual(['b', 'nieuw']);
    expect(await world.query('select sector from registration')).toEqual([{ sector: 'b' }]);
    const [audit] = await world.audit();
    expect(audit).toBe(`registration.answers-changed {"questions": ["${questions[0]?.id}", "${questions[1]?.id}"]}`);
    expect([await world.ledger.unsent(), await fingerprints()]).toEqual([['confirmation to Ana'], 1]);
  });

  it('pressed twice does it once; an answer taken back goes', async () => {
    const { change } = await anaAnswered([{}, 'oud']);
    expect((await change('')).kind).toBe('changed');
    expect((await change('')).kind).toBe('unchanged');
    expect([await stored(), (await world.audit()).length]).toEqual([[], 1]);
  });

  it('of two tabs shows the second one what the first one answered, and writes nothing', async () => {
    const { open } = await anaAnswered([{}, 'oud']);
    const [one, other] = [await open(), await open()];
    expect((await one('een')).kind).toBe('changed');
    expect((await other('twee')).kind).toBe('stale');
    expect(await stored()).toEqual(['een']);
  });

  it('in two tabs at the same moment lets one win', async () => {
    const { open } = await anaAnswered([{}, 'oud']);
    const [one, other] = [await open(), await open()];
    const kinds = (await Promise.all([one('een'), other('twee')])).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['changed', 'stale']);
    expect(await stored()).toHaveLength(1);
  });

  it('refuses as a whole when an answer is missing or wrong', async () => {
    const { change, questions } = await anaAnswered([{ required: true }, 'oud'], [{ kind: 'number' }, undefined]);
    expect(await change('', 'veel')).toEqual({
      kind: 'unanswered',
      problems: new Map([
        [questions[0]?.id, 'missing'],
        [questions[1]?.id, 'number_malformed'],
      ]),
    });
    expect([await stored(), await world.audit()]).toEqual([['oud'], []]);
  });

  it('leaves answers to retired questions where they are', async () => {
    const { change, questions } = await anaAnswered([{}, 'blijft'], [{}, 'oud']);
    await world.query('update question set retired_at = now() where id = $1', [questions[0]?.id]);
    expect((await change('hand gemaakt', 'nieuw')).kind).toBe('changed');
    expect(await stored()).toEqual(['blijft', 'nieuw']);
  });

  it('takes the fingerprint of the first form away with a sensitive answer, and asks none that was erased', async () => {
    const { change, form, event } = await anaAnswered([NEEDS, 'noten']);
    expect((await change('')).kind).toBe('changed');
    expect([await stored(), await fingerprints()]).toEqual([[], 0]);
    expect((await form()).questions).toHaveLength(1);
    clock.moveTo(new Date(event.endsAt.getTime() + 30 * 86_400_000));
    expect((await form()).questions).toEqual([]);
  });

  it('asks only about sessions that they chose', async () => {
    const { event } = await anEvent(test.db);
    const ids = await aProgramme(test.db, event, [{ sessions: { A1: 1, B1: 20 } }]);
    const ana = await world.join(event, 'Ana', {}, [ids.get('A1') ?? '']);
    for (const code of ['A1', 'B1'])
      await addQuestion(test.db, event.id, { sessionId: ids.get(code) ?? '', required: true });
    const form = await world.own.form(ana, event);
    const [about] = form.questions;
    const seal = sealOfOwn(ana, form);
    const send = (typed: string) =>
      world.own.changeDetails(ana, detailsOf(ana), seal, new Map(form.questions.map(({ id }) => [id, [typed]])));
    expect(await send('')).toEqual({ kind: 'unanswered', problems: new Map([[about?.id, 'missing']]) });
    expect((await send('ja')).kind).toBe('changed');
    expect(await stored()).toEqual(['ja']);
  });
});
