import { type MessageProblem, sayMessageProblem, sealOfMessage, type WrittenMessage, writeAudience } from '#messages';
import type { Language } from '#platform';
import type { FieldErrors } from '#ui';
import type { Typed } from '../asked.js';
import { spread } from '../form-kit.js';

/** The form as it would have been typed for this message. */
export function messageValues(message: WrittenMessage): Typed {
  return {
    audience: writeAudience(message.audience),
    ...spread('subject', message.subject),
    ...spread('body', message.body),
    seen: sealOfMessage(message),
  };
}

/** What was typed, as the lib reads it. */
export function toRawMessage(typed: Typed) {
  const both = (name: string) => ({ nl: typed[`${name}.nl`] ?? '', en: typed[`${name}.en`] ?? '' });
  return { audience: typed.audience ?? '', subject: both('subject'), body: both('body') };
}

/** The first problem of each field, in words. */
export function toMessageErrors(problems: readonly MessageProblem[], language: Language): FieldErrors {
  const errors: Record<string, string> = {};
  for (const problem of problems) errors[problem.field] ??= sayMessageProblem(problem, language);
  return errors;
}
