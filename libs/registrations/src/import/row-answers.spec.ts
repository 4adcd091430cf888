import fc from 'fast-check';
import { type Question, questionField } from '#questions';
import { aQuestion, someOptions } from '#questions/testing';
import type { Mapping } from './fields.js';
import { recogniseHeaders } from './headers.js';
import { readRowAnswers } from './row-answers.js';

const options = [
  { id: 'farm', label: { nl: 'Landbouw, tuinbouw en voedsel', en: 'Farming' }, retired: false },
  { id: 'care', label: { nl: 'Zorg', en: 'Care' }, retired: false },
  { id: 'coal', label: { nl: 'Kolen', en: 'Coal' }, retired: true },
];

/** What these cells say, each to its question. */
function read(questions: readonly Question[], ...cells: string[]) {
  const mapping: Mapping = Object.fromEntries(questions.map(({ id }, i) => [questionField(id), i]));
  return readRowAnswers(questions, mapping, cells, []);
}
function one(wishes: Partial<Question>, cell: string) {
  const answers = read([aQuestion(wishes)], cell);
  return answers.kind === 'wrong' ? answers.code : answers.given[0]?.value;
}

describe('an answer in a list of people', () => {
  it.each([
    [{ kind: 'one_choice', options }, ' ZORG ', 'care'],
    [{ kind: 'one_choice', options }, 'farming', 'farm'],
    [{ kind: 'one_choice', options }, 'care', 'care'],
    [{ kind: 'one_choice', options }, 'Kolen', 'answer_unknown'],
    [{ kind: 'one_choice', options }, 'Zorg; Farming', 'answer_unknown'],
    [{ kind: 'many_choice', options }, 'Landbouw, tuinbouw en voedsel', ['farm']],
    [{ kind: 'many_choice', options }, 'Zorg; Landbouw, tuinbouw en voedsel', ['farm', 'care']],
    [{ kind: 'many_choice', options }, 'care, farm', ['farm', 'care']],
    [{ kind: 'many_choice', options }, 'care, iets', 'answer_unknown'],
    [{ kind: 'yes_no' }, 'Ja', true],
    [{ kind: 'yes_no' }, '0', false],
    [{ kind: 'yes_no' }, 'soms', 'yes_no_unknown'],
    [{ kind: 'consent' }, 'akkoord', true],
    [{ kind: 'consent' }, 'nee', undefined],
    [{ kind: 'consent' }, 'soms', 'yes_no_unknown'],
    [{ kind: 'number' }, '2,5', 2.5],
    [{ kind: 'number' }, 'twee', 'number_malformed'],
    [{ kind: 'date' }, '4-3-2027', '2027-03-04'],
    [{ kind: 'date' }, '46450', '2027-03-04'],
    [{ kind: 'date' }, '3/4', 'date_malformed'],
    [{ kind: 'text' }, "'=1+1", '=1+1'],
    [{ kind: 'text' }, 'x'.repeat(301), 'answer_too_long'],
    [{ kind: 'long_text' }, 'een\r\ntwee', 'een\ntwee'],
    [{ kind: 'text' }, '', undefined],
  ] as const)('%j %j is %j', (wishes, cell, expected) => {
    expect(one(wishes, cell)).toEqual(expected);
  });

  it('that is missing is no fault, and is told', () => {
    const asked = [aQuestion({ required: true, position: 1 }), aQuestion({ position: 2 })];
    expect(read(asked, '', 'iets')).toMatchObject({ lacksAnswers: true, given: [{ value: 'iets' }] });
    expect(read(asked, 'wel', '')).toMatchObject({ lacksAnswers: false, given: [{ value: 'wel' }] });
    expect(read([aQuestion({ kind: 'consent', required: true })], 'nee')).toMatchObject({ lacksAnswers: true });
  });

  it('to a question that they would not be asked is left out', () => {
    const how = aQuestion({ kind: 'one_choice', options, position: 1 });
    const which = aQuestion({ shownIfQuestionId: how.id, shownIfOption: 'care', position: 2 });
    expect(read([how, which], 'Farming', 'Ede')).toMatchObject({ given: [{ value: 'farm' }] });
    expect(read([how, which], 'Zorg', 'Ede')).toMatchObject({ given: [{ value: 'care' }, { value: 'Ede' }] });
  });

  it('about the sector may also stand in the column that is called so', () => {
    const sector = aQuestion({ kind: 'one_choice', options, preset: 'sector', required: true });
    expect(readRowAnswers([sector], { sector: 0 }, ['Care'], [])).toMatchObject({
      sector: 'Zorg',
      lacksAnswers: false,
    });
    expect(readRowAnswers([sector], { sector: 0 }, ['Ruimtevaart'], [])).toMatchObject({ sector: '', given: [] });
  });

  it('is found by the words of its question, in either language, unless the column is something else', () => {
    const question = aQuestion({ label: { nl: 'Hoe reis je?', en: 'How do you travel?' } });
    const naam = aQuestion({ label: { nl: 'Naam' } });
    const { mapping } = recogniseHeaders(['Naam', 'E-mail', 'how do you travel'], [question, naam]);
    expect(mapping).toEqual({ name: 0, email: 1, [questionField(question.id)]: 2 });
  });

  it('never throws, whatever is in the cell', () => {
    const kinds = fc.constantFrom(
      'text',
      'long_text',
      'one_choice',
      'many_choice',
      'yes_no',
      'number',
      'date',
      'consent',
    );
    fc.assert(
      fc.property(kinds, fc.string({ unit: 'binary' }), fc.boolean(), (kind, cell, required) => {
        const hasOptions = kind === 'one_choice' || kind === 'many_choice';
        const answers = read([aQuestion({ kind, required, options: hasOptions ? someOptions('a', 'b') : [] })], cell);
        expect(['read', 'wrong']).toContain(answers.kind);
      }),
    );
  });
});
