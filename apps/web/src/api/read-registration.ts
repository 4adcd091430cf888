import type { z } from 'zod';
import type { Language } from '#platform';
import { questionField } from '#questions';
import type { EventView } from '../events/event-views.js';
import { readForm } from '../registrations/read-form.js';
import { registrationWords } from '../registrations/registration-words.js';
import { ApiProblem, type FieldProblem } from './problem.js';
import { RegistrationBody } from './registration-schemas.js';

/** What was sent, by shape. @throws {ApiProblem} 422 with a pointer for each field that is wrong. */
export function readBody(sent: unknown): RegistrationBody {
  const parsed = RegistrationBody.safeParse(sent);
  if (parsed.success) return parsed.data;
  throw refused(parsed.error.issues.map(toProblem));
}

/**
 * What was sent, held against the event: how they take part, what they chose, what they answered. By the very function
 * that reads the form. @throws {ApiProblem} 422
 */
export function readAgainst(view: EventView, body: RegistrationBody, language: Language) {
  const { answers, email, ...fields } = body;
  const questions = Object.entries(answers).map(([id, value]) => [questionField(id), value]);
  const read = readForm({ ...fields, email: email.asTyped, ...Object.fromEntries(questions) }, view, language);
  if (!('errors' in read)) return read;
  throw refused(
    Object.entries(read.errors).map(([field, detail]) => ({ pointer: pointerOf(field), detail: detail ?? '' })),
  );
}

function refused(errors: readonly FieldProblem[]): ApiProblem {
  return new ApiProblem(422, 'invalid', { errors: errors.slice(0, 50) });
}

function toProblem({ path, message }: z.core.$ZodIssue): FieldProblem {
  const said: Partial<Record<string, string>> = registrationWords.en.problems;
  const pointer = path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return { pointer, detail: said[message] ?? message };
}

/** The form names its fields in its own way: `q.<id>` for a question, `round.<id>` for the choices of a round. */
function pointerOf(field: string): string {
  if (field.startsWith('q.')) return `/answers/${field.slice(2)}`;
  return field.startsWith('round.') ? '/sessions' : `/${field}`;
}
