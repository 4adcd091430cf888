import { type Actor, recordAudit } from '#identity';
import type { MailToQueue } from '#mail';
import type { Tx } from '#platform';
import { registrationMail } from '../mails/registration-mail.js';
import { subjectsOf } from '../news/news.js';
import { cancelRegistration, moveLinesUpWithMail } from '../places/cancellation.js';
import { openPlacesOf } from '../places/early-places.js';
import { closeOffers, type OfferOutcome, UNTIL } from '../places/offer-rows.js';
import { isAcross, leaveOtherLine, takeOtherPlace } from '../places/other-place.js';
import { placesOf, releasePlaces } from '../places/session-places.js';
import { enterEvent, enterSession, type Move } from '../places/waiting-line.js';
import type { Registration } from '../registration.js';
import { lapseDueOffers } from './lapse.js';

/** What became of an offer that somebody answered. */
export type OfferAnswer =
  /** The place is theirs, by this press or an earlier one. */
  | 'accepted'
  | 'declined'
  /** It came too late: the place went on to the next in line. */
  | 'lapsed'
  /** There is no such offer any more: it was answered otherwise, or what it was for is called off. */
  | 'gone'
  /** A place the other way, where a session of theirs cannot come along for now: it stays held. */
  | 'session_full';

/** An answer with the mails that follow from it. */
export interface Answered<Answer> {
  readonly answer: Answer;
  readonly mails: readonly MailToQueue[];
}

interface OfferRow {
  readonly id: string;
  readonly registrationId: string;
  readonly sessionId: string | null;
  readonly until: Date;
  readonly outcome: OfferOutcome | null;
}

/** How an offer stands, pure: what a press finds, without doing anything. */
function offerStanding(
  offer: Pick<OfferRow, 'until' | 'outcome'> | undefined,
  now: Date,
): 'open' | 'due' | OfferAnswer {
  if (!offer || offer.outcome === 'withdrawn') return 'gone';
  if (offer.outcome) return offer.outcome;
  return now < offer.until ? 'open' : 'due';
}

/**
 * Answers an offer with yes or no, in the caller's transaction, which holds the lock of the event. A second press finds
 * what the first one did. One that comes after the deadline and before the sweep lets the offer lapse here and now.
 */
export async function answerOffer(
  tx: Tx,
  move: Move,
  registration: Registration,
  offerId: string,
  says: 'yes' | 'no',
): Promise<Answered<OfferAnswer>> {
  const offer = await offerOf(tx, offerId, registration.id);
  const standing = offerStanding(offer, move.now);
  if (standing === 'due') return { answer: 'lapsed', mails: await lapseDueOffers(tx, move) };
  if (!offer || standing !== 'open') return { answer: standing === 'open' ? 'gone' : standing, mails: [] };
  const actor: Actor = { kind: 'participant' };
  if (says === 'yes' && isAcross(registration, offer.sessionId))
    return acceptOtherWay(tx, move, registration, offer, actor);
  await auditOffer(tx, move, registration.id, actor, says === 'yes' ? 'offer.accepted' : 'offer.declined', offer);
  if (says === 'no') return { answer: 'declined', mails: await decline(tx, move, registration, offer, actor) };
  await closeOffers(tx, [offer], 'accepted', move.now);
  return { answer: 'accepted', mails: await takePlace(tx, move, registration.id, offer.sessionId) };
}

async function acceptOtherWay(
  tx: Tx,
  move: Move,
  registration: Registration,
  offer: OfferRow,
  actor: Actor,
): Promise<Answered<OfferAnswer>> {
  const mails = await takeOtherPlace(tx, move, registration);
  if (!mails) return { answer: 'session_full', mails: [] };
  await closeOffers(tx, [offer], 'accepted', move.now);
  await auditOffer(tx, move, registration.id, actor, 'offer.accepted', offer);
  return { answer: 'accepted', mails };
}

/** Lets somebody in for whom a place is counted already, and everybody up for whom that makes room. */
export async function takePlace(
  tx: Tx,
  move: Move,
  registrationId: string,
  sessionId: string | null,
): Promise<MailToQueue[]> {
  const pools = await openPlacesOf(tx, move.event, move.now);
  if (sessionId !== null) {
    await enterSession(tx, move, pools, sessionId, [registrationId]);
    return moveLinesUpWithMail(tx, move, [registrationId]);
  }
  await enterEvent(tx, move, pools, [registrationId]);
  return [...(await promotedMails(tx, move, registrationId)), ...(await moveLinesUpWithMail(tx, move))];
}

/** "You have a place", with the invite. */
async function promotedMails(tx: Tx, { event, entries }: Move, registrationId: string): Promise<MailToQueue[]> {
  const people = await subjectsOf(tx, [registrationId]);
  return people.map((person) =>
    registrationMail('promoted', person, `${person.arrival}`, entries.uid(registrationId), event.endsAt),
  );
}

/** Who does not want the place at the event does not wait for it any more; a session is only not chosen any more. */
async function decline(
  tx: Tx,
  move: Move,
  registration: Registration,
  { sessionId }: OfferRow,
  actor: Actor,
): Promise<MailToQueue[]> {
  if (isAcross(registration, sessionId)) return leaveOtherLine(tx, move, registration);
  if (sessionId === null) return cancelRegistration(tx, move, registration, actor);
  const places = await placesOf(tx, [registration.id]);
  const mine = places.filter((place) => place.sessionId === sessionId);
  await releasePlaces(tx, await openPlacesOf(tx, move.event, move.now), mine, move.now, 'declined');
  return moveLinesUpWithMail(tx, move, [registration.id]);
}

async function offerOf(tx: Tx, offerId: string, registrationId: string): Promise<OfferRow | undefined> {
  const [row] = await tx.query(
    `select o.id, o.registration_id as "registrationId", o.session_id as "sessionId", o.outcome, ${UNTIL} as until
     from offer o join registration r on r.id = o.registration_id join event e on e.id = r.event_id
     left join session s on s.id = o.session_id where o.id = $1 and o.registration_id = $2`,
    [offerId, registrationId],
  );
  return row;
}

/** Writes down what was done about somebody's waiting. */
export function auditOffer(
  tx: Tx,
  { now }: Move,
  registrationId: string,
  actor: Actor,
  action: string,
  { sessionId, ...after }: { readonly sessionId: string | null; readonly overbooked?: boolean },
): Promise<void> {
  const subject = { kind: 'registration', id: registrationId };
  const { overbooked } = after;
  const more = overbooked === undefined ? {} : { overbooked };
  return recordAudit(tx, [{ at: now, actor, action, subject, after: { session: sessionId, ...more } }]);
}
