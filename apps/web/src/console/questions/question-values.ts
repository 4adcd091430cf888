import { LANGUAGES } from '#platform';
import { ERASE_DAYS, type Question, type QuestionOption, sealOfQuestion } from '#questions';
import type { Typed } from '../asked.js';
import { spread } from '../form-kit.js';

/** A new form: who ticks "keep apart" finds the usual days there. */
export const NEW_QUESTION: Typed = { kind: 'text', eraseDays: String(ERASE_DAYS) };

/** The form as it would have been typed for this question. */
export function questionValues(question: Question): Typed {
  const { kind, label, help, options, required, shownIfQuestionId, shownIfOption, sessionId, eraseDays } = question;
  return {
    kind,
    ...spread('label', label),
    ...spread('help', help),
    ...Object.assign({}, ...options.map(optionValues)),
    more: '',
    required: required ? 'yes' : '',
    shownIf: shownIfQuestionId ? `${shownIfQuestionId}/${shownIfOption}` : '',
    session: sessionId ?? '',
    sensitive: eraseDays === null ? '' : 'yes',
    eraseDays: String(eraseDays ?? ERASE_DAYS),
    seen: sealOfQuestion(question),
  };
}

function optionValues({ id, label, retired }: QuestionOption): Typed {
  return { ...spread(`option.${id}`, label), [`option.${id}.offered`]: retired ? '' : 'yes' };
}

/** What was typed, as the reader of questions wants it. An option that the form did not know stays as it is stored. */
export function toRawQuestion(typed: Typed, options: readonly QuestionOption[]): object {
  const spoken = (field: string) =>
    Object.fromEntries(LANGUAGES.map((language) => [language, typed[`${field}.${language}`] ?? '']));
  const known = options.filter(({ id }) => typed[`option.${id}.nl`] !== undefined);
  return {
    ...typed,
    label: spoken('label'),
    help: spoken('help'),
    options: Object.fromEntries(
      known.map(({ id }) => [id, { ...spoken(`option.${id}`), offered: typed[`option.${id}.offered`] ?? '' }]),
    ),
  };
}
