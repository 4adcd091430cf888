import fc from 'fast-check';
import { LANGUAGES } from '#platform';
import { PRESETS, presets } from './presets.js';
import { readQuestionInput } from './question-input.js';
import { sayQuestionProblem } from './question-problems.js';
import { brokenQuestion } from './shown.js';
import { aQuestion, someOptions } from './testing.js';

const before = aQuestion({ kind: 'yes_no', position: 1 });
const context = { earlier: [before], sessionIds: ['s1'], options: [] };
const typed = { kind: 'one_choice', label: { nl: 'Hoe kom je?' }, more: 'Fiets | Bicycle\nTrein' };
const problems = (changes: object, within: object = {}) => {
  const outcome = readQuestionInput({ ...typed, ...changes }, { ...context, ...within });
  return outcome.kind === 'refused' ? outcome.problems.map(({ field, code }) => `${field} ${code}`) : [];
};

describe('what an organiser types about a question', () => {
  it('is a text in one language or both, answers one a line, and when it is asked', () => {
    const read = readQuestionInput({ ...typed, required: 'on', shownIf: `${before.id}/yes`, session: 's1' }, context);
    expect(read).toMatchObject({
      kind: 'read',
      input: {
        ...{ kind: 'one_choice', label: { nl: 'Hoe kom je?' }, required: true, sessionId: 's1' },
        ...{ shownIfQuestionId: before.id, shownIfOption: 'yes', privacy: 'ordinary', eraseDays: null },
        options: [{ label: { nl: 'Fiets', en: 'Bicycle' }, retired: false }, { label: { nl: 'Trein' } }],
      },
    });
  });

  it('keeps every option that was ever there, with its id', () => {
    const options = { a: { nl: 'Lopend', en: '', offered: 'on' }, b: { nl: 'b', en: '', offered: '' } };
    const read = readQuestionInput({ ...typed, options }, { ...context, options: someOptions('a', 'b', 'c') });
    expect(read).toMatchObject({
      input: {
        options: [
          { id: 'a', label: { nl: 'Lopend' }, retired: false },
          { id: 'b', label: { nl: 'b' }, retired: true },
          { id: 'c', label: { nl: 'c' }, retired: false },
          { label: { nl: 'Fiets' } },
          { label: { nl: 'Trein' } },
        ],
      },
    });
  });

  it.each([
    [{ label: { nl: ' ' } }, ['label.nl label-missing']],
    [{ label: { en: 'x'.repeat(301) } }, ['label.en label-too-long']],
    [{ kind: 'riddle' }, ['kind kind-malformed']],
    [{ more: '' }, ['more options-missing']],
    [{ more: 'een\nEen' }, ['more option-twice']],
    [{ more: '|\na\nb' }, ['more option-missing']],
    [{ more: Array.from({ length: 70 }, (_, i) => i).join('\n') }, ['more options-too-many']],
    [{ shownIf: `${before.id}/maybe` }, ['shownIf condition-unknown']],
    [{ shownIf: 'x' }, ['shownIf condition-unknown']],
    [{ session: 'another' }, ['session session-unknown']],
    [{ sensitive: 'on', eraseDays: '0' }, ['eraseDays days-malformed']],
    [{ sensitive: 'on', eraseDays: '366' }, ['eraseDays days-malformed']],
  ])('refuses %j', (changes, expected) => expect(problems(changes)).toEqual(expected));

  it('never throws, whatever comes in, and has a sentence for every problem', () => {
    const field = fc.oneof(fc.anything(), fc.string());
    const raw = fc.oneof(
      fc.anything(),
      fc.record({
        kind: fc.constantFrom('one_choice', 'text'),
        label: field,
        options: field,
        more: field,
        shownIf: field,
      }),
    );
    fc.assert(
      fc.property(raw, (sent) => {
        const outcome = readQuestionInput(sent, { ...context, options: someOptions('a', '__proto__', 'constructor') });
        if (outcome.kind === 'read') return;
        for (const { code } of outcome.problems)
          for (const language of LANGUAGES) expect(sayQuestionProblem(code, language)).toMatch(/\.$/);
      }),
    );
  });

  it('passes for our own questions, which speak both languages', () => {
    for (const [i, name] of PRESETS.entries()) {
      const { label, help, options } = presets[name];
      for (const text of [label, ...options.map((option) => option.label), ...(help.nl ? [help] : [])])
        expect(Object.keys(text)).toEqual(['nl', 'en']);
      expect(brokenQuestion([aQuestion({ ...presets[name], position: i })])).toBeUndefined();
    }
    expect(PRESETS.filter((name) => presets[name].privacy === 'sensitive')).toEqual(['dietary', 'access']);
  });
});
