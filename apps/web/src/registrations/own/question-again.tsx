import type { EventDetails, Programme } from '#events';
import { type AnswerValue, type FormAgain, type Question, sayAnswer, type TypedAnswers, typedAgain } from '#questions';
import { assetUrl, type FieldErrors, useSite } from '#ui';
import { dependOnAnswers, QuestionFields } from '../form/question-fields.js';
import { questionWords } from '../form/question-words.js';
import { selfWords } from './self-words.js';

/** What somebody is asked at their own link, with what they answered. */
export interface OwnQuestionsProps {
  readonly event: EventDetails;
  readonly programme: Programme;
  readonly form: FormAgain;
  /** What was sent, where it could not be saved. */
  readonly answers?: TypedAnswers | undefined;
  readonly errors?: FieldErrors | undefined;
  /** Something else was saved since the form was opened: beside each answer that differs it says what. */
  readonly isStale?: boolean;
}

/** The questions of an event as somebody answered them; nothing where it asks none. */
export function OwnQuestions({ event, programme, form, answers, errors = {}, isStale = false }: OwnQuestionsProps) {
  const { language } = useSite();
  const stored = typedAgain(form);
  const typed = answers ?? stored;
  const view = { event, programme, questions: form.questions };
  const isAsked = form.questions.some(({ sessionId }) => !sessionId || form.sessionIds.includes(sessionId));
  if (!isAsked) return null;
  const differs = ({ id }: Question) => (typed.get(id) ?? []).join() !== (stored.get(id) ?? []).join();
  const remark = (question: Question) =>
    isStale && differs(question)
      ? `${selfWords[language].stands(say(question, form.stored.get(question.id), language))}.`
      : undefined;
  return (
    <>
      <h2>{questionWords[language].yours}</h2>
      <QuestionFields view={view} typed={typed} errors={errors} settled={form.sessionIds} mayClear remark={remark} />
      {dependOnAnswers(view) && <script src={assetUrl('site.js')} defer />}
    </>
  );
}

const say = (question: Question, value: AnswerValue | undefined, language: 'nl' | 'en'): string =>
  value === undefined ? selfWords[language].nothing : sayAnswer(question, value, language);
