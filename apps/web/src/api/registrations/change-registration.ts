import type { z } from 'zod';
import type { Programme } from '#events';
import { unreachable } from '#platform';
import { type DetailsChange, detailsOf, parseDetails, type Registration } from '#registrations';
import { choiceErrors, choiceGone } from '../../registrations/choice-errors.js';
import { registrationWords } from '../../registrations/registration-words.js';
import { ApiProblem } from '../answering/problem.js';
import { refused } from '../answering/read-body.js';
import { pointerOf } from './read-registration.js';
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

/** What is wrong with the sessions that were chosen, as the programme is now. */
export function wrongChoice(programme: Programme, sent: readonly string[], { attends }: Registration): ApiProblem {
  const found = choiceErrors(programme, sent, attends, 'en');
  const errors = Object.keys(found).length > 0 ? found : choiceGone('en');
  return refused(
    Object.entries(errors).map(([field, detail]) => ({ pointer: pointerOf(field), detail: detail ?? '' })),
  );
}
