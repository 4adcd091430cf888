import { type Language, speak, unreachable } from '#platform';
import type { AnswerValue, Question } from './question.entity.js';
import { type AnswerProblem, MOST_CHARACTERS } from './read-answers.js';

interface AnswerWords {
  readonly yes: string;
  readonly no: string;
  readonly agreed: string;
  readonly problems: Readonly<Record<Exclude<AnswerProblem, 'too_long'>, (label: string) => string>>;
  readonly tooLong: (label: string, most: number) => string;
}

const words: Record<Language, AnswerWords> = {
  nl: {
    yes: 'Ja',
    no: 'Nee',
    agreed: 'Akkoord',
    problems: {
      missing: (label) => `Geef antwoord op: ${label}`,
      not_agreed: (label) => `Zet een vinkje om mee te doen: ${label}`,
      choice_unknown: (label) => `Kies een van de mogelijkheden bij: ${label}`,
      number_malformed: (label) => `Vul een getal in bij: ${label}`,
      date_malformed: (label) => `Vul een datum in, zoals 4-3-2027, bij: ${label}`,
    },
    tooLong: (label, most) => `Hooguit ${most} tekens. Maak je antwoord korter bij: ${label}`,
  },
  en: {
    yes: 'Yes',
    no: 'No',
    agreed: 'Agreed',
    problems: {
      missing: (label) => `Please answer: ${label}`,
      not_agreed: (label) => `Tick the box to take part: ${label}`,
      choice_unknown: (label) => `Choose one of the options at: ${label}`,
      number_malformed: (label) => `Fill in a number at: ${label}`,
      date_malformed: (label) => `Fill in a date, such as 4-3-2027, at: ${label}`,
    },
    tooLong: (label, most) => `At most ${most} characters. Shorten your answer at: ${label}`,
  },
};

/** The sentence that tells the remedy and names the question. */
export function sayAnswerProblem(problem: AnswerProblem, question: Question, language: Language): string {
  const label = speak(question.label, language).text;
  if (problem !== 'too_long') return words[language].problems[problem](label);
  return words[language].tooLong(label, MOST_CHARACTERS[question.kind === 'long_text' ? 'long_text' : 'text']);
}

/** An option as people read it; those of yes and no, and of a consent, are ours. */
export function sayOption(
  { kind, options }: Pick<Question, 'kind' | 'options'>,
  id: string,
  language: Language,
): string {
  if (kind === 'yes_no') return words[language][id === 'yes' ? 'yes' : 'no'];
  if (kind === 'consent') return words[language].agreed;
  const option = options.find((one) => one.id === id);
  return option ? speak(option.label, language).text : '';
}

/** An answer in one line, or as it was typed: for a page and for a cell. A date stays as it sorts: 2027-03-04. */
export function sayAnswer(
  question: Pick<Question, 'kind' | 'options'>,
  value: AnswerValue,
  language: Language,
): string {
  switch (typeof value) {
    case 'boolean':
      return sayOption(question, value ? 'yes' : 'no', language);
    case 'number':
      return String(value);
    case 'string':
      return question.kind === 'one_choice' ? sayOption(question, value, language) : value;
    case 'object':
      return value.map((id) => sayOption(question, id, language)).join('; ');
    default:
      return unreachable(value);
  }
}
