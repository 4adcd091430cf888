import { type Language, speak } from '#platform';
import { type Question, sayOption } from '#questions';
import type { AnswerCount } from '#registrations';
import { BarTable, useSite } from '#ui';

interface AnswerBarsWords {
  readonly title: string;
  readonly people: string;
  readonly answer: string;
  readonly summary: (answers: number) => string;
}

const words: Record<Language, AnswerBarsWords> = {
  nl: {
    title: 'Wat mensen met een plek kozen',
    people: 'Mensen',
    answer: 'Antwoord',
    summary: (answers) => `${answers} keer gekozen, van meest naar minst.`,
  },
  en: {
    title: 'What people with a place chose',
    people: 'People',
    answer: 'Answer',
    summary: (answers) => `Chosen ${answers} ${answers === 1 ? 'time' : 'times'}, most first.`,
  },
};

interface AnswerBarsProps {
  readonly questions: readonly Question[];
  readonly counts: readonly AnswerCount[];
  readonly first: Language;
}

/** How often each answer was chosen, a table of bars for each question that has any: enough to order lunch by. */
export function AnswerBars({ questions, counts, first }: AnswerBarsProps) {
  const { language } = useSite();
  const say = words[language];
  const answered = questions.filter(({ id }) => counts.some(({ questionId }) => questionId === id));
  if (answered.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="chosen">
      <h2 id="chosen">{say.title}</h2>
      {answered.map((question) => {
        const given = counts
          .filter(({ questionId }) => questionId === question.id)
          .toSorted((a, b) => b.people - a.people || placeOf(question, a.option) - placeOf(question, b.option));
        const title = speak(question.label, language, first);
        return (
          <div key={question.id}>
            <h3 lang={title.language === language ? undefined : title.language}>{title.text}</h3>
            <BarTable
              scale="common"
              id={`chosen-${question.id}`}
              title={title.text}
              heads={[say.answer, say.people]}
              summary={say.summary(given.reduce((sum, { people }) => sum + people, 0))}
              bars={given.map(({ option, people }) => ({
                key: option,
                label: sayOption(question, option, language),
                value: people,
              }))}
            />
          </div>
        );
      })}
    </section>
  );
}

/** Chosen as often, they stand in the order of the form. */
function placeOf({ options }: Question, option: string): number {
  return option === 'no' ? 1 : options.findIndex(({ id }) => id === option);
}
