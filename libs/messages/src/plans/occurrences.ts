import type { EventDetails } from '#events';
import { after, before, toInstant } from '#platform';
import type { MailPlan } from './mail-plan.entity.js';
import { sameJson } from './same-json.js';

/** What decides when the mails of an event are due. */
export type Timed = Pick<EventDetails, 'startsAt' | 'endsAt' | 'timeZone' | 'startVersion'>;

/** One sending of a plan: when it is due, and from when on it would only be noise. */
export interface Occurrence {
  readonly plan: MailPlan;
  /** A moved start makes a mail that counts from start or end another one; a fixed mail stays the one it is. */
  readonly version: number;
  readonly dueAt: Date;
  /** The next one like it takes over, or the event has begun, or a week has passed: a late mail expires instead of arriving. */
  readonly notAfter: Date;
}

/** After the event, and at a time of its own, a mail is of use for this long. */
const USEFUL_DAYS = 7;

/** When a plan is due. A day before or after is the same wall time, an hour is sixty minutes. */
export function dueAtOf(event: Omit<Timed, 'startVersion'>, plan: MailPlan): Date {
  const { anchor, lead, atLocal, atDoubled } = plan;
  if (anchor === 'fixed') return toInstant(atLocal ?? '', event.timeZone, atDoubled);
  if (anchor === 'end') return after(event.endsAt, lead ?? '', event.timeZone);
  return before(event.startsAt, lead ?? '', event.timeZone);
}

/** Every sending that the plans of an event make, in order of time; those that are switched off too. */
export function occurrencesOf(event: Timed, plans: readonly MailPlan[]): Occurrence[] {
  const due = plans
    .map((plan) => ({ plan, version: versionOf(event, plan), dueAt: dueAtOf(event, plan) }))
    // A day and 24 hours before are one moment on most days: the same one gives way each time, whatever order rows come in.
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.plan.id < b.plan.id ? -1 : 1));
  return due.map((one, i) => {
    const next = due.slice(i + 1).find(({ plan }) => takesOver(plan, one.plan));
    return { ...one, notAfter: next?.dueAt ?? uselessFrom(event, one.plan, one.dueAt) };
  });
}

/** A fixed mail does not follow the start, so nobody gets it twice when that moves. */
export function versionOf({ startVersion }: Pick<Timed, 'startVersion'>, { anchor }: MailPlan): number {
  return anchor === 'fixed' ? 1 : startVersion;
}

/** The same words to the same people before the start: the later one says all that the earlier one would. */
function takesOver(next: MailPlan, plan: MailPlan): boolean {
  const areBefore = next.anchor === 'start' && plan.anchor === 'start';
  return areBefore && next.enabled && sameJson(next.audience, plan.audience) && sameJson(next.template, plan.template);
}

function uselessFrom({ startsAt, timeZone }: Omit<Timed, 'startVersion'>, plan: MailPlan, dueAt: Date): Date {
  const isAhead = plan.anchor === 'start' || (plan.anchor === 'fixed' && dueAt < startsAt);
  return isAhead ? startsAt : after(dueAt, `P${USEFUL_DAYS}D`, timeZone);
}
