import type { Tx } from '#platform';
import type { Answer } from './decide-reply.js';

/**
 * SQL: what the calendar of somebody says, over `calendar_entry entry`, `registration r`, `event e`. An answer is about a
 * time: when that moves, or when they came back after leaving, it is asked anew (RFC 5546 section 3.2.2.1).
 */
export const STANDING_ANSWER = `case when r.status = 'confirmed' and entry.answered_at >= e.start_moved_at
  and entry.answered_at >= r.confirmed_at then entry.partstat end`;

/** The answers of these registrations that still stand, in one query. Who gave none is not in the map. */
export async function calendarAnswers(
  tx: Tx,
  registrationIds: readonly string[],
): Promise<ReadonlyMap<string, Answer>> {
  const rows: { id: string; answer: Answer }[] = await tx.query(
    `select * from (
       select r.id, ${STANDING_ANSWER} as answer from registration r join event e on e.id = r.event_id
       join calendar_entry entry on entry.registration_id = r.id and entry.session_id is null
       where r.id = any($1::uuid[])) as told
     where answer is not null`,
    [registrationIds],
  );
  return new Map(rows.map(({ id, answer }) => [id, answer]));
}

export interface AnswerCounts {
  readonly accepted: number;
  readonly tentative: number;
  readonly declined: number;
}

/** How the calendars answered where nobody did. */
const NO_ANSWERS: AnswerCounts = { accepted: 0, tentative: 0, declined: 0 };

/** How the calendars of everybody who has a place at an event answered. */
export async function countAnswers(tx: Tx, eventId: string): Promise<AnswerCounts> {
  return (await countAnswersOf(tx, [eventId])).get(eventId) ?? NO_ANSWERS;
}

/** The same of many events in one query. Where no calendar answered, the event is not in the map. */
export async function countAnswersOf(tx: Tx, eventIds: readonly string[]): Promise<ReadonlyMap<string, AnswerCounts>> {
  const rows: (AnswerCounts & { eventId: string })[] = await tx.query(
    `select "eventId", count(*) filter (where answer = 'ACCEPTED') as accepted,
            count(*) filter (where answer = 'TENTATIVE') as tentative,
            count(*) filter (where answer = 'DECLINED') as declined
     from (select r.event_id as "eventId", ${STANDING_ANSWER} as answer from registration r join event e on e.id = r.event_id
           join calendar_entry entry on entry.registration_id = r.id and entry.session_id is null
           where r.event_id = any($1::uuid[]) and r.status = 'confirmed' and entry.partstat is not null) as told
     group by "eventId"`,
    [eventIds],
  );
  return new Map(rows.map(({ eventId, ...counts }) => [eventId, counts]));
}
