import type { EventDetails } from '#events';
import type { Tx } from '#platform';
import { sessionsOf } from '../plans/counted-sessions.js';
import { decideOccurrence, isAboutPresence, type Standing } from '../plans/decide-occurrence.js';
import { MailPlan } from '../plans/mail-plan.entity.js';
import { type Occurrence, occurrencesOf } from '../plans/occurrences.js';
import { countPlannedFor, NOBODY, type PlannedCounts } from '../plans/planned-counts.queries.js';

/** What one plan will do, as things stand now. */
export interface Forecast {
  readonly occurrence: Occurrence;
  readonly standing: Standing;
  /** Nobody where it is silent: whom it would be for does not matter then. */
  readonly counts: PlannedCounts;
  /** Nobody can tell yet whom it goes to: who is there is seen at the event. */
  readonly isUnknown: boolean;
}

/**
 * What the mail plan of an event will do, in order of time, by the functions that the sweep goes by: whatever stands here
 * as going out is queued when its time comes, if nobody comes, goes or changes anything until then. Writes nothing. A fixed
 * number of queries, whatever the number of plans.
 * @param until leaves out what is due later.
 */
export async function dryRun(tx: Tx, event: EventDetails, now: Date, until?: Date): Promise<Forecast[]> {
  const plans = await tx.findBy(MailPlan, { eventId: event.id });
  const sessions = await sessionsOf(tx, plans);
  const occurrences = occurrencesOf(event, plans, sessions).filter(({ dueAt }) => !until || dueAt <= until);
  const standings = new Map(occurrences.map((one) => [one, decideOccurrence(event, one, now)]));
  const isSilent = (one: Occurrence) => standings.get(one)?.kind === 'silent';
  const asked = occurrences.filter((one) => !isSilent(one));
  const counts = await countPlannedFor(tx, event, asked, now);
  return [...standings].map(([occurrence, standing]) => {
    const isUnknown = isAboutPresence(occurrence.plan) && event.endsAt > now;
    return { occurrence, standing, counts: counts.get(occurrence.plan.id) ?? NOBODY, isUnknown };
  });
}

/** How many mails that makes: of what is silent none, whoever is in its audience. */
export function mailsToCome(forecasts: readonly Forecast[]): number {
  return forecasts.reduce((sum, { standing, counts }) => sum + (standing.kind === 'silent' ? 0 : counts.gets), 0);
}
