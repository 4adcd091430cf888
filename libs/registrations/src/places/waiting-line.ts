import type { EventDetails } from '#events';
import { recordAudit } from '#identity';
import type { Tx } from '#platform';
import type { CalendarEntries } from '../news/calendar-entries.js';
import { takeTurn, turnToCross } from './crossing-rows.js';
import { NOBODYS_TURN, type Turn } from './crossing-turn.js';
import { type OpenPlaces, openPlacesOf, whoseTurn } from './early-places.js';
import { surplusWith, swapFirstInLine } from './exchange.js';
import { makeOffers, NOT_OFFERED, NOT_OFFERED_IN_SESSION, type OpenOffer } from './offer-rows.js';
import { enterSessions, PlacesLedger, promotions } from './places.js';
import { type HeldPlace, placesOf, releasePlaces, savePools, writePlaces } from './session-places.js';
import { goingTogether } from './wishes.js';

/** What moving the lines of an event needs to know. The caller holds the lock of the event. */
export interface Move {
  readonly event: EventDetails;
  readonly entries: CalendarEntries;
  readonly now: Date;
}

/** Who moved up: into the event, or into a session they were in line for; or is held a place in one of those. */
export interface Moved {
  readonly intoEvent: readonly string[];
  readonly intoSessions: readonly string[];
  /** Who takes part the other way from now on: on site instead of online, or the other way round. */
  readonly across: readonly string[];
  readonly offers: readonly OpenOffer[];
}

/**
 * Moves every line of an event up while places are free: first come, first promoted. Whoever gets into the event goes
 * on to the sessions they wanted; whoever gets into a session leaves the one they held in its stead, which may free a
 * place for another; two who are first in line for each other's session change places; and whoever waits for the other
 * way of taking part goes over with all they hold, in the one line with those who have no place. Where the event offers its
 * places, one is held for each of the first in line instead. It ends because each step takes somebody out of a line and
 * none puts anybody in. The counts come from the rows, so calling it twice changes nothing.
 */
export async function moveLinesUp(tx: Tx, move: Move): Promise<Moved> {
  const intoEvent: string[] = [];
  const intoSessions: string[] = [];
  const across: string[] = [];
  const offers: OpenOffer[] = [];
  const empty = new Set<string>(); // a line that says somebody waits and has nobody: never look twice
  for (;;) {
    const pools = await openPlacesOf(tx, move.event, move.now);
    const moving = await withoutBegun(tx, pools, move);
    const turn = moving.some(isOfEvent) ? await turnToCross(tx, move.event, pools) : NOBODYS_TURN;
    const pool = moving.find((one) => promotions(one) > 0 && !empty.has(one.id));
    const first = pool ? await firstInLine(tx, pool, move.now, turn) : [];
    if (turn.next.length > 0 && first.length === 0) {
      const crossed = await takeTurn(tx, move, pools, turn);
      across.push(...crossed.across);
      offers.push(...crossed.offers);
      empty.clear(); // they left places behind
      continue;
    }
    if (!pool) {
      const swapped = await swapFirstInLine(tx, pools, moving, move.now);
      if (swapped.length === 0) break;
      intoSessions.push(...swapped);
      continue;
    }
    if (first.length === 0) empty.add(pool.id);
    else empty.clear(); // somebody who came in may have left a place elsewhere
    await countUp(tx, pool.id, first.length);
    if (move.event.waitlistMode === 'offer') {
      offers.push(...(await makeOffers(tx, move, pool, first)));
      continue;
    }
    (pool.sessionId === null ? intoEvent : intoSessions).push(...first);
    if (pool.sessionId === null) await enterEvent(tx, move, pools, first);
    else await enterSession(tx, move, pools, pool.sessionId, first);
  }
  await audit(tx, { intoEvent, across, offers }, move.now);
  const isNew = new Set([...intoEvent, ...across]); // they read of their sessions in the mail about that
  return { intoEvent, intoSessions: [...new Set(intoSessions)].filter((id) => !isNew.has(id)), across, offers };
}

const isOfEvent = ({ sessionId }: OpenPlaces) => sessionId === null;

/**
 * The pools whose line still moves. Once it has begun, a place helps nobody any more: who is told "there is a place for
 * you" half an hour into it reads that too late, and counts as somebody who did not come.
 */
async function withoutBegun(tx: Tx, pools: readonly OpenPlaces[], { event, now }: Move): Promise<OpenPlaces[]> {
  if (event.status !== 'published' || now >= event.endsAt) return [];
  const begun: { id: string }[] = await tx.query('select id from session where event_id = $1 and starts_at <= $2', [
    event.id,
    now,
  ]);
  const late = new Set(begun.map((session) => session.id));
  const hasBegun = ({ sessionId }: OpenPlaces) => (sessionId === null ? now >= event.startsAt : late.has(sessionId));
  return pools.filter((pool) => !hasBegun(pool));
}

function modesOf(pool: OpenPlaces): string[] {
  return pool.mode === 'any' ? ['online', 'on_site'] : [pool.mode];
}

/** Who gets the places that are free in a pool, in the order in which they arrived; who is held one is not in line. */
async function firstInLine(tx: Tx, pool: OpenPlaces, now: Date, turn: Turn): Promise<string[]> {
  const line =
    pool.sessionId === null
      ? `registration r where r.event_id = $1 and r.status = 'waiting' and ${NOT_OFFERED}`
      : `session_place p join registration r on r.id = p.registration_id
         where p.session_id = $1 and p.status = 'waiting' and ${NOT_OFFERED_IN_SESSION}`;
  const arrival = pool.sessionId === null ? 'r.arrival' : 'p.arrival';
  const first: { id: string }[] = await tx.query(
    `select r.id from ${line} and r.attends = any($2::text[]) and ${whoseTurn('$4', '$5')}
       and ($6::bigint is null or ${arrival} < $6) order by ${arrival} limit $3`,
    [
      ...[pool.sessionId ?? pool.eventId, modesOf(pool), promotions(pool), pool.early?.groupId, now],
      turn.before.get(pool.id),
    ],
  );
  return first.map(({ id }) => id);
}

/** Confirms people for whom a place at the event is counted already, and lets them into the sessions they wished for. */
export async function enterEvent(
  tx: Tx,
  { entries, now }: Move,
  pools: readonly OpenPlaces[],
  ids: readonly string[],
): Promise<void> {
  await tx.query(`update registration set status = 'confirmed', confirmed_at = $2 where id = any($1::uuid[])`, [
    ids,
    now,
  ]);
  await entries.open(tx, ids);
  await enterWantedSessions(tx, pools, ids, now);
}

/** Lets people into a session where a place is counted for them already; they leave the one they held in its stead. */
export async function enterSession(
  tx: Tx,
  { now }: Move,
  pools: readonly OpenPlaces[],
  sessionId: string,
  ids: readonly string[],
): Promise<void> {
  await tx.query(
    `update session_place set status = 'confirmed', since = $3 where session_id = $1 and registration_id = any($2::uuid[])`,
    [sessionId, ids, now],
  );
  await leaveWhatWasSwapped(tx, pools, sessionId, ids, now);
}

/** People new in the event come to their sessions in the order in which they once arrived. */
async function enterWantedSessions(
  tx: Tx,
  pools: readonly OpenPlaces[],
  ids: readonly string[],
  now: Date,
): Promise<void> {
  const wanted = await placesOf(tx, ids);
  if (wanted.length === 0) return;
  const ledger = new PlacesLedger(pools);
  for (const [registrationId, places] of byRegistration(wanted)) {
    const [first] = places as [HeldPlace, ...HeldPlace[]];
    const sessionIds = goingTogether(places).map((place) => place.sessionId);
    const entered = enterSessions(ledger, { sessionIds, attends: first.attends }, first.contactId, 'confirmed');
    await writePlaces(tx, registrationId, first.arrival, entered, now);
    const gone = places.filter((place) => !entered.some((one) => one.sessionId === place.sessionId));
    await releasePlaces(tx, pools, gone, now); // called off or moved while they waited
  }
  await savePools(tx, pools, ledger.pools);
}

/** A place in a round beyond what the round allows is the one that was swapped for: the oldest goes. */
async function leaveWhatWasSwapped(
  tx: Tx,
  pools: readonly OpenPlaces[],
  sessionId: string,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  for (const places of byRegistration(await placesOf(tx, ids)).values()) {
    await releasePlaces(tx, pools, surplusWith(places, sessionId), now);
  }
}

function byRegistration(places: readonly HeldPlace[]): Map<string, HeldPlace[]> {
  const groups = new Map<string, HeldPlace[]>();
  for (const place of places) groups.set(place.registrationId, [...(groups.get(place.registrationId) ?? []), place]);
  return groups;
}

async function countUp(tx: Tx, poolId: string, promoted: number): Promise<void> {
  await tx.query('update pool set taken = taken + $2, waiting = waiting - $2 where id = $1', [poolId, promoted]);
}

async function audit(
  tx: Tx,
  { intoEvent, across, offers }: Pick<Moved, 'intoEvent' | 'across' | 'offers'>,
  at: Date,
): Promise<void> {
  const by = { at, actor: { kind: 'system' as const } };
  const subject = (id: string) => ({ kind: 'registration', id });
  await recordAudit(tx, [
    ...across.map((id) => ({ ...by, action: 'registration.other_way', subject: subject(id) })),
    ...intoEvent.map((id) => ({
      ...by,
      action: 'registration.promoted',
      subject: subject(id),
      before: { status: 'waiting' },
      after: { status: 'confirmed' },
    })),
    ...offers.map(({ registrationId, sessionId, until }) => ({
      ...by,
      action: 'offer.made',
      subject: subject(registrationId),
      after: { session: sessionId, until: until.toISOString() },
    })),
  ]);
}
