import type { Language } from '#platform';
import { questionField } from '#questions';
import type { EventView } from '../../events/event-views.js';
import { readForm } from '../../registrations/form/read-form.js';
import { registrationWords } from '../../registrations/form/registration-words.js';
import { readBody, refused } from '../answering/read-body.js';
import { RegistrationBody } from './registration-schemas.js';

/** What was sent, by shape. @throws {ApiProblem} 422 with a pointer for each field that is wrong. */
export function readRegistration(sent: unknown): RegistrationBody {
  return readBody(RegistrationBody, sent, registrationWords.en.problems);
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

/** The form names its fields in its own way: `q.<id>` for a question, `round.<id>` for the choices of a round. */
export function pointerOf(field: string): string {
  if (field.startsWith('q.')) return `/answers/${field.slice(2)}`;
  return field.startsWith('round.') ? '/sessions' : `/${field}`;
}
