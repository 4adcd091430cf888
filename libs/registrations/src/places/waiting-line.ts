import { type EventDetails, openPoolsOf, type Pool } from '#events';
import { recordAudit } from '#identity';
import type { Tx } from '#platform';
import type { CalendarEntries } from '../news/calendar-entries.js';
import { surplusWith, swapFirstInLine } from './exchange.js';
import { enterSessions, PlacesLedger, promotions } from './places.js';
import { type HeldPlace, placesOf, releasePlaces, savePools, writePlaces } from './session-places.js';

/** What moving the lines of an event needs to know. The caller holds the lock of the event. */
export interface Move {
  readonly event: EventDetails;
  readonly entries: CalendarEntries;
  readonly now: Date;
}

/** Who moved up: into the event, or into a session they were in line for. */
export interface Moved {
  readonly intoEvent: readonly string[];
  readonly intoSessions: readonly string[];
}

/**
 * Moves every line of an event up while places are free: first come, first promoted. Whoever gets into the event goes
 * on to the sessions they wanted; whoever gets into a session leaves the one they held in its stead, which may free a
 * place for another; and two who are first in line for each other's session change places. It ends because each step
 * takes somebody out of a line and none puts anybody in. The counts come from the rows, so calling it twice changes
 * nothing.
 */
export async function moveLinesUp(tx: Tx, move: Move): Promise<Moved> {
  const intoEvent: string[] = [];
  const intoSessions: string[] = [];
  const empty = new Set<string>(); // a line that says somebody waits and has nobody: never look twice
  for (;;) {
    const pools = await openPoolsOf(tx, move.event.id);
    const moving = await withoutBegun(tx, pools, move);
    const pool = moving.find((one) => promotions(one) > 0 && !empty.has(one.id));
    if (!pool) {
      const swapped = await swapFirstInLine(tx, pools, moving);
      if (swapped.length === 0) break;
      intoSessions.push(...swapped);
      continue;
    }
    const lucky = pool.sessionId === null ? await promoteIntoEvent(tx, move, pool) : await promoteIntoSession(tx, pool);
    if (lucky.length === 0) empty.add(pool.id);
    (pool.sessionId === null ? intoEvent : intoSessions).push(...lucky);
    if (pool.sessionId === null) await enterWantedSessions(tx, pools, lucky);
    else await leaveWhatWasSwapped(tx, pools, pool.sessionId, lucky);
  }
  await audit(tx, intoEvent, move.now);
  return { intoEvent, intoSessions: [...new Set(intoSessions)].filter((id) => !intoEvent.includes(id)) };
}

/**
 * The pools whose line still moves. Once it has begun, a place helps nobody any more: who is told "there is a place for
 * you" half an hour into it reads that too late, and counts as somebody who did not come.
 */
async function withoutBegun(tx: Tx, pools: readonly Pool[], { event, now }: Move): Promise<Pool[]> {
  if (event.status !== 'published' || now >= event.endsAt) return [];
  const begun: { id: string }[] = await tx.query('select id from session where event_id = $1 and starts_at <= $2', [
    event.id,
    now,
  ]);
  const late = new Set(begun.map((session) => session.id));
  const hasBegun = ({ sessionId }: Pool) => (sessionId === null ? now >= event.startsAt : late.has(sessionId));
  return pools.filter((pool) => !hasBegun(pool));
}

function modesOf(pool: Pool): string[] {
  return pool.mode === 'any' ? ['online', 'on_site'] : [pool.mode];
}

async function promoteIntoEvent(tx: Tx, { event, entries, now }: Move, pool: Pool): Promise<string[]> {
  const [lucky]: [{ id: string }[], number] = await tx.query(
    `update registration set status = 'confirmed', confirmed_at = $4
     where id in (
       select id from registration where event_id = $1 and status = 'waiting' and attends = any($2::text[])
       order by arrival limit $3
     ) returning id`,
    [event.id, modesOf(pool), promotions(pool), now],
  );
  const ids = lucky.map((one) => one.id);
  await countUp(tx, pool.id, ids.length);
  await entries.open(tx, ids);
  return ids;
}

async function promoteIntoSession(tx: Tx, pool: Pool): Promise<string[]> {
  const [lucky]: [{ id: string }[], number] = await tx.query(
    `update session_place set status = 'confirmed'
     where session_id = $1 and registration_id in (
       select p.registration_id from session_place p join registration r on r.id = p.registration_id
       where p.session_id = $1 and p.status = 'waiting' and r.attends = any($2::text[])
       order by p.arrival limit $3
     ) returning registration_id as id`,
    [pool.sessionId, modesOf(pool), promotions(pool)],
  );
  await countUp(tx, pool.id, lucky.length);
  return lucky.map((one) => one.id);
}

/** People new in the event come to their sessions in the order in which they once arrived. */
async function enterWantedSessions(tx: Tx, pools: readonly Pool[], ids: readonly string[]): Promise<void> {
  const wanted = await placesOf(tx, ids);
  if (wanted.length === 0) return;
  const ledger = new PlacesLedger(pools);
  for (const [registrationId, places] of byRegistration(wanted)) {
    const [first] = places as [HeldPlace, ...HeldPlace[]];
    const sessionIds = places.map((place) => place.sessionId);
    const entered = enterSessions(ledger, { sessionIds, attends: first.attends }, 'confirmed');
    await writePlaces(tx, registrationId, first.arrival, entered);
    const gone = places.filter((place) => !entered.some((one) => one.sessionId === place.sessionId));
    await releasePlaces(tx, pools, gone); // called off while they waited
  }
  await savePools(tx, pools, ledger.pools);
}

/** A place in a round beyond what the round allows is the one that was swapped for: the oldest goes. */
async function leaveWhatWasSwapped(
  tx: Tx,
  pools: readonly Pool[],
  sessionId: string,
  ids: readonly string[],
): Promise<void> {
  for (const places of byRegistration(await placesOf(tx, ids)).values()) {
    await releasePlaces(tx, pools, surplusWith(places, sessionId));
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

async function audit(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await recordAudit(
    tx,
    ids.map((id) => ({
      at: now,
      actor: { kind: 'system' as const },
      action: 'registration.promoted',
      subject: { kind: 'registration', id },
      before: { status: 'waiting' },
      after: { status: 'confirmed' },
    })),
  );
}
