import { type EventDetails, poolsOf } from '#events';
import { expireUnsent, findUnsent, type MailToQueue } from '#mail';
import type { Tx } from '#platform';
import { aboutSession, registrationMail } from './mails/registration-mail.js';
import { bringNews, type NewsKind, subjectsOf } from './news/news.js';
import { takeBackCancellation, type Unheard } from './news/unheard.js';
import { moveLinesUpWithMail } from './places/cancellation.js';
import { withdrawOffers } from './places/offer-rows.js';
import { placesOf, releasePlaces } from './places/session-places.js';
import type { Move } from './places/waiting-line.js';

/**
 * Tells everybody who takes part, or waits, what became of the event: one mail each, with the invite changed or
 * withdrawn for those who have one. The caller holds the lock of the event.
 */
export async function tellEverybody(
  tx: Tx,
  kind: Exclude<NewsKind, 'programme' | 'session-cancelled' | 'links-renewed' | 'other-way'>,
  { event, entries, now }: Move,
): Promise<MailToQueue[]> {
  await followKind(tx, event);
  if (kind === 'event-cancelled') await withdrawOffers(tx, event.id, now);
  const all: { id: string; status: string }[] = await tx.query(
    `select id, status from registration where event_id = $1 and status in ('confirmed', 'waiting', 'pending') order by arrival`,
    [event.id],
  );
  const everybody = all.map((one) => one.id);
  const unheard = kind === 'event-restored' ? await takeBackCancellation(tx, event, everybody, entries, now) : NOBODY;
  const live = all.filter((one) => !unheard.ids.has(one.id));
  const withPlace = live.filter((one) => one.status === 'confirmed').map((one) => one.id);
  const inLine = live.filter((one) => one.status !== 'confirmed').map((one) => one.id);
  const uids = inLine.map((id) => entries.uid(id));
  const outdated = kind === 'event-cancelled' ? (['session-cancelled'] as const) : [];
  await expireUnsent(tx, { orderKeys: uids, kinds: [...outdated, 'changed', 'event-cancelled', 'event-restored'] });
  const occurrence = occurrenceOf(event);
  // Whose "you are on the waiting list" has not been tried yet will read the new thing there.
  const unsent =
    kind === 'event-cancelled' ? new Set() : await findUnsent(tx, { orderKeys: uids, kinds: [...IN_LINE] });
  const toLine = (await subjectsOf(tx, inLine))
    .filter((person) => !unsent.has(entries.uid(person.registrationId)))
    .map((person) => registrationMail(kind, person, occurrence, entries.uid(person.registrationId), event.endsAt));
  return [...unheard.mails, ...(await bringNews(tx, kind, event, withPlace, entries)), ...toLine];
}

/** The first mail of who holds no place yet: one that has not left will say how it is now. */
const IN_LINE = ['waiting', 'requested'] as const;

const NOBODY: Unheard = { ids: new Set(), mails: [] };

/** People in line have no SEQUENCE to count by: each state of the event is told once. */
function occurrenceOf(event: EventDetails): string {
  return `${event.startVersion}.${event.textVersion}.${event.updatedAt.getTime()}`;
}

/** A session was called off: nobody holds or wants it any more, and everybody concerned is told. */
export async function emptySession(tx: Tx, sessionId: string, move: Move): Promise<MailToQueue[]> {
  const { event, entries } = move;
  const concerned = await idsIn(tx, [sessionId]);
  const places = (await placesOf(tx, concerned)).filter((place) => place.sessionId === sessionId);
  await releasePlaces(tx, await poolsOf(tx, event.id), places, move.now);
  const told = await bringNews(tx, 'session-cancelled', event, concerned, entries);
  const all = [...told, ...(await tellLine(tx, sessionId, move, concerned))];
  return [...all.map((mail) => aboutSession(mail, sessionId)), ...(await moveLinesUpWithMail(tx, move))];
}

/** Who waits for the event itself wished for the session, and would find nothing in its stead on promotion. */
async function tellLine(tx: Tx, sessionId: string, { event, entries, now }: Move, concerned: readonly string[]) {
  const waiting: { id: string }[] = await tx.query(
    `select id from registration where id = any($1::uuid[]) and status in ('waiting', 'pending')`,
    [concerned],
  );
  const people = await subjectsOf(
    tx,
    waiting.map((one) => one.id),
  );
  const occurrence = `${sessionId}.${now.getTime()}`;
  const uids = people.map((person) => entries.uid(person.registrationId));
  const unsent = await findUnsent(tx, { orderKeys: uids, kinds: [...IN_LINE] }); // that one will not name it any more
  const others = people.filter((person) => !unsent.has(entries.uid(person.registrationId)));
  return others.map((person) =>
    registrationMail('session-cancelled', person, occurrence, entries.uid(person.registrationId), event.endsAt),
  );
}

/**
 * Sessions are at another time or place, or have another title: those who hold or want one are told, once for all of
 * theirs.
 */
export async function tellSessions(
  tx: Tx,
  sessionIds: readonly string[],
  { event, entries }: Move,
): Promise<MailToQueue[]> {
  return bringNews(tx, 'programme', event, await idsIn(tx, sessionIds), entries);
}

async function idsIn(tx: Tx, sessionIds: readonly string[]): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `select registration_id as id from session_place where session_id = any($1::uuid[])
     group by registration_id order by min(arrival)`,
    [sessionIds],
  );
  return rows.map((row) => row.id);
}

/** An event that is held in one way only is attended in that way, whatever somebody chose before. */
async function followKind(tx: Tx, { id, kind }: EventDetails): Promise<void> {
  if (kind === 'hybrid') return;
  await tx.query(
    `update registration set attends = $2, other_way_arrival = null
     where event_id = $1 and (attends <> $2 or other_way_arrival is not null) and status in ('pending', 'confirmed', 'waiting')`,
    [id, kind],
  );
}
