import type { Actor } from '#identity';
import { expireUnsent, type MailToQueue } from '#mail';
import type { Tx } from '#platform';
import { FIRST_MAIL, registrationMail } from '../mails/registration-mail.js';
import { subjectsOf } from '../news/news.js';
import { moveLinesUpWithMail } from '../places/cancellation.js';
import { openPlacesOf } from '../places/early-places.js';
import { attendsOf } from '../places/places.js';
import { poolOf, writePlaces } from '../places/session-places.js';
import type { Move } from '../places/waiting-line.js';
import type { Registration } from '../registration.js';
import { stillToChoose } from '../sessions/choices-again.js';
import { lapsedOffersOf, type SecondOffer } from './lapsed-offers.js';
import { type Answered, auditOffer } from './offer-answers.js';

/** What became of offering a place again. */
export type OfferedAgain =
  | SecondOffer
  /** There is no lapsed offer of it any more: pressed twice, or they came back themselves. */
  | 'not_lapsed'
  /** It would do something else by now than what the organiser was told. */
  | 'otherwise';

/**
 * Offers somebody a place once more who let the offer of it lapse. They come to the end of the line with a new number of
 * arrival, and the line moves up as ever: so they are offered a place that is free for them, and overtake nobody. The
 * event is locked.
 * @param expected what the organiser was told that it would do. Anything else writes nothing.
 */
export async function offerAgain(
  tx: Tx,
  move: Move,
  registration: Registration,
  sessionId: string | null,
  actor: Actor,
  expected: SecondOffer,
): Promise<Answered<OfferedAgain>> {
  const lapsed = await lapsedOffersOf(tx, move.event, registration, move.now);
  const would = lapsed.find((offer) => offer.sessionId === sessionId)?.would;
  if (!would) return { answer: 'not_lapsed', mails: [] };
  if (would === 'clash' || would === 'sold_out') return { answer: would, mails: [] };
  if (would !== expected) return { answer: 'otherwise', mails: [] };
  await auditOffer(tx, move, registration.id, actor, 'offer.again', { sessionId });
  const attends = attendsOf(move.event, registration.attends);
  const pools = await openPlacesOf(tx, move.event, move.now);
  const [{ arrival }] = await tx.query(`select nextval('arrival') as arrival`);
  await tx.query('update pool set waiting = waiting + 1 where id = $1', [poolOf(pools, { sessionId, attends })?.id]);
  const isInLine = would === 'in_line';
  if (sessionId) {
    await writePlaces(tx, registration.id, arrival, [{ sessionId, status: 'waiting' }], move.now);
    return { answer: would, mails: await moveLinesUpWithMail(tx, move, isInLine ? [registration.id] : []) };
  }
  const wishes = await stillToChoose(tx, move.event.id, registration.id, attends);
  const wanted = wishes.filter((id) => poolOf(pools, { sessionId: id, attends }));
  await tx.query(
    `update registration set status = 'waiting', arrival = $2, attends = $3, left_sessions = '{}' where id = $1`,
    [registration.id, arrival, attends],
  );
  await writePlaces(
    tx,
    registration.id,
    arrival,
    wanted.map((id) => ({ sessionId: id, status: 'wanted' })),
    move.now,
  );
  await expireUnsent(tx, { orderKeys: [move.entries.uid(registration.id)] }); // "you are out" is not so any more
  const told = isInLine ? await tellInLine(tx, move, registration.id) : [];
  return { answer: would, mails: [...told, ...(await moveLinesUpWithMail(tx, move))] };
}

async function tellInLine(tx: Tx, { event, entries }: Move, id: string): Promise<MailToQueue[]> {
  const people = await subjectsOf(tx, [id]);
  return people.map((person) =>
    registrationMail(FIRST_MAIL.waiting, person, `${person.arrival}`, entries.uid(id), event.endsAt),
  );
}
