import { type Language, speak, type Tx } from '#platform';
import { answersOf, type Question, type StoredAnswer, sayAnswer } from '#questions';

/** A column for each question whose answers may leave the house without anybody asking for them by name. */
export interface AnswerColumns {
  readonly heads: readonly string[];
  /** A cell for each column, empty where there is no answer, by registration. */
  cellsOf(registrationIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
}

/** Sector and region have columns of their own. */
const TOLD_ALREADY: ReadonlySet<string | null> = new Set(['sector', 'region']);

/**
 * Columns for the ordinary questions of a form, retired ones too: what was answered is never lost. Sensitive answers are
 * in no file.
 */
export function answerColumns(
  tx: Tx,
  questions: readonly Question[],
  { language, first }: { readonly language: Language; readonly first: Language },
): AnswerColumns {
  const asked = questions.filter(({ privacy, preset }) => privacy === 'ordinary' && !TOLD_ALREADY.has(preset));
  const heads = asked.map(({ label }) => speak(label, language, first).text);
  return {
    heads,
    cellsOf: async (registrationIds) => {
      const given = asked.length > 0 ? await answersOf(tx, registrationIds) : new Map<string, StoredAnswer[]>();
      const cell = (id: string, question: Question) => {
        const answer = given.get(id)?.find(({ questionId }) => questionId === question.id);
        return answer ? sayAnswer(answer, answer.value, language) : '';
      };
      return new Map(registrationIds.map((id) => [id, asked.map((question) => cell(id, question))]));
    },
  };
}
