import type { z } from 'zod';
import { unreachable } from '#platform';
import { type DetailsChange, detailsOf, parseDetails, type Registration } from '#registrations';
import { registrationWords } from '../../registrations/form/registration-words.js';
import { ApiProblem } from '../answering/problem.js';
import { refused } from '../answering/read-body.js';
import type { RegistrationChange } from './registration-schemas.js';

/** What somebody said of themselves with what changes, by the rules of the form. @throws {ApiProblem} 422 */
export function readDetails(
  registration: Registration,
  { version: _, ...change }: z.output<typeof RegistrationChange>,
) {
  const { listed, ...wanted } = { ...detailsOf(registration), ...change };
  const read = parseDetails({ ...wanted, listed: listed ? 'on' : '' });
  if (read.ok) return read.input;
  throw refused(
    [...read.problems].map(([field, code]) => {
      const detail = registrationWords.en.problems[code];
      return { pointer: `/${field}`, code, detail };
    }),
  );
}

type NotChanged = Exclude<DetailsChange, { readonly kind: 'changed' | 'unchanged' | 'unanswered' }>;

/** Why nothing was changed. */
export function whyUnchanged(outcome: NotChanged): ApiProblem {
  switch (outcome.kind) {
    case 'stale':
      return new ApiProblem(409, 'stale', { detail: 'It was changed since you read it: read it again' });
    case 'not_live':
    case 'too_late':
      return new ApiProblem(409, 'too_late', { detail: 'It is over, cancelled or called off' });
    case 'full':
    case 'offered':
      return new ApiProblem(409, outcome.kind, { detail: 'There is no place for who takes part that way' });
    case 'session_full':
      return new ApiProblem(409, outcome.kind, { extra: { sessionId: outcome.sessionId } });
    default:
      return unreachable(outcome);
  }
}
