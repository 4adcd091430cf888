import { type EventProblem, sayEventProblem, type Telling } from '#events';
import type { Language } from '#platform';
import type { FieldErrors } from '#ui';
import { Page } from '../http/answer.js';
import type { Typed } from './asked.js';

type Content = ConstructorParameters<typeof Page>[0];

/** The same page again, with what is wrong. */
export function unprocessable(content: Content): Page {
  return new Page(content, { status: 422 });
}

/** Somebody else was first: the same page again, with what they made of it. */
export function conflicting(content: Content): Page {
  return new Page(content, { status: 409 });
}

/** The first problem of each field, in words, in the order of the problems. */
export function toErrors(problems: readonly EventProblem[], language: Language): FieldErrors {
  const errors: Record<string, string> = {};
  for (const { field, code } of problems) errors[field] ??= sayEventProblem(code, language);
  return errors;
}

/** Whether a form has been through the question whom it mails. */
export function telling(typed: Typed): Telling {
  return typed.confirmed === 'yes' ? 'tell' : 'ask';
}
