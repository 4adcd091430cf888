import { toInstant, toWallTime } from '#platform';

export const DIGEST_RHYTHMS = ['off', 'daily', 'weekly'] as const;

/** How often an organiser is mailed what is new: never, every working day, every Monday. */
export type DigestRhythm = (typeof DIGEST_RHYTHMS)[number];

/** What a digest tells of: from `since` on, and before `until`. */
export interface DigestPeriod {
  readonly since: Date;
  readonly until: Date;
}

/** What an organiser chose, and up to where they were told. */
export interface DigestStanding {
  readonly rhythm: DigestRhythm;
  readonly chosenAt: Date;
  readonly toldUntil: Date;
}

/** On the clock of the network. */
const AT = '08:00';
const DAY = 86_400_000;
/** Monday is 1, as `getUTCDay` counts. A digest of Monday tells of the weekend, too. */
const DAYS: Record<DigestRhythm, readonly number[]> = { off: [], daily: [1, 2, 3, 4, 5], weekly: [1] };
/** A commit may take its time: what was done in the last minutes may not be seen yet, and is for the next digest. */
const SETTLES_MS = 5 * 60_000;

/**
 * Pure: what is to be told now, if anything. Periods follow each other without a gap and never overlap, however late the
 * question is asked: a worker that slept for three days tells of them in one go.
 */
export function decideDigest(standing: DigestStanding, now: Date, timeZone: string): DigestPeriod | undefined {
  const slot = lastSlot(standing.rhythm, now, timeZone);
  if (!slot || slot <= standing.chosenAt) return undefined;
  const until = new Date(slot.getTime() - SETTLES_MS);
  return until > standing.toldUntil ? { since: standing.toldUntil, until } : undefined;
}

/** When the next digest is due, after `now`. Never when they are off. */
export function nextDigest(rhythm: DigestRhythm, now: Date, timeZone: string): Date | undefined {
  return slotsAround(rhythm, now, timeZone).find((slot) => slot > now);
}

function lastSlot(rhythm: DigestRhythm, now: Date, timeZone: string): Date | undefined {
  return slotsAround(rhythm, now, timeZone).findLast((slot) => slot <= now);
}

/** Every slot from nine days back to nine ahead: a week, and a day more for each way a calendar can skip one. */
function slotsAround(rhythm: DigestRhythm, now: Date, timeZone: string): Date[] {
  const today = Date.parse(`${toWallTime(now, timeZone).slice(0, 10)}T00:00Z`);
  return Array.from({ length: 19 }, (_, i) => new Date(today + (i - 9) * DAY))
    .filter((day) => DAYS[rhythm].includes(day.getUTCDay()))
    .map((day) => toInstant(`${day.toISOString().slice(0, 10)}T${AT}`, timeZone));
}
