import { type EventDetails, mayWait, programmeOf } from '#events';
import type { Tx } from '#platform';
import { openPlacesOf } from '../places/early-places.js';
import { attendsOf, hasPlaceFor } from '../places/places.js';
import { type HeldPlace, placesOf, poolOf } from '../places/session-places.js';
import { wishesOf } from '../places/wishes.js';
import type { Registration } from '../registration.js';
import { checkChoices } from '../sessions/choices.js';

/** What offering a place once more comes to now. */
export type SecondOffer =
  /** One is free: it is held for them until they answer. */
  | 'offered'
  /** One is free, and the event gives its places without asking. */
  | 'given'
  /** None is: they go to the end of the line. */
  | 'in_line'
  /** None is, and the line is full. */
  | 'sold_out'
  /** They have something else now, or hope for it, beside which this does not go. */
  | 'clash';

/** A place that somebody was offered and did not answer for, and what offering it again would do. */
export interface LapsedOffer {
  /** Null is the event itself. */
  readonly sessionId: string | null;
  readonly would: SecondOffer;
}

/**
 * What somebody let lapse and could still be offered again, and what that would do at this moment. None for who answered,
 * chose again, came back or takes part under a newer registration; nor for what has begun or is called off.
 */
export async function lapsedOffersOf(
  tx: Tx,
  event: EventDetails,
  registration: Registration,
  now: Date,
): Promise<LapsedOffer[]> {
  const { id, status, removedAt } = registration;
  const mayHave = status === 'lapsed' || status === 'confirmed';
  if (!mayHave || removedAt || event.status !== 'published' || now >= event.startsAt) return [];
  const lapsed: { sessionId: string | null }[] = await tx.query(LAPSED, [id, now]);
  if (lapsed.length === 0) return [];
  const attends = attendsOf(event, registration.attends);
  const pools = await openPlacesOf(tx, event, now);
  const held = await placesOf(tx, [id]);
  const { rounds } = await programmeOf(tx, event.id);
  return lapsed.flatMap(({ sessionId }): LapsedOffer[] => {
    const pool = poolOf(pools, { sessionId, attends });
    if (!pool) return [];
    if (sessionId && !fits({ rounds }, held, sessionId, attends)) return [{ sessionId, would: 'clash' }];
    if (hasPlaceFor(pool, registration.contactId))
      return [{ sessionId, would: event.waitlistMode === 'offer' ? 'offered' : 'given' }];
    // Only the line of the event has an end.
    return [{ sessionId, would: sessionId || mayWait(event, pool) ? 'in_line' : 'sold_out' }];
  });
}

/** What they would give up for it in its round aside: whether they can hope for it beside everything else they chose. */
function fits(
  programme: Parameters<typeof checkChoices>[0],
  held: readonly HeldPlace[],
  sessionId: string,
  attends: Registration['attends'],
): boolean {
  const round = programme.rounds.find(({ sessions }) => sessions.some(({ session }) => session.id === sessionId));
  const { wanted } = wishesOf(held);
  const isGivenUp = (place: HeldPlace) => place.status === 'confirmed' && place.roundId === round?.round.id;
  const beside = held.filter((place) => wanted.has(place.sessionId) && !isGivenUp(place));
  const problems = checkChoices(programme, [...beside.map((place) => place.sessionId), sessionId], attends);
  return [...problems.values()].every((problem) => problem === 'too_few');
}

/** The last answer to an offer of each thing is none at all, and they neither have it nor wait for it now. */
const LAPSED = `
  select o.session_id as "sessionId" from (
    select distinct on (session_id) session_id, registration_id, outcome from offer
    where registration_id = $1 order by session_id, made_at desc, id desc) as o
  join registration r on r.id = o.registration_id left join session s on s.id = o.session_id
  where o.outcome = 'lapsed' and case
    when o.session_id is null then r.status = 'lapsed' and not exists (
      select from registration other where other.event_id = r.event_id and other.contact_id = r.contact_id
        and other.status in ('pending', 'confirmed', 'waiting'))
    else r.status = 'confirmed' and s.status = 'open' and s.starts_at > $2 and not exists (
      select from session_place p where p.registration_id = r.id and p.session_id = s.id) end
  order by s.starts_at nulls first, s.code`;
