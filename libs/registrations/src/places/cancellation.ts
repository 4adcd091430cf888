import { poolsOf } from '#events';
import { type Actor, recordAudit } from '#identity';
import { expireUnsent, type MailToQueue } from '#mail';
import type { Tx } from '#platform';
import { offerMail, registrationMail } from '../mails/registration-mail.js';
import { bringNews, subjectsOf } from '../news/news.js';
import type { Registration } from '../registration.js';
import { freeOtherWay } from './crossing-rows.js';
import { closeOffers, type OfferOutcome, type OpenOffer } from './offer-rows.js';
import { countDown, placesOf, poolOf, releasePlaces } from './session-places.js';
import { type Move, moveLinesUp } from './waiting-line.js';
import { wishesOf } from './wishes.js';

/**
 * Takes a live registration out: frees what it held in the event and its sessions, withdraws its calendar entry and
 * moves the lines up, all in the caller's transaction, which holds the lock of the event.
 * @returns every mail that follows: to the person, and to whoever moved up.
 */
export async function cancelRegistration(
  tx: Tx,
  move: Move,
  registration: Registration,
  actor: Actor,
): Promise<MailToQueue[]> {
  const { event, entries, now } = move;
  await tx.query(
    `update registration set status = 'cancelled', cancelled_at = $2, cancelled_by = $3, other_way_arrival = null
     where id = $1`,
    [registration.id, now, actor.kind],
  );
  await rememberChoices(tx, registration.id);
  await freePlaces(tx, event.id, registration, now, actor.kind === 'participant' ? 'declined' : 'withdrawn');
  const uid = entries.uid(registration.id);
  await expireUnsent(tx, { orderKeys: [uid] });
  if (registration.status === 'confirmed') await entries.raise(tx, [registration.id], 'CANCEL');
  await recordAudit(tx, [
    {
      at: now,
      actor,
      action: 'registration.cancelled',
      subject: { kind: 'registration', id: registration.id },
      before: { status: registration.status },
      after: { status: 'cancelled' },
    },
  ]);
  const [subject] = await subjectsOf(tx, [registration.id]);
  const own = subject ? [registrationMail('cancelled', subject, `${subject.arrival}`, uid)] : [];
  return [...own, ...(await moveLinesUpWithMail(tx, move))];
}

/**
 * Moves the lines of an event up and writes to everybody who moved.
 * @param changed whose own sessions have just changed: they are told in the same mail if they move up as well.
 * @param over who has just gone over to the other way: told of that, and of sessions they get into by it, in one mail.
 */
export async function moveLinesUpWithMail(
  tx: Tx,
  move: Move,
  changed: readonly string[] = [],
  over: readonly string[] = [],
): Promise<MailToQueue[]> {
  const { event, entries } = move;
  const moved = await moveLinesUp(tx, move);
  const wentOver = [...over, ...moved.across];
  const promoted = (await subjectsOf(tx, moved.intoEvent)).map((person) =>
    registrationMail('promoted', person, `${person.arrival}`, entries.uid(person.registrationId), event.endsAt),
  );
  const concerned = [...new Set([...changed, ...moved.intoSessions])].filter((id) => !wentOver.includes(id));
  const offered = await offerMails(tx, moved.offers, entries);
  const across = await bringNews(tx, 'other-way', event, wentOver, entries);
  return [...promoted, ...offered, ...across, ...(await bringNews(tx, 'programme', event, concerned, entries))];
}

/** Who comes back has these again, as far as there is room: see `comeBack`. */
async function rememberChoices(tx: Tx, id: string): Promise<void> {
  const { wanted } = wishesOf(await placesOf(tx, [id]));
  await tx.query('update registration set left_sessions = $2::uuid[] where id = $1', [id, [...wanted]]);
}

async function offerMails(tx: Tx, offers: readonly OpenOffer[], entries: Move['entries']): Promise<MailToQueue[]> {
  const people = await subjectsOf(
    tx,
    offers.map((offer) => offer.registrationId),
  );
  return people.flatMap((person) =>
    offers
      .filter((offer) => offer.registrationId === person.registrationId)
      .map((offer) => offerMail(person, offer, entries.uid(person.registrationId))),
  );
}

async function freePlaces(
  tx: Tx,
  eventId: string,
  { id, status, attends }: Registration,
  now: Date,
  outcome: OfferOutcome,
): Promise<void> {
  const pools = await poolsOf(tx, eventId);
  await releasePlaces(tx, pools, await placesOf(tx, [id]), now, outcome);
  const pool = poolOf(pools, { sessionId: null, attends });
  if (!pool || (status !== 'confirmed' && status !== 'waiting')) return; // a pending registration holds no place
  const offered = await closeOffers(tx, [{ registrationId: id, sessionId: null }], outcome, now);
  const isIn = status === 'confirmed';
  const held = isIn || offered.length > 0;
  await countDown(tx, [{ id: pool.id, taken: held ? 1 : 0, waiting: held ? 0 : 1 }]);
  if (isIn && offered.length > 0) await freeOtherWay(tx, pools, attends);
}
