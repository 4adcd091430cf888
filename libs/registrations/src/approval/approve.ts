import type { Pool } from '#events';
import { type Actor, recordAudit } from '#identity';
import type { MailToQueue } from '#mail';
import type { Tx } from '#platform';
import { type AdmissionRequest, admit } from '../admission/admit.js';
import { registrationMail } from '../mails/registration-mail.js';
import { subjectsOf } from '../news/news.js';
import { openPlacesOf } from '../places/early-places.js';
import { attendsOf, type SessionPlace } from '../places/places.js';
import { placesOf, poolOf, releasePlaces, savePools, writePlaces } from '../places/session-places.js';
import type { Move } from '../places/waiting-line.js';
import { goingTogether } from '../places/wishes.js';
import { stillToChoose } from '../sessions/choices-again.js';
import { type OpenRequest, openRequests } from './requests.queries.js';

/** What became of saying yes to some people. */
export interface Approved {
  readonly confirmed: number;
  readonly waiting: number;
  /** No place, and nobody more may wait: they still ask. */
  readonly full: number;
}

/** Somebody who got a yes, and what that gave them. */
interface Yes {
  readonly asked: OpenRequest;
  readonly request: AdmissionRequest;
  readonly status: 'confirmed' | 'waiting';
  readonly places: readonly SessionPlace[];
}

/**
 * Says yes to people who ask, also to who was told no before. Each goes through the rule of admission as a newcomer does,
 * with the number under which they once arrived: a place where one is free and nobody waits, else into the line where
 * that number puts them. Their wishes for sessions are decided by the same rule. The lock of the event is held.
 */
export async function approveRequests(
  tx: Tx,
  move: Move,
  ids: readonly string[],
  actor: Actor,
): Promise<{ readonly approved: Approved; readonly mails: readonly MailToQueue[] }> {
  const { event, entries, now } = move;
  const open = await openRequests(tx, event.id, ids);
  const pools = await openPlacesOf(tx, event, now);
  const requests: AdmissionRequest[] = [];
  for (const one of open) requests.push(await toRequest(tx, move, pools, one));
  const state = { now, isOpen: true, waitingCapacity: event.waitingCapacity, pools, known: new Map() };
  const admission = admit(state, requests);
  const said = open.flatMap((asked, i): Yes[] => {
    const [decision, request] = [admission.decisions[i], requests[i]];
    if (decision?.kind !== 'admitted' || decision.status === 'pending' || !request) return [];
    return [{ asked, request, status: decision.status, places: decision.places }];
  });
  for (const yes of said) await letIn(tx, move, pools, yes);
  await savePools(tx, pools, admission.pools);
  const inNow = said.filter(({ status }) => status === 'confirmed').map(({ asked }) => asked.id);
  await entries.open(tx, inNow);
  await recordAudit(
    tx,
    said.map(({ asked, status }) => ({
      ...{ at: now, actor, action: 'registration.approved', subject: { kind: 'registration', id: asked.id } },
      ...{ before: { status: asked.status }, after: { status } },
    })),
  );
  const approved = {
    confirmed: inNow.length,
    waiting: said.length - inNow.length,
    full: admission.decisions.filter(({ kind }) => kind === 'sold_out').length,
  };
  return { approved, mails: await tellYes(tx, move, said) };
}

/** What they ask for as it can be had today. Wishes of who was told no were put aside then. */
async function toRequest(tx: Tx, { event }: Move, pools: readonly Pool[], one: OpenRequest): Promise<AdmissionRequest> {
  const attends = attendsOf(event, one.attends);
  const wishes =
    one.status === 'declined'
      ? await stillToChoose(tx, event.id, one.id, attends)
      : goingTogether(await placesOf(tx, [one.id])).map(({ sessionId }) => sessionId);
  const sessionIds = wishes.filter((sessionId) => poolOf(pools, { sessionId, attends }));
  return { registrationId: one.id, email: one.email, attends, sessionIds, requestHash: '' };
}

async function letIn(tx: Tx, { now }: Move, pools: readonly Pool[], { asked, request, status, places }: Yes) {
  await tx.query(
    `update registration set status = $2, attends = $3, approved_at = $4, confirmed_at = $5, declined_at = null,
            decline_reason = '', left_sessions = '{}' where id = $1`,
    [asked.id, status, request.attends, now, status === 'confirmed' ? now : null],
  );
  const gone = (await placesOf(tx, [asked.id])).filter(({ sessionId }) => !request.sessionIds.includes(sessionId));
  await releasePlaces(tx, pools, gone, now); // called off while they waited for an answer
  await writePlaces(tx, asked.id, asked.arrival, places, now);
}

async function tellYes(tx: Tx, { event, entries }: Move, said: readonly Yes[]): Promise<MailToQueue[]> {
  const statuses = new Map(said.map(({ asked, status }) => [asked.id, status]));
  const people = await subjectsOf(tx, [...statuses.keys()]);
  return people.map((person) => {
    const kind = statuses.get(person.registrationId) === 'confirmed' ? 'confirmation' : 'waiting';
    const uid = entries.uid(person.registrationId);
    return registrationMail(kind, person, `approved-${person.arrival}`, uid, event.endsAt);
  });
}
