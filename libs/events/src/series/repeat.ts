import { createHash } from 'node:crypto';
import type { Actor } from '#identity';
import { type Tx, toInstant, toWallTime } from '#platform';
import { copyQuestions } from '#questions';
import { Event, type EventDetails } from '../event/event.entity.js';
import type { Work } from '../event/event-work.js';
import { addEvent } from '../event/new-event.js';
import { poolsOf } from '../places/pools.js';
import { roomUrl } from '../places/rooms.js';
import { copyProgramme } from '../programme/programme-copy.js';
import { type Day, daysBetween, numberedTitle, plusWallDays, timesOn } from './repeat-days.js';

/** More of one event, on these days. */
export interface RepeatWish {
  readonly days: readonly Day[];
  /** Titles count on: "Leerkring (2)", "Leerkring (3)". */
  readonly isNumbered: boolean;
}

/**
 * Makes drafts after an event: its texts, settings, places, room, programme and questions, and through the hooks its
 * reminders, on other days at the same time by the clock. When registration opens and closes moves along. The event is
 * locked, so that two presses take turns; a day that has one already, made after this event before, gets no other.
 */
export async function repeatEvent(
  work: Work,
  source: EventDetails,
  wish: RepeatWish,
  actor: Actor,
): Promise<EventDetails[]> {
  const { tx, now } = work;
  const days = wish.days.toSorted();
  const pools = (await poolsOf(tx, source.id)).filter((pool) => pool.sessionId === null);
  const places = { pools: pools.map(({ mode, capacity }) => ({ mode, capacity })) };
  const room = { roomUrl: (await roomUrl(tx, source.id)) ?? '' };
  const made: EventDetails[] = [];
  for (const [i, day] of days.entries()) {
    const id = await freeIdOf(tx, source.id, day);
    if (!id) continue;
    const title = wish.isNumbered ? numberedTitle(source.title, i + 1) : source.title;
    const own = { ...timesOn(source, day), ...windowOn(source, day), title, slug: '' };
    const event = await addEvent(tx, { ...source, ...places, ...room, ...own }, now, id);
    await copyQuestions(tx, source.id, event, await copyProgramme(tx, source, event, now));
    const after = { slug: event.slug, copyOf: source.id };
    await work.audit(actor, 'event.created', { kind: 'event', id }, { after });
    await work.run((hook) => hook.afterCreate?.(tx, event, now, source));
    made.push(event);
  }
  return made;
}

/** When registration opens and closes: as many days from the event as it was there, at the same hour. */
function windowOn(source: EventDetails, day: Day): Pick<EventDetails, 'opensAt' | 'closesAt'> {
  const days = daysBetween(source.localStart.slice(0, 10), day);
  const moved = (at: Date | null) =>
    at && toInstant(plusWallDays(toWallTime(at, source.timeZone), days), source.timeZone);
  return { opensAt: moved(source.opensAt), closesAt: moved(source.closesAt) };
}

/**
 * The id that the repeat on this day gets; `undefined` when there is one. Its source and day give it (RFC 9562 section
 * 5.8), so a form that is sent again finds what it made; one that was moved to another day or called off is not it.
 */
async function freeIdOf(tx: Tx, sourceId: string, day: Day): Promise<string | undefined> {
  for (let n = 0; ; n++) {
    const id = idOf(`${sourceId} ${day} ${n}`);
    const there = await tx.findOneBy(Event, { id });
    if (!there) return id;
    if (there.localStart.startsWith(day) && there.status !== 'cancelled') return undefined;
  }
}

function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
