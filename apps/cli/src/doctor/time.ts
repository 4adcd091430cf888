import { isTimeZone, toInstant } from '#platform';
import { type Finding, ok, problem, spell, warning } from './finding.js';

/** A zone with two offsets, and an instant in its summer. */
const ZONE = 'Europe/Amsterdam';
export const SUMMER = { local: '2027-07-01T12:00', zone: ZONE, instant: '2027-07-01T10:00:00.000Z' } as const;
const NOTABLE_MS = 2000;
const HARMFUL_MS = 30_000;

/** Whether Node knows the zones of the world: without them every time on every page would be wrong. */
export function aboutZones(): Finding {
  const knows = isTimeZone(ZONE) && toInstant(SUMMER.local, ZONE).toISOString() === SUMMER.instant;
  if (knows) return ok('zones', `Node knows ${ZONE}`);
  return problem(
    'zones',
    `Node does not know ${ZONE}`,
    'Install a Node with full ICU data, as the one from nodejs.org.',
  );
}

/** @param at what PostgreSQL makes of the same wall time; `undefined` when it knows no such zone. */
export function judgeServerZone(at: Date | undefined): Finding[] {
  if (at?.toISOString() === SUMMER.instant) return [];
  return [problem('zones', `PostgreSQL does not know ${ZONE}`, 'Install the zone data (tzdata) on its machine.')];
}

/** @param ahead by how much PostgreSQL's clock is ahead of ours, in milliseconds. */
export function judgeClocks(ahead: number): Finding {
  const apart = Math.abs(ahead);
  if (apart <= NOTABLE_MS) return ok('clock', 'agrees with that of PostgreSQL');
  const text = `${spell(apart)} ${ahead > 0 ? 'behind' : 'ahead of'} that of PostgreSQL`;
  const remedy = 'Let both machines follow a time server (NTP): reminders and closing times go by these clocks.';
  return apart > HARMFUL_MS ? problem('clock', text, remedy) : warning('clock', text, remedy);
}
