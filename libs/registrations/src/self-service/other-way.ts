import { hasPlace, mayWait, openPoolsOf } from '#events';
import type { MailToQueue } from '#mail';
import type { Tx } from '#platform';
import { registrationMail } from '../mails/registration-mail.js';
import { subjectsOf } from '../news/news.js';
import { moveLinesUpWithMail } from '../places/cancellation.js';
import { type Attends, PlacesLedger, type SessionPlace } from '../places/places.js';
import { countDown, type HeldPlace, placesOf, poolOf, savePools, writePlaces } from '../places/session-places.js';
import type { Move } from '../places/waiting-line.js';
import type { Registration } from '../registration.js';

/** What became of taking part online instead of on site, or the other way round. */
export type OtherWay =
  | { readonly kind: 'moved'; readonly mails: readonly MailToQueue[] }
  /** No place that way: the person keeps the one they have. */
  | { readonly kind: 'full' }
  /** A chosen session has no place that way, or is not held that way. */
  | { readonly kind: 'session_full'; readonly sessionId: string }
  /** A place is being held for them: first they take it or leave it. */
  | { readonly kind: 'offered' }
  | { readonly kind: 'too_late' };

type Standing = 'confirmed' | 'waiting';

/**
 * Moves somebody to the other way of taking part, all or nothing: the old place is given up only in the moment that
 * the new one is theirs, in the event and in every session they chose. Who waits goes to the end of the other line.
 * Places that come free move the lines up. The lock of the event is held.
 */
export async function takeOtherWay(tx: Tx, move: Move, registration: Registration): Promise<OtherWay> {
  const { event, entries, now } = move;
  const { id } = registration;
  const attends: Attends = registration.attends === 'online' ? 'on_site' : 'online';
  if (await isOffered(tx, id)) return { kind: 'offered' };
  const pools = await openPoolsOf(tx, event.id);
  const ledger = new PlacesLedger(pools);
  const status = enterEvent(ledger, registration, attends, event.waitingCapacity);
  if (!status) return { kind: 'full' };
  const held = await placesOf(tx, [id]);
  const moved: SessionPlace[] = [];
  for (const place of held) {
    const next = enterSession(ledger, place, attends, status);
    if (!next) return { kind: 'session_full', sessionId: place.sessionId };
    moved.push({ sessionId: place.sessionId, status: next });
  }
  const own = { sessionId: null, attends: registration.attends, status: registration.status };
  const leaves = [own, ...held].filter((one) => poolOf(pools, one)?.id !== poolOf(pools, { ...one, attends })?.id);
  const [{ arrival }] = await tx.query(`select nextval('arrival') as arrival`);
  const isNewIn = status === 'confirmed' && registration.status === 'waiting';
  await tx.query(
    `update registration set attends = $2, status = $3, confirmed_at = case when $4 then $5 else confirmed_at end,
            arrival = case when $6 then $7 else arrival end where id = $1`,
    [id, attends, status, isNewIn, now, status === 'waiting' && leaves.includes(own), arrival],
  );
  await writePlaces(tx, id, arrival, moved);
  await tx.query(
    `update session_place set arrival = $2 where registration_id = $1 and session_id = any($3::uuid[]) and status = 'waiting'`,
    [id, arrival, leaves.flatMap(({ sessionId }) => sessionId ?? [])],
  );
  await savePools(tx, pools, ledger.pools);
  const fewer = leaves.flatMap((one) => {
    const pool = poolOf(pools, one);
    return pool
      ? [{ id: pool.id, taken: one.status === 'confirmed' ? 1 : 0, waiting: one.status === 'waiting' ? 1 : 0 }]
      : [];
  });
  await countDown(tx, fewer);
  if (!isNewIn)
    return { kind: 'moved', mails: await moveLinesUpWithMail(tx, move, status === 'confirmed' ? [id] : []) };
  await entries.open(tx, [id]);
  const [subject] = await subjectsOf(tx, [id]);
  const mine = subject ? [registrationMail('promoted', subject, `${arrival}`, entries.uid(id), event.endsAt)] : [];
  return { kind: 'moved', mails: [...mine, ...(await moveLinesUpWithMail(tx, move))] };
}

/** A place that is held for somebody counts as taken already; moving it would be answering the offer. */
async function isOffered(tx: Tx, id: string): Promise<boolean> {
  const open = await tx.query('select 1 from offer where registration_id = $1 and answered_at is null', [id]);
  return open.length > 0;
}

/** A place the other way; who waits may also stand in that line. `undefined`: nothing to be had, so nothing moves. */
function enterEvent(
  ledger: PlacesLedger,
  { attends, status }: Registration,
  other: Attends,
  waitingCapacity: number | null,
): Standing | undefined {
  const [from, to] = [ledger.find(null, attends), ledger.find(null, other)];
  if (!to || (status !== 'confirmed' && status !== 'waiting')) return undefined;
  if (from?.id === to.id) return status;
  const mayEnter = hasPlace(to) || (status === 'waiting' && mayWait({ waitingCapacity }, to));
  return mayEnter ? ledger.enter(to) : undefined;
}

/** The same for one session: who holds a place in it must get one, who waits or wishes may stand in that line. */
function enterSession(
  ledger: PlacesLedger,
  { sessionId, attends, status }: HeldPlace,
  other: Attends,
  inEvent: Standing,
): SessionPlace['status'] | undefined {
  const [from, to] = [ledger.find(sessionId, attends), ledger.find(sessionId, other)];
  if (!to) return undefined;
  if (status === 'wanted') return inEvent === 'waiting' ? 'wanted' : ledger.enter(to);
  if (from?.id === to.id) return status;
  return status === 'waiting' || hasPlace(to) ? ledger.enter(to) : undefined;
}
