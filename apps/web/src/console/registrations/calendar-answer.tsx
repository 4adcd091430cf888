import type { Language } from '#platform';
import { ANSWERS, type Answer, type AnswerCounts } from '#registrations';
import { Tag, type Tone, useSite } from '#ui';

interface AnswerWords {
  readonly title: string;
  readonly answers: Record<Answer, string>;
  readonly counts: (counts: AnswerCounts) => string;
}

export const answerWords: Record<Language, AnswerWords> = {
  nl: {
    title: 'In de agenda',
    answers: { ACCEPTED: 'Komt', TENTATIVE: 'Misschien', DECLINED: 'Komt niet' },
    counts: ({ accepted, tentative, declined }) => `${accepted} komen, ${tentative} misschien, ${declined} niet`,
  },
  en: {
    title: 'In the calendar',
    answers: { ACCEPTED: 'Coming', TENTATIVE: 'Maybe', DECLINED: 'Not coming' },
    counts: ({ accepted, tentative, declined }) => `${accepted} coming, ${tentative} maybe, ${declined} not`,
  },
};

const TONES: Record<Answer, Tone> = { ACCEPTED: 'ok', TENTATIVE: 'wait', DECLINED: 'bad' };

/** The values of the filter, as they stand in the address. */
export const ANSWER_FILTERS = ['accepted', 'tentative', 'declined'] as const;
export type AnswerFilter = (typeof ANSWER_FILTERS)[number] | '';

export const toAnswer = (filter: AnswerFilter): Answer | undefined =>
  ANSWERS.find((answer) => answer.toLowerCase() === filter);

/** Whether anybody's calendar answered: where none did, nothing is said of it. */
export const hasAnswers = ({ accepted, tentative, declined }: AnswerCounts): boolean =>
  accepted + tentative + declined > 0;

/** What somebody's calendar said of the invite. */
export function CalendarAnswer({ answer }: { readonly answer: Answer | undefined }) {
  const { language } = useSite();
  return answer ? <Tag tone={TONES[answer]}>{answerWords[language].answers[answer]}</Tag> : null;
}
