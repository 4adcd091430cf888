import type { ProgrammeAddOutcome, SessionNews } from '#events';
import { unreachable } from '#platform';
import { json } from '../answering/json.js';
import { ApiProblem } from '../answering/problem.js';
import { changesOf, refusedFields } from '../answering/settings.js';

/** 201 with the id of what was added. @throws {ApiProblem} */
export function madeOf(outcome: ProgrammeAddOutcome) {
  switch (outcome.kind) {
    case 'saved':
      return json(201, { id: outcome.id });
    case 'refused':
      throw refusedFields(outcome.problems);
    case 'not_now':
      throw new ApiProblem(409, 'not_now', { detail: 'The event was called off' });
    default:
      return unreachable(outcome);
  }
}

/** What people would hear of sessions: `A1/startsAt`. */
export function changesOfSessions(news: readonly SessionNews[]): object[] {
  return news.flatMap(({ session, after }) => {
    const fields = (['startsAt', 'endsAt', 'title', 'location'] as const).filter(
      (field) => JSON.stringify(session[field]) !== JSON.stringify(after[field]),
    );
    return changesOf(fields, session, after).map((one) => ({ ...one, field: `${session.code}/${one.field}` }));
  });
}
