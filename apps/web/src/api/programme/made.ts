import type { ProgrammeAddOutcome, ProgrammeEditOutcome, SessionNews } from '#events';
import { unreachable } from '#platform';
import { json } from '../answering/json.js';
import { ApiProblem } from '../answering/problem.js';
import { changesOf, refusedFields, stale, tellsPeople } from '../answering/settings.js';

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

/**
 * Passes when a change was saved.
 * @param version of what was to be changed, as it stands.
 * @param peopleIn how many people are in these sessions: asked only where they would hear of it.
 * @throws {ApiProblem} which says why nothing was written.
 */
export async function mustBeSaved(
  outcome: ProgrammeEditOutcome,
  version: string,
  peopleIn: (sessionIds: readonly string[]) => Promise<number>,
): Promise<void> {
  switch (outcome.kind) {
    case 'saved':
      return;
    case 'refused':
      throw refusedFields(outcome.problems);
    case 'stale':
      throw stale(version);
    case 'asks': {
      const confirmed = await peopleIn(outcome.news.map(({ session }) => session.id));
      throw tellsPeople({ confirmed, waiting: 0 }, changesOfSessions(outcome.news));
    }
    default:
      return unreachable(outcome);
  }
}

/** What people would hear of sessions: `A1/startsAt`. */
function changesOfSessions(news: readonly SessionNews[]): object[] {
  return news.flatMap(({ session, after }) => {
    const fields = (['startsAt', 'endsAt', 'title', 'location'] as const).filter(
      (field) => JSON.stringify(session[field]) !== JSON.stringify(after[field]),
    );
    return changesOf(fields, session, after).map((one) => ({ ...one, field: `${session.code}/${one.field}` }));
  });
}
