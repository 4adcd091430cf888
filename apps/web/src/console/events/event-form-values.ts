import { domainToUnicode } from 'node:url';
import { doubledChoice, type EventDetails, type Pool } from '#events';
import { LANGUAGES, type Language, toWallTime } from '#platform';
import type { Typed } from '../asked.js';
import { type Fields, spread } from '../form-kit.js';
import { listedZone } from './zones.js';

const TEXTS = ['title', 'summary', 'body'] as const;

/** How a waiting list works unless an organiser wants it otherwise. */
const USUAL = { waitlistMode: 'auto', offerHours: '24' };
/** Who may come, and where it is found, unless an organiser wants it otherwise. */
const OPEN = { visibility: 'public', access: 'open' };

/** A new form: an hour in the afternoon is for the organiser to choose, the rest has a sensible start. */
export function emptyFormValues(language: Language, timeZone: string): Typed {
  return { language, timeZone: listedZone(timeZone), kind: 'online', ...OPEN, ...USUAL };
}

/** Whether any of these fields is not what most events have, or is wrong: then it must be in sight. */
export function isUnusual({ typed, errors }: Pick<Fields, 'typed' | 'errors'>, names: readonly string[]): boolean {
  const usual: Typed = { ...USUAL, ...OPEN };
  return names.some((name) => errors[name] || (typed[name] && typed[name] !== usual[name]));
}

/** The form as it would have been typed for this event. */
export function eventFormValues(event: EventDetails, pools: readonly Pool[], roomUrl: string | undefined): Typed {
  const wall = (at: Date | null) => (at ? toWallTime(at, event.timeZone) : '');
  return {
    ...spread('title', event.title),
    ...spread('summary', event.summary),
    ...spread('body', event.body),
    seriesId: event.seriesId ?? '',
    language: event.language,
    kind: event.kind,
    visibility: event.visibility,
    access: event.access,
    approval: event.approval ? 'yes' : '',
    allowedDomains: event.allowedDomains.map(domainToUnicode).join('\n'),
    location: event.location,
    timeZone: event.timeZone,
    start: event.localStart,
    startDoubled: doubledChoice(event.localStart, event.timeZone, event.startsAt),
    end: event.localEnd,
    endDoubled: doubledChoice(event.localEnd, event.timeZone, event.endsAt),
    opens: wall(event.opensAt),
    closes: wall(event.closesAt),
    ...placesTyped(pools.filter((pool) => pool.sessionId === null)),
    waitingCapacity: event.waitingCapacity === null ? '' : String(event.waitingCapacity),
    waitlistMode: event.waitlistMode,
    offerHours: String(event.offerHours),
    roomUrl: roomUrl ?? '',
    slug: event.slug,
    seen: event.updatedAt.toISOString(),
  };
}

/** A form as `readEventInput` takes it: `title.nl` and `title.en` become one text in two languages. */
export function toRawEvent(typed: Typed): object {
  const texts = TEXTS.map((text) => [
    text,
    Object.fromEntries(LANGUAGES.map((spoken) => [spoken, typed[`${text}.${spoken}`]])),
  ]);
  return { ...typed, timeZone: listedZone(typed.timeZone ?? ''), ...Object.fromEntries(texts) };
}

/** When the form was opened. A time nobody could have seen when it was tampered with: then the form counts as stale. */
export function readSeen(typed: Typed): Date {
  const seen = new Date(typed.seen ?? '');
  return Number.isNaN(seen.getTime()) ? new Date(0) : seen;
}

/** Places as they would have been typed: together, or for each way of taking part. */
export function placesTyped(pools: readonly Pick<Pool, 'mode' | 'capacity'>[]): Typed {
  const typed = (mode: Pool['mode']) => String(pools.find((pool) => pool.mode === mode)?.capacity ?? '');
  const modes = pools.map((pool) => pool.mode);
  const only = modes.includes('online') ? 'online' : 'on_site';
  const places = modes.length === 0 || modes.includes('any') ? 'together' : modes.length > 1 ? 'apart' : only;
  return { places, capacity: typed('any'), capacityOnline: typed('online'), capacityOnSite: typed('on_site') };
}
