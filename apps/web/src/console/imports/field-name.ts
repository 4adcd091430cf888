import { type Language, speak } from '#platform';
import { type Question, questionField } from '#questions';
import { IMPORT_FIELDS, type RowProblem } from '#registrations';
import { problemWords } from './problem-words.js';

/** What a column holds, in words: a field of ours, or a question as it was asked. */
export function fieldName(field: RowProblem['field'], questions: readonly Question[], language: Language): string {
  const ours = IMPORT_FIELDS.find((one) => one === field);
  if (ours) return problemWords[language].fields[ours];
  const question = questions.find(({ id }) => questionField(id) === field);
  return question ? speak(question.label, language).text : '';
}
