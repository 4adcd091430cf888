import { programmeOf } from '#events';
import { type Actor, recordAudit } from '#identity';
import type { MailToQueue } from '#mail';
import type { Tx } from '#platform';
import { isSame, readForSessions, type TypedAnswers } from '#questions';
import { ownForm, saveAnswers } from '../answers/own-form.js';
import { moveLinesUpWithMail } from '../places/cancellation.js';
import { openPlacesOf } from '../places/early-places.js';
import { PlacesLedger } from '../places/places.js';
import { placesOf, releasePlaces, renewPlaces, savePools, writePlaces } from '../places/session-places.js';
import type { Move } from '../places/waiting-line.js';
import type { Registration } from '../registration.js';
import { checkChoices } from './choices.js';
import { type Choice, decideSwap } from './swap.js';

export type SessionChange =
  | { readonly kind: 'changed'; readonly mails: readonly MailToQueue[] }
  | { readonly kind: 'unchanged' }
  /** A round has too few or too many, or a session is gone: nothing was written. */
  | { readonly kind: 'refused' }
  /** A question about a chosen session has no answer, or a wrong one: nothing was written. */
  | { readonly kind: 'unanswered' }
  /** The sessions are the same, and what they answered about these is not. */
  | { readonly kind: 'answered' };

/**
 * Lets somebody choose other sessions, in the caller's transaction, which holds the lock of the event. Places that come
 * free move the lines up, and everybody whose programme changes is told.
 * @param typed answers to what is asked about sessions; without them nothing is asked, as when an organiser moves somebody.
 */
export async function changeSessions(
  tx: Tx,
  move: Move,
  registration: Registration,
  sessionIds: readonly string[],
  actor: Actor,
  typed?: TypedAnswers,
): Promise<SessionChange> {
  const programme = await programmeOf(tx, move.event.id);
  if (checkChoices(programme, sessionIds, registration.attends).size > 0) return { kind: 'refused' };
  const choices = programme.rounds.flatMap(({ round, sessions }): Choice[] =>
    sessions
      .filter(({ session }) => sessionIds.includes(session.id))
      .map(({ session: { id: sessionId, startsAt, endsAt } }) => {
        return { sessionId, roundId: round.id, maxChoices: round.maxChoices, startsAt, endsAt };
      }),
  );
  const pools = await openPlacesOf(tx, move.event, move.now);
  const held = await placesOf(tx, [registration.id]);
  const status = registration.status === 'confirmed' ? 'confirmed' : 'waiting';
  const ledger = new PlacesLedger(pools);
  const swap = decideSwap(ledger, registration, status, held, choices);
  if (!swap) return { kind: 'refused' };
  const isMoved = swap.enter.length + swap.release.length + swap.stay.length > 0;
  const has = [...held.filter((place) => !swap.release.includes(place)), ...swap.enter];
  const answers = typed && (await answer(tx, { ...move, actor }, registration, typed, sessionIds, has));
  if (answers === 'unanswered' || !isMoved) return { kind: answers ?? 'unchanged' };
  const [{ arrival }] = await tx.query(`select nextval('arrival') as arrival`); // a swap goes to the end of the line
  await writePlaces(tx, registration.id, arrival, swap.enter, move.now);
  await renewPlaces(tx, registration.id, arrival, swap.stay);
  await savePools(tx, pools, ledger.pools);
  await releasePlaces(tx, pools, swap.release, move.now, 'declined');
  await recordAudit(tx, [auditOf(registration, actor, sessionIds, move.now)]);
  return { kind: 'changed', mails: await moveLinesUpWithMail(tx, move, [registration.id]) };
}

/** Writes the answers about sessions, unless one is missing. */
async function answer(
  tx: Tx,
  { event, actor, now }: Move & { readonly actor: Actor },
  { id }: Registration,
  typed: TypedAnswers,
  wanted: readonly string[],
  has: readonly { readonly sessionId: string }[],
): Promise<'answered' | 'unchanged' | 'unanswered'> {
  const form = await ownForm(tx, event, id, now);
  const held = has.map(({ sessionId }) => sessionId);
  const read = readForSessions(form, typed, wanted, held);
  if (read.kind === 'refused') return 'unanswered';
  if (isSame(read.changes)) return 'unchanged';
  await saveAnswers(tx, id, form, read.changes, actor, now);
  return 'answered';
}

function auditOf({ id }: Registration, actor: Actor, sessions: readonly string[], at: Date) {
  return {
    at,
    actor,
    action: 'registration.sessions-changed',
    subject: { kind: 'registration', id },
    after: { sessions },
  };
}
