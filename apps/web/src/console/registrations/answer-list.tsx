import { type Language, speak } from '#platform';
import { type Question, type StoredAnswer, sayAnswer } from '#questions';
import { Tag, useSite } from '#ui';
import { Rows } from '../rows.js';
import type { Visitor } from '../signed-in.js';

const words: Record<Language, { readonly title: string; readonly apart: string }> = {
  nl: { title: 'Antwoorden', apart: 'Apart bewaard' },
  en: { title: 'Answers', apart: 'Kept apart' },
};

/** Sensitive answers are for who arranges things: viewers look at the event, not at what somebody needs. */
export function readableFor({ mayEdit }: Visitor): Question['privacy'][] {
  return mayEdit ? ['ordinary', 'sensitive'] : ['ordinary'];
}

/** What one person answered, in the order of the form. @param first language that a question is surely in. */
export function AnswerList({ answers, first }: { answers: readonly StoredAnswer[]; first: Language }) {
  const { language } = useSite();
  const say = words[language];
  if (answers.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="answers">
      <h2 id="answers">{say.title}</h2>
      <Rows
        items={answers.map((answer) => ({
          term: speak(answer.label, language, first).text,
          children: (
            <>
              <span class="pre">{sayAnswer(answer, answer.value, language)}</span>{' '}
              {answer.privacy === 'sensitive' && <Tag tone="wait">{say.apart}</Tag>}
            </>
          ),
        }))}
      />
    </section>
  );
}
