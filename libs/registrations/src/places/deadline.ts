import { toInstant, toWallTime } from '#platform';

const HOUR = 3_600_000;
const QUARTER = HOUR / 4;
/** Nobody answers a mail at night: what would lapse from this hour on is held until the morning. */
const NIGHT = { from: 22, until: 9 };

/** What the deadline of an offer depends on. */
export interface Offering {
  readonly now: Date;
  /** How long the organiser would hold a place. */
  readonly hours: number;
  /** Of the event or the session: a place is of no use after that. */
  readonly startsAt: Date;
  readonly timeZone: string;
}

/**
 * Until when an offered place is held, pure. The hours the organiser set; near the start at most half of the time that is
 * left, so that the next in line has a turn as well, but never less than an hour; on a whole quarter; not in the night;
 * and never past the start.
 */
export function decideDeadline({ now, hours, startsAt, timeZone }: Offering): Date {
  const left = startsAt.getTime() - now.getTime();
  const held = Math.max(HOUR, Math.min(hours * HOUR, left / 2));
  const quarter = new Date(Math.ceil((now.getTime() + held) / QUARTER) * QUARTER);
  return earlier(afterTheNight(quarter, timeZone), startsAt);
}

function afterTheNight(at: Date, timeZone: string): Date {
  const hour = Number(toWallTime(at, timeZone).slice(11, 13));
  if (hour >= NIGHT.until && hour < NIGHT.from) return at;
  const morning = new Date(at.getTime() + (hour >= NIGHT.from ? 12 * HOUR : 0));
  const day = toWallTime(morning, timeZone).slice(0, 10);
  return toInstant(`${day}T${String(NIGHT.until).padStart(2, '0')}:00`, timeZone);
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}
