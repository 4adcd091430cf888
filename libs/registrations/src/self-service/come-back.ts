import type { EventDetails } from '#events';
import { type Actor, recordAudit } from '#identity';
import { expireUnsent, type MailToQueue } from '#mail';
import type { Tx } from '#platform';
import { admit } from '../admission/admit.js';
import { FIRST_MAIL, registrationMail } from '../mails/registration-mail.js';
import { subjectsOf } from '../news/news.js';
import { openPlacesOf } from '../places/early-places.js';
import { attendsOf } from '../places/places.js';
import { poolOf, savePools, writePlaces } from '../places/session-places.js';
import type { Registration } from '../registration.js';
import { stillToChoose } from '../sessions/choices-again.js';
import type { Deed } from './change-details.js';

/** What became of coming back. */
export type ComeBack =
  | { readonly kind: 'back'; readonly status: 'confirmed' | 'waiting' | 'pending' }
  /** The same address takes part under a newer registration. */
  | { readonly kind: 'known' }
  | { readonly kind: 'sold_out' }
  /** The event began, is off, or it was not the person who cancelled. */
  | { readonly kind: 'too_late' };

/**
 * Whether somebody can take their cancellation back, or an offer that they let lapse: until the event begins, also when
 * registration has closed since. An organiser can also take back what an organiser did.
 * They were among those the organiser counted on; a place they get only as anybody would.
 */
export function mayComeBack(
  { status, cancelledBy, removedAt }: Pick<Registration, 'status' | 'cancelledBy' | 'removedAt'>,
  event: Pick<EventDetails, 'status' | 'startsAt'>,
  now: Date,
  actor: Actor = { kind: 'participant' },
): boolean {
  const isTheirs = cancelledBy === 'participant' || actor.kind === 'organiser';
  const mayWish = status === 'lapsed' || (status === 'cancelled' && isTheirs);
  return mayWish && removedAt === null && event.status === 'published' && now < event.startsAt;
}

/**
 * Brings a cancelled or lapsed registration back, in the caller's transaction, which holds the lock of the event. It is a new
 * admission: a new number of arrival, a place where one is free and nobody waits, else the end of the line. What the
 * person had chosen is chosen again, as far as it still can be. The calendar entry is the one they had, one step on.
 */
export async function comeBack(
  tx: Tx,
  { event, entries, now, actor }: Deed,
  registration: Registration,
): Promise<{ readonly outcome: ComeBack; readonly mails: readonly MailToQueue[] }> {
  const { id, status: stands } = registration;
  if (stands === 'confirmed' || stands === 'waiting' || stands === 'pending')
    return nothing({ kind: 'back', status: stands }); // pressed twice, or in two tabs
  if (!mayComeBack(registration, event, now, actor)) return nothing({ kind: 'too_late' });
  if (await takesPart(tx, registration)) return nothing({ kind: 'known' });
  const pools = await openPlacesOf(tx, event, now);
  const { admission, attends } = await askAgain(tx, { event, now, actor }, pools, registration);
  const [decision] = admission.decisions;
  if (decision?.kind !== 'admitted')
    return nothing(decision?.kind === 'sold_out' ? { kind: 'sold_out' } : { kind: 'too_late' });
  const { status, places } = decision;
  const [{ arrival }] = await tx.query(`select nextval('arrival') as arrival`);
  await tx.query(
    `update registration set status = $2, arrival = $3, attends = $4, confirmed_at = $5, cancelled_at = null,
            cancelled_by = null, other_way_arrival = null, left_sessions = '{}' where id = $1`,
    [id, status, arrival, attends, status === 'confirmed' ? now : null],
  );
  await writePlaces(tx, id, arrival, places, now);
  await savePools(tx, pools, admission.pools);
  if (status === 'confirmed') await entries.open(tx, [id]);
  await expireUnsent(tx, { orderKeys: [entries.uid(id)] }); // "cancelled" that has not left is not so any more
  await note(tx, registration, status, now, actor);
  const [subject] = await subjectsOf(tx, [id]);
  const kind = FIRST_MAIL[status];
  const mails = subject ? [registrationMail(kind, subject, `${arrival}`, entries.uid(id), event.endsAt)] : [];
  return { outcome: { kind: 'back', status }, mails };
}

/** What the rule of admission says of somebody who comes back. Guests and domains are for those who come anew. */
async function askAgain(
  tx: Tx,
  { event, now, actor }: Pick<Deed, 'event' | 'now' | 'actor'>,
  pools: Awaited<ReturnType<typeof openPlacesOf>>,
  { id, email, contactId, ...registration }: Registration,
) {
  const attends = attendsOf(event, registration.attends);
  const wishes = await stillToChoose(tx, event.id, id, attends);
  const sessionIds = wishes.filter((sessionId) => poolOf(pools, { sessionId, attends }));
  const needsApproval = event.approval && actor.kind !== 'organiser' && !(await wasLetIn(tx, id));
  const entry = { isInvitedOnly: false, needsApproval, allowedDomains: [], invitations: new Map() };
  const state = { now, isOpen: true, waitingCapacity: event.waitingCapacity, pools, known: new Map(), entry };
  const request = { registrationId: id, email, contactId, attends, sessionIds, requestHash: '' };
  return { admission: admit(state, [request]), attends };
}

/** Whoever had a place, or a yes of an organiser in any form, need not ask for it again. */
async function wasLetIn(tx: Tx, id: string): Promise<boolean> {
  const [{ isIn }] = await tx.query(
    `select coalesce(confirmed_at, approved_at) is not null or invitation_id is not null or registered_by is not null as "isIn"
     from registration where id = $1`,
    [id],
  );
  return isIn;
}

const nothing = (outcome: ComeBack) => ({ outcome, mails: [] });

async function takesPart(tx: Tx, { eventId, contactId }: Registration): Promise<boolean> {
  const others = await tx.query(
    `select 1 from registration where event_id = $1 and contact_id = $2 and status in ('pending', 'confirmed', 'waiting')`,
    [eventId, contactId],
  );
  return others.length > 0;
}

function note(tx: Tx, { id, status: before }: Registration, status: string, at: Date, actor: Actor): Promise<void> {
  const subject = { kind: 'registration', id };
  const change = { before: { status: before }, after: { status } };
  return recordAudit(tx, [{ at, actor, action: 'registration.restored', subject, ...change }]);
}
