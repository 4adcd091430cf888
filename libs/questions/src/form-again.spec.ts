import fc from 'fast-check';
import { type FormAgain, isSame, readAgain, stillOffering, typedAgain } from './form-again.js';
import type { AnswerValue, Question } from './question.entity.js';
import { aQuestion, someOptions } from './testing.js';

const how = aQuestion({ kind: 'one_choice', options: someOptions('bike', 'train'), required: true, position: 1 });
const from = aQuestion({ shownIfQuestionId: how.id, shownIfOption: 'train', required: true, position: 2 });
const remark = aQuestion({ position: 3 });
const lunch = aQuestion({ position: 4, sessionId: aQuestion().id, required: true });

function formOf(stored: readonly (readonly [Question, AnswerValue])[], questions = [how, from, remark, lunch]) {
  const form: FormAgain = {
    questions,
    sessionIds: [],
    stored: new Map(stored.map(([{ id }, value]) => [id, value])),
  };
  return form;
}
/** What changes when `wishes` are typed over what the form is filled in with. */
function change(form: FormAgain, wishes: readonly (readonly [Question, string])[], sessionIds?: readonly string[]) {
  const typed = new Map([...typedAgain(form), ...wishes.map(([{ id }, text]) => [id, [text]] as const)]);
  const read = readAgain(form, typed, sessionIds);
  return read.kind === 'read' ? read.changes : [...read.problems.values()];
}

describe('a form that is filled in again', () => {
  const train = formOf([
    [how, 'train'],
    [from, 'Ede'],
    [remark, 'Dag'],
  ]);

  it('changes what is answered otherwise, and nothing else', () => {
    expect(change(train, [[remark, 'Hallo']])).toMatchObject({
      put: [{ questionId: remark.id, value: 'Hallo' }],
      drop: [],
    });
    expect(change(train, [])).toMatchObject({ put: [], drop: [] });
  });

  it('drops what is taken back, and what is not asked any more by that', () => {
    expect(
      change(train, [
        [how, 'bike'],
        [remark, ''],
      ]),
    ).toMatchObject({
      put: [{ questionId: how.id, value: 'bike' }],
      drop: [from.id, remark.id],
    });
  });

  it('asks what is needed from now on, and says what is missing', () => {
    expect(change(formOf([[how, 'bike']]), [[how, 'train']])).toEqual(['missing']);
    expect(change(train, [[how, '']])).toEqual(['missing']);
    expect(change(train, [], [lunch.sessionId ?? ''])).toEqual(['missing']);
  });

  it('leaves alone what an organiser does not ask any more', () => {
    const apart = { ...remark, shownIfQuestionId: how.id, shownIfOption: 'bike' };
    const { stored } = train;
    expect(change({ questions: [how, from, apart], sessionIds: [], stored }, [[from, 'Arnhem']])).toMatchObject({
      drop: [],
    });
  });

  it('keeps an answer that is no longer offered to others', () => {
    const options = [{ id: 'boat', label: { nl: 'Boot' }, retired: true }, ...how.options];
    const mine = stillOffering({ ...how, options }, 'boat');
    expect(change(formOf([[how, 'boat']], [mine]), [])).toMatchObject({ put: [], drop: [] });
    expect(change(formOf([], [{ ...how, options }]), [[how, 'boat']])).toEqual(['choice_unknown']);
  });

  it('names the sector only where that answer changed, and takes the name away with the answer', () => {
    const sector = { ...how, preset: 'sector', required: false };
    const form = formOf([[sector, 'bike']], [sector, remark]);
    expect(change(form, [[remark, 'x']])).not.toMatchObject({ sector: expect.anything() });
    expect(change(form, [[sector, 'train']])).toMatchObject({ sector: 'train' });
    expect(change(form, [[sector, '']])).toMatchObject({ sector: '', drop: [sector.id] });
  });

  it('sent as it was filled in changes nothing, whatever the kinds', () => {
    const kinds = fc.oneof(
      fc.record({ kind: fc.constant('number' as const), value: fc.integer({ min: -99_999, max: 99_999 }) }),
      fc.record({ kind: fc.constant('yes_no' as const), value: fc.boolean() }),
      fc.record({ kind: fc.constant('consent' as const), value: fc.constant(true) }),
      fc.record({ kind: fc.constant('date' as const), value: fc.constantFrom('2027-03-04', '2028-02-29') }),
      fc.record({ kind: fc.constant('many_choice' as const), value: fc.constantFrom(['a'], ['a', 'c']) }),
      fc.record({ kind: fc.constant('text' as const), value: fc.constantFrom('een', 'é 👩‍🔬', '1,5') }),
    );
    fc.assert(
      fc.property(fc.array(kinds, { maxLength: 6 }), (all) => {
        const asked = all.map(({ kind, value }, i) => {
          const options = kind === 'many_choice' ? someOptions('a', 'b', 'c') : [];
          return [aQuestion({ kind, position: i + 1, options }), value] as const;
        });
        const form = formOf(
          asked,
          asked.map(([question]) => question),
        );
        const changes = change(form, []);
        return 'put' in changes && isSame(changes);
      }),
    );
  });
});
