import { type Language, speak } from '#platform';
import type { AnswerFigures } from '#statistics';
import { BarTable, Tag, useSite } from '#ui';
import { type AnswerCell, answerCells, suppressedCells } from './answer-cells.js';
import { answerWords } from './answer-words.js';

interface AnswerBarsProps {
  readonly answers: readonly AnswerFigures[];
  /** Language of the event: that of a question which has no words in the language of the page. */
  readonly first: Language;
  /** People with a place, for who may see no figure that could point at one of them. */
  readonly suppressedOf?: number | undefined;
}

/** How often each answer was given, a table of bars for each question that has any: enough to order lunch by. */
export function AnswerBars({ answers, first, suppressedOf }: AnswerBarsProps) {
  const { language } = useSite();
  const say = answerWords[language];
  if (answers.length === 0) return null;
  return (
    <section class="stack-l" aria-labelledby="chosen">
      <h2 id="chosen">{say.title}</h2>
      {answers.map((figures) => {
        const { question } = figures;
        const title = speak(question.label, language, first);
        return (
          <div key={question.id} class="stack">
            <h3 lang={title.language === language ? undefined : title.language}>
              {title.text} {question.privacy === 'sensitive' && <Tag tone="wait">{say.kept}</Tag>}
            </h3>
            <BarTable
              scale="common"
              id={`chosen-${question.id}`}
              title={title.text}
              heads={[say.answer, say.people]}
              summary={summaryOf(figures, suppressedOf !== undefined, language)}
              bars={shownCells(figures, suppressedOf, language).map(({ people, ...cell }) => ({
                ...cell,
                value: people,
              }))}
            />
          </div>
        );
      })}
    </section>
  );
}

function shownCells(figures: AnswerFigures, suppressedOf: number | undefined, language: Language): AnswerCell[] {
  if (suppressedOf === undefined) return answerCells(figures, language);
  const shown = suppressedCells(figures, suppressedOf, language);
  return shown.flatMap(({ people, ...cell }) => (people === null ? [] : [{ ...cell, people }]));
}

function summaryOf({ question, people }: AnswerFigures, isSuppressed: boolean, language: Language): string {
  const say = answerWords[language];
  if (isSuppressed) return say.leftOut;
  return question.kind === 'number' ? say.numberSummary(people) : say.summary(people, question.kind === 'many_choice');
}
