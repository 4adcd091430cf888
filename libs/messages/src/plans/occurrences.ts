import type { EventDetails } from '#events';
import { after, before, toInstant } from '#platform';
import { type CountedSession, countedSession } from './counted-sessions.js';
import type { MailPlan } from './mail-plan.entity.js';
import { sameJson } from './same-json.js';

/** What decides when the mails of an event are due. */
export type Timed = Pick<EventDetails, 'startsAt' | 'endsAt' | 'timeZone' | 'startVersion' | 'startMovedAt'>;

/** What a plan counts from: the event, or one of its sessions. */
export type Counted = Pick<EventDetails, 'startsAt' | 'endsAt' | 'startVersion'> & {
  /** Null: its start is known since it was made. */
  readonly startMovedAt: Date | null;
  /** A session that was called off. */
  readonly status?: string;
};

/** One sending of a plan: when it is due, and from when on it would only be noise. */
export interface Occurrence {
  readonly plan: MailPlan;
  readonly from: Counted;
  /** A moved start makes a mail that counts from start or end another one; a fixed mail stays the one it is. */
  readonly version: number;
  readonly dueAt: Date;
  /** The next one like it takes over, or what it counts from has begun, or a week has passed: a late mail expires instead of arriving. */
  readonly notAfter: Date;
}

/** After the event, and at a time of its own, a mail is of use for this long. */
const USEFUL_DAYS = 7;

/** When a plan is due. A day before or after is the same wall time, an hour is sixty minutes. @param from what it counts from, in the zone of the event */
export function dueAtOf(from: Pick<EventDetails, 'startsAt' | 'endsAt' | 'timeZone'>, plan: MailPlan): Date {
  const { lead, atLocal, atDoubled } = plan;
  if (plan.anchor === 'fixed') return toInstant(atLocal ?? '', from.timeZone, atDoubled);
  return isAhead(plan)
    ? before(from.startsAt, lead ?? '', from.timeZone)
    : after(from.endsAt, lead ?? '', from.timeZone);
}

/** Whether a plan counts back from a start. */
export function isAhead({ anchor }: Pick<MailPlan, 'anchor'>): boolean {
  return anchor === 'start' || anchor === 'session_start';
}

/**
 * Every sending that the plans of an event make, in order of time; those that are switched off too. A plan that counts from
 * a session which is not there makes none.
 * @param sessions those that the plans count from
 */
export function occurrencesOf(
  event: Timed,
  plans: readonly MailPlan[],
  sessions: readonly CountedSession[],
): Occurrence[] {
  const due = plans
    .flatMap((plan) => {
      const from = countedFrom(event, plan, sessions);
      if (!from) return [];
      const dueAt = dueAtOf({ ...from, timeZone: event.timeZone }, plan);
      return [{ plan, from, version: versionOf(from, plan), dueAt }];
    })
    // A day and 24 hours before are one moment on most days: the same one gives way each time, whatever order rows come in.
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.plan.id < b.plan.id ? -1 : 1));
  return due.map((one, i) => {
    const next = due.slice(i + 1).find(({ plan }) => takesOver(plan, one.plan));
    return { ...one, notAfter: next?.dueAt ?? uselessFrom(event.timeZone, one) };
  });
}

/** What a plan counts from; nothing for a session that is gone. */
export function countedFrom<E>(
  event: E,
  plan: Pick<MailPlan, 'anchor' | 'audience'>,
  sessions: readonly CountedSession[],
): E | CountedSession | undefined {
  const id = countedSession(plan);
  return id === undefined ? event : sessions.find((session) => session.id === id);
}

/**
 * A fixed mail does not follow the start, so nobody gets it twice when that moves. A plan that counts from something else
 * since it was changed goes on from where it was.
 */
export function versionOf(
  { startVersion }: Pick<Counted, 'startVersion'>,
  { anchor, versionOffset }: Pick<MailPlan, 'anchor' | 'versionOffset'>,
): number {
  return versionOffset + (anchor === 'fixed' ? 1 : startVersion);
}

/** The same words to the same people before the same start: the later one says all that the earlier one would. */
function takesOver(next: MailPlan, plan: MailPlan): boolean {
  if (!isAhead(plan) || next.anchor !== plan.anchor || !next.enabled) return false;
  return sameJson(next.audience, plan.audience) && sameJson(next.template, plan.template);
}

function uselessFrom(timeZone: string, { plan, from, dueAt }: Omit<Occurrence, 'notAfter'>): Date {
  const isBefore = isAhead(plan) || (plan.anchor === 'fixed' && dueAt < from.startsAt);
  return isBefore ? from.startsAt : after(dueAt, `P${USEFUL_DAYS}D`, timeZone);
}
