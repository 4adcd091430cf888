import { createHash } from 'node:crypto';
import type { PoolWish } from '../places/pools.js';
import type { Round, Session } from './session.entity.js';

/**
 * A short fingerprint of what a form shows. The form carries it along, so that saving can tell whether somebody else
 * changed the same thing meanwhile; how many people came or left is no such change.
 */
function seal(shown: unknown): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 22);
}

export function sealOfRound({ title, startsAt, endsAt, minChoices, maxChoices }: Round): string {
  return seal([title.nl, title.en, startsAt, endsAt, minChoices, maxChoices]);
}

export function sealOfSession(session: Session, pools: readonly PoolWish[]): string {
  const { title, speakers, location, themeGroupId, startsAt, endsAt, earlyUntil } = session;
  const places = pools.map(({ mode, capacity }) => `${mode} ${capacity}`).toSorted();
  return seal([title.nl, title.en, speakers, location, themeGroupId, startsAt, endsAt, earlyUntil, places]);
}
