import {
  type AnswerProblem,
  type FormAgain,
  questionField,
  type TypedAnswers,
  typedAgain,
  typedAnswers,
} from '#questions';
import type { FieldErrors } from '#ui';
import { questionErrors } from '../../registrations/form/question-errors.js';
import type { ApiProblem, FieldProblem } from '../answering/problem.js';
import { refused } from '../answering/read-body.js';
import { pointerOf } from './read-registration.js';
import type { RegistrationBody } from './registration-schemas.js';

/** The answers there are, with those that were sent in their place. */
export function withAnswers(form: FormAgain, sent: RegistrationBody['answers']): TypedAnswers {
  const named = Object.fromEntries(Object.entries(sent).map(([id, value]) => [questionField(id), value]));
  return new Map([...typedAgain(form), ...typedAnswers(named)]);
}

/** What is wrong with answers, each at its question in the body. */
export function wrongAnswers({ questions }: FormAgain, problems: ReadonlyMap<string, AnswerProblem>): ApiProblem {
  return refused(atFields(questionErrors(questions, problems, 'en')));
}

/** The messages of a form, at their places in the body. */
export function atFields(errors: FieldErrors): FieldProblem[] {
  return Object.entries(errors).map(([field, detail]) => ({ pointer: pointerOf(field), detail: detail ?? '' }));
}
