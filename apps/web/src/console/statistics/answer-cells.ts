import type { Language } from '#platform';
import { type Question, sayOption } from '#questions';
import { type AnswerFigures, type Shown, suppressSmall } from '#statistics';
import { answerWords } from './answer-words.js';

/** One answer, and how many gave it. */
export interface AnswerCell<People = number> {
  readonly key: string;
  readonly label: string;
  readonly people: People;
}

/** The answers to a question by name: choices from most to least, numbers from the lowest. */
export function answerCells({ question, chosen, steps }: AnswerFigures, language: Language): AnswerCell[] {
  const choices = chosen
    .toSorted((a, b) => b.people - a.people || placeOf(question, a.option) - placeOf(question, b.option))
    .map(({ option, people }) => ({ key: option, label: sayOption(question, option, language), people }));
  const say = (number: number) => number.toLocaleString(language);
  const numbers = steps.map(({ from, to, people }) => ({
    key: String(from),
    label: from === to ? say(from) : answerWords[language].between(say(from), say(to)),
    people,
  }));
  return [...choices, ...numbers];
}

/** Chosen as often, they stand in the order of the form. */
function placeOf({ options }: Pick<Question, 'options'>, option: string): number {
  return option === 'no' ? 1 : options.findIndex(({ id }) => id === option);
}

/**
 * The same, as far as it can point at nobody. How many people have a place is known: those who gave no answer are a cell
 * too, and each of several answers that one person can give has the others beside it.
 * @param everybody with a place.
 */
export function suppressedCells(
  figures: AnswerFigures,
  everybody: number,
  language: Language,
): readonly AnswerCell<Shown>[] {
  const cells = answerCells(figures, language);
  if (figures.question.kind === 'many_choice')
    return cells.map((cell) => ({ ...cell, people: suppressSmall([cell.people, everybody - cell.people])[0] ?? null }));
  const none = { key: '', label: answerWords[language].none, people: everybody - figures.people };
  const all = [...cells, none];
  const shown = suppressSmall(all.map(({ people }) => people));
  return all.map((cell, i) => ({ ...cell, people: shown[i] ?? null }));
}
