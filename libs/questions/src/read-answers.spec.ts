import fc from 'fast-check';
import { newId } from '#platform';
import { sayAnswer, sayAnswerProblem } from './answer-words.js';
import { presets } from './presets.js';
import { QUESTION_KINDS, type Question, type QuestionKind } from './question.entity.js';
import { questionField, readAnswers, typedAnswers } from './read-answers.js';
import { aQuestion, someOptions } from './testing.js';

const one = (kind: QuestionKind, typed: string | string[], wishes: Partial<Question> = {}) => {
  const question = aQuestion({ kind, ...wishes });
  const read = readAnswers([question], typedAnswers({ [questionField(question.id)]: typed }), []);
  return read.kind === 'read' ? read.answers.given[0]?.value : read.problems.get(question.id);
};
const nothing = { kind: 'read', answers: { given: [], sector: '', region: '' } };
const options = [...someOptions('a', 'b', 'c'), { id: 'old', label: { nl: 'old' }, retired: true }];

describe('what people answer', () => {
  it.each([
    ['text', ' Een \u202e lijn\u0007 ', 'Een lijn'],
    ['text', '   ', undefined],
    ['text', 'x'.repeat(301), 'too_long'],
    ['text', 'x'.repeat(10_000), 'too_long'],
    ['long_text', 'een\r\ntwee', 'een\ntwee'],
    ['long_text', 'x'.repeat(4001), 'too_long'],
    ['one_choice', 'a', 'a'],
    ['one_choice', ['a', 'b'], 'choice_unknown'],
    ['one_choice', 'old', 'choice_unknown'],
    ['one_choice', `' or true --`, 'choice_unknown'],
    ['many_choice', ['c', 'a', 'c'], ['a', 'c']],
    ['many_choice', ['c', 'old'], 'choice_unknown'],
    ['many_choice', [], undefined],
    ['yes_no', 'no', false],
    ['yes_no', 'maybe', 'choice_unknown'],
    ['number', ' 12,5', 12.5],
    ['number', '-0', 0],
    ['number', '1e9', 'number_malformed'],
    ['number', 'Infinity', 'number_malformed'],
    ['date', '2028-02-29', '2028-02-29'],
    ['date', '4-3-2027', '2027-03-04'],
    ['date', '31-4-2027', 'date_malformed'],
    ['date', '2027-02-29', 'date_malformed'],
    ['date', '9999-99-99', 'date_malformed'],
    ['consent', 'yes', true],
    ['consent', 'x', 'not_agreed'],
  ] as const)('%s: %j is read as %j', (kind, typed, read) => {
    expect(one(kind, typed as string | string[], { options })).toEqual(read);
  });

  it('is needed where it is required, in the words of the question', () => {
    for (const kind of QUESTION_KINDS) {
      const problem = one(kind, ' ', { options, required: true });
      expect(problem).toBe(kind === 'consent' ? 'not_agreed' : 'missing');
    }
    const question = aQuestion({ label: { nl: 'Waarom?' } });
    expect(sayAnswerProblem('missing', question, 'en')).toBe('Please answer: Waarom?');
  });

  it('is left out where the question is unknown or retired, also when it was required', () => {
    const retired = aQuestion({ required: true, retiredAt: new Date(0) });
    const sent = { [questionField(retired.id)]: 'x', [questionField(newId())]: 'x', 'q.name': 'x', q: 'x' };
    expect(readAnswers([retired], typedAnswers(sent), [])).toEqual(nothing);
  });

  it('says in one language which sector and region, where those are asked', () => {
    const sector = aQuestion({ ...presets.sector, preset: 'sector' });
    const own = aQuestion({ kind: 'one_choice', position: 2, preset: 'region', options });
    const sent = { [questionField(sector.id)]: 'health', [questionField(own.id)]: 'b' };
    const read = readAnswers([sector, own], typedAnswers(sent), []);
    expect(read).toMatchObject({ answers: { sector: 'Gezondheid en zorg', region: 'b' } });
  });

  it('is asked of a session only from who chose it', () => {
    const question = aQuestion({ sessionId: newId(), required: true });
    const typed = typedAnswers({ [questionField(question.id)]: 'ja' });
    expect(readAnswers([question], typed, [])).toEqual(nothing);
    expect(readAnswers([question], typed, [question.sessionId ?? ''])).toMatchObject({
      answers: { given: [{ value: 'ja' }] },
    });
    expect(readAnswers([question], new Map(), [question.sessionId ?? '']).kind).toBe('refused');
  });

  it('counts only while what it depends on is answered so, also at the end of a chain', () => {
    const first = aQuestion({ kind: 'yes_no', position: 1 });
    const second = aQuestion({ kind: 'one_choice', options, position: 2, ...onlyIf(first, 'yes') });
    const third = aQuestion({ position: 3, required: true, ...onlyIf(second, 'b') });
    const read = (yes: string, letter: string, text: string) => {
      const sent = {
        [questionField(first.id)]: yes,
        [questionField(second.id)]: letter,
        [questionField(third.id)]: text,
      };
      const outcome = readAnswers([third, first, second], typedAnswers(sent), []);
      return outcome.kind === 'read' ? outcome.answers.given.map(({ value }) => value) : [...outcome.problems.values()];
    };
    expect(read('yes', 'b', 'x')).toEqual([true, 'b', 'x']);
    expect(read('yes', 'b', '')).toEqual(['missing']);
    expect(read('yes', 'a', 'x')).toEqual([true, 'a']);
    expect(read('no', 'b', 'x')).toEqual([false]);
    expect(read('', 'b', 'x')).toEqual([]);
  });

  it('never throws, whatever is sent; what is read can be stored, said, and is read the same again', () => {
    const question = fc.record({ kind: fc.constantFrom(...QUESTION_KINDS), required: fc.boolean() });
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a', 'b', 'yes', 'no', '1,5', '2027-03-04'));
    const sent = fc.oneof(text, fc.array(text, { maxLength: 5 }), fc.anything());
    fc.assert(
      fc.property(fc.array(fc.tuple(question, sent), { maxLength: 6 }), (form) => {
        const questions = form.map(([wishes], i) => aQuestion({ ...wishes, position: i, options }));
        const body = Object.fromEntries(questions.map(({ id }, i) => [questionField(id), form[i]?.[1]]));
        const read = readAnswers(questions, typedAnswers(body), []);
        if (read.kind === 'refused') {
          expect(read.problems.size).toBeGreaterThan(0);
          return;
        }
        expect(JSON.parse(JSON.stringify(read.answers))).toEqual(read.answers);
        const again = new Map(read.answers.given.map(({ questionId, value }) => [questionId, asTyped(value)]));
        expect(readAnswers(questions, again, [])).toEqual(read);
        for (const { questionId, value } of read.answers.given) {
          const asked = questions.find(({ id }) => id === questionId) ?? aQuestion();
          expect(sayAnswer(asked, value, 'nl')).not.toBe('');
        }
      }),
    );
  });
});

const onlyIf = ({ id }: Question, option: string) => ({ shownIfQuestionId: id, shownIfOption: option });

function asTyped(value: unknown): string[] {
  if (Array.isArray(value)) return value;
  return [value === true ? 'yes' : value === false ? 'no' : String(value)];
}
