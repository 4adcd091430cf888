import { type EventDetails, type EventState, mayWait, type Pool, type ProgrammeSession } from '#events';
import { type Language, unreachable } from '#platform';
import type { Left, Tone } from '#ui';
import { accessTag } from './access.js';
import { shortDay } from './days.js';
import { sayEarly } from './early.js';
import { type EventWords, eventWords } from './event-words.js';

/** Few enough that somebody who hesitates should know. */
const FEW = 10;

type EventPool = Pick<Pool, 'sessionId' | 'mode' | 'capacity' | 'taken' | 'waiting'>;
type Opening = Pick<EventDetails, 'opensAt' | 'timeZone' | 'access' | 'approval' | 'allowedDomains'>;

const placesLeft = (pool: EventPool, capacity: number) => (pool.waiting > 0 ? 0 : Math.max(0, capacity - pool.taken));

/** Places of the event in words; one sentence a way of attending. */
export function sayPlaces(state: EventState, pools: readonly EventPool[], language: Language): string[] {
  const say = eventWords[language];
  if (state === 'full_waiting_open') return [say.waitingOpen];
  if (state === 'sold_out') return [say.full];
  return pools.filter((pool) => pool.sessionId === null).map((pool) => ofMode(say.mode[pool.mode], sayPool(pool, say)));
}

/** "Online: nog 3 plekken": a sentence goes on after the colon. */
function ofMode(mode: string, text: string): string {
  return mode ? `${mode}: ${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}

function sayPool(pool: EventPool, say: EventWords): string {
  if (pool.capacity === null) return say.unlimited;
  const left = placesLeft(pool, pool.capacity);
  return left === 0 ? say.full : say.placesLeft(left, pool.capacity);
}

/** Where people take part, in a few words. */
export function sayWhere({ kind, location }: Pick<EventDetails, 'kind' | 'location'>, language: Language): string {
  const say = eventWords[language];
  if (kind === 'online' || !location) return say.online;
  return kind === 'hybrid' ? say.orOnline(location) : location;
}

/** The state of an event as a tag; nothing for one that is simply over. */
export function stateTag(
  state: EventState,
  event: Opening,
  pools: readonly EventPool[],
  language: Language,
): { tone: Tone; text: string } | undefined {
  const say = eventWords[language];
  switch (state) {
    case 'open':
      return accessTag(event, language) ?? fewLeft(pools, say) ?? { tone: 'ok', text: say.open };
    case 'full_waiting_open':
      // A line that only guests can join is nobody else's hope.
      return event.access === 'invited' ? accessTag(event, language) : { tone: 'wait', text: say.waitingOpen };
    case 'sold_out':
      return { tone: 'off', text: say.full };
    case 'not_open_yet':
      return {
        tone: 'off',
        text: say.opensOn(event.opensAt ? shortDay(event.opensAt, event.timeZone, language) : ''),
      };
    case 'closed':
      return { tone: 'off', text: say.closed };
    case 'cancelled':
      return { tone: 'bad', text: say.cancelled };
    case 'ended':
    case 'draft':
      return undefined;
    default:
      return unreachable(state);
  }
}

function fewLeft(pools: readonly EventPool[], say: EventWords): { tone: Tone; text: string } | undefined {
  let left = 0;
  for (const pool of pools) {
    if (pool.sessionId !== null) continue;
    if (pool.capacity === null) return undefined;
    left += placesLeft(pool, pool.capacity);
  }
  return left > 0 && left <= FEW ? { tone: 'wait', text: say.stopLeft(left) } : undefined;
}

/**
 * Places left at one stop of the programme: a text for each way of attending that has places of its own, and none for a
 * stop with room for everyone.
 */
export function sayStop(stop: ProgrammeSession, event: EventDetails, language: Language): Left[] {
  // No numbers while members go first: by them anybody could try out who is a member.
  const early = sayEarly(stop, event, language);
  if (early) return [{ text: early, tone: 'few' }];
  const { pools } = stop;
  return pools.flatMap((pool) => sayLeft(pool, pools.length === 1, eventWords[language]));
}

function sayLeft(pool: EventPool, isOnly: boolean, say: EventWords): Left[] {
  const mode = isOnly ? say.onlyMode[pool.mode] : say.mode[pool.mode];
  if (pool.capacity === null) return mode ? [{ text: isOnly ? mode : ofMode(mode, say.unlimited) }] : [];
  const left = placesLeft(pool, pool.capacity);
  if (left === 0) return [{ text: ofMode(mode, say.waitingOpen), tone: 'full' }];
  const text = ofMode(mode, say.stopLeft(left));
  return [left <= FEW ? { text, tone: 'few' } : { text }];
}

/** Places of the event for one way of attending; nothing when both share them, or when there is room for everyone. */
export function sayWay(
  way: 'online' | 'on_site',
  { event, pools }: { readonly event: EventDetails; readonly pools: readonly EventPool[] },
  language: Language,
): string | undefined {
  const pool = pools.find((one) => one.sessionId === null && one.mode === way);
  if (!pool || pool.capacity === null) return undefined;
  const say = eventWords[language];
  const left = placesLeft(pool, pool.capacity);
  if (left > 0) return say.stopLeft(left);
  return mayWait(event, pool) ? say.waitingOpen : say.full;
}
