import { newId, speak, type Tx } from '#platform';
import { addPools } from '../places/pools.js';
import { setRoom } from '../places/rooms.js';
import { PLENARY, Session } from '../programme/session.entity.js';
import { Event, type EventDetails } from './event.entity.js';
import type { EventInput } from './event-input.js';
import { freeSlug, slugOf } from './slugs.js';

/** Writes a draft and what no event is without: its plenary session and its pool. */
export async function addEvent(tx: Tx, input: EventInput, now: Date, id?: string): Promise<EventDetails> {
  const { pools, roomUrl } = input;
  const title = speak(input.title, input.language).text;
  const event = draftOf({ ...input, slug: input.slug || (await freeSlugFor(tx, title)) }, now, id);
  await tx.insert(Event, event);
  await tx.insert(Session, plenaryOfDraft(event, now));
  await addPools(tx, { eventId: event.id, sessionId: null }, pools, now);
  await setRoom(tx, event.id, roomUrl, now);
  return event;
}

/** Pure: the draft that such an input makes, under an id of its own unless one is given. */
export function draftOf(
  { pools: _, roomUrl: __, ...decided }: EventInput,
  now: Date,
  id = newId(now.getTime()),
): Event {
  return {
    ...decided,
    id,
    status: 'draft',
    startVersion: 1,
    startMovedAt: now,
    textVersion: 1,
    createdAt: now,
    updatedAt: now,
    publishedAt: null,
    cancelledAt: null,
  };
}

/** The plenary has no will of its own: it takes over what the event says now. */
export async function followEvent(tx: Tx, { id, title, startsAt, endsAt }: EventDetails): Promise<void> {
  await tx.update(Session, { eventId: id, code: PLENARY }, { title, startsAt, endsAt });
}

/** Pure: the session that everybody is in, as a new event has it. */
export function plenaryOfDraft(event: EventDetails, now: Date): Session {
  return {
    id: newId(now.getTime()),
    eventId: event.id,
    roundId: null,
    themeGroupId: null,
    code: PLENARY,
    position: 0,
    title: event.title,
    speakers: '',
    location: '',
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    status: 'open',
    startVersion: 1,
    startMovedAt: null,
    earlyUntil: null,
  };
}

/** Two drafts with one title at the same moment must not both find the same address free, so they take turns. */
async function freeSlugFor(tx: Tx, title: string): Promise<string> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('event slug'))`);
  const rows: { slug: string }[] = await tx.query(`select slug from event where slug like $1 || '%'`, [
    slugOf(title) || 'event',
  ]);
  return freeSlug(title, new Set(rows.map((row) => row.slug)));
}
