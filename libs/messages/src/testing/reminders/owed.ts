import type { MailPlan } from '../../plans/mail-plan.entity.js';
import type { ASession, History, Someone, Version } from './history.js';
import { daysAway, meantBy } from './wall.js';

const HOUR = 3_600_000;
/** Somebody confirmed just before a mail was due is looked for until then. */
const GRACE = HOUR / 4;

const known = new WeakMap<Version, Map<string, number>>();

/** As `dueBy`, worked out once for each version of what a plan counts from. */
export function dueOnce(plan: MailPlan, version: Version, zone: string): number {
  const dues = known.get(version) ?? new Map<string, number>();
  known.set(version, dues);
  const due = dues.get(plan.id) ?? dueBy(plan, version, zone);
  dues.set(plan.id, due);
  return due;
}

/** When a plan is due by the clock on the wall: days at the same time of day, hours and minutes as they are. */
function dueBy(plan: MailPlan, { startsAt, endsAt }: Version, zone: string): number {
  if (plan.anchor === 'fixed') return meantBy(plan.atLocal ?? '', zone, plan.atDoubled);
  const [anchor, sign] = isBefore(plan) ? [startsAt, -1] : [endsAt, 1];
  const [, days, hours, minutes] = /^P(?:(\d+)D|T(?:(\d+)H|(\d+)M))$/.exec(plan.lead ?? '') ?? [];
  if (days) return daysAway(anchor, sign * Number(days), zone);
  return anchor + sign * (Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * (HOUR / 60));
}

export const isBefore = ({ anchor }: MailPlan): boolean => anchor === 'start' || anchor === 'session_start';

/** The session whose people a plan is for, and whether it counts from that. */
const sessionOf = ({ sessions }: History, { audience }: MailPlan): ASession | undefined =>
  sessions.find(({ id }) => audience.kind === 'session' && audience.id === id);

/** The times that a plan counts from, one after the other. */
export function timesOf(history: History, plan: MailPlan): readonly Version[] {
  const session = plan.anchor.startsWith('session_') ? sessionOf(history, plan) : undefined;
  return session ? session.versions : history.versions;
}

/** From when on the mail would only be noise: the next reminder takes over, it has begun, a week has passed. */
export function noiseFrom(plan: MailPlan, plans: readonly MailPlan[], version: Version, zone: string): number {
  const due = dueOnce(plan, version, zone);
  if (!isBefore(plan))
    return plan.anchor === 'fixed' && due < version.startsAt ? version.startsAt : daysAway(due, 7, zone);
  const alike = plans.filter(
    (other) => other !== plan && other.enabled && other.anchor === plan.anchor && whoseOf(other) === whoseOf(plan),
  );
  const later = alike
    .map((other) => ({ at: dueOnce(other, version, zone), isBehind: plans.indexOf(other) > plans.indexOf(plan) }))
    .filter(({ at, isBehind }) => at > due || (at === due && isBehind));
  return Math.min(version.startsAt, ...later.map(({ at }) => at));
}

const whoseOf = ({ audience }: MailPlan) => ('id' in audience ? audience.id : audience.kind);

/** Which of these is known at this moment; -1 before there is one. */
export function versionAt(versions: readonly Version[], moment: number): number {
  return versions.findLastIndex((version) => version.knownFrom <= moment);
}

/** The number of the start that people are told of: what is put right keeps that of before. */
export function numberOf(versions: readonly Version[], at: number): number {
  return versions.slice(0, at + 1).filter(({ isPutRight }) => !isPutRight).length;
}

/** Whom each plan owes a mail, by the sweeps that took place: `plan/version/person`, and by which sweep. */
export function owedBy(history: History, sweeps: readonly number[]): Map<string, number> {
  const owed = new Map<string, number>();
  for (const plan of history.plans) {
    const times = timesOf(history, plan);
    const numbers = plan.anchor === 'fixed' ? [1] : [...new Set(times.map((_, at) => numberOf(times, at)))];
    for (const number of numbers) {
      for (const [i, someone] of history.people.entries()) {
        const at = sentAt(history, plan, number, someone, sweeps);
        if (at !== undefined) owed.set(`${plan.id}/${number}/${i}`, at);
      }
    }
  }
  return owed;
}

function sentAt(
  history: History,
  plan: MailPlan,
  number: number,
  someone: Someone,
  sweeps: readonly number[],
): number | undefined {
  const times = timesOf(history, plan);
  let done = -1;
  for (const sweep of sweeps) {
    const at = versionAt(times, sweep);
    const version = times[at];
    if (!version || !plan.enabled || at === done) continue;
    if (plan.anchor !== 'fixed' && numberOf(times, at) !== number) continue;
    const due = dueOnce(plan, version, history.zone);
    if (sweep < due) continue;
    const noise = noiseFrom(plan, history.plans, version, history.zone);
    const isAsked = due > plan.since.getTime() && !isOldNews(plan, times, at, due);
    if (isAsked && isIn(history, plan, someone, due, sweep) && noise > due && sweep < noise) return sweep;
    if (sweep < due + GRACE) continue;
    // Everybody who was to get it has it by now, unless the end is put right: then it is asked again.
    if (!isReopened(plan, times, at, number)) return undefined;
    done = at;
  }
  return undefined;
}

/** Whether an end after this one is put right: whoever has not got the mail that follows it gets it then. */
function isReopened(plan: MailPlan, times: readonly Version[], at: number, number: number): boolean {
  if (isBefore(plan) || plan.anchor === 'fixed') return false;
  return times.some(({ isPutRight }, later) => later > at && isPutRight && numberOf(times, later) === number);
}

/** News of a start stands in for the reminders that were due before it, and for nothing else. */
function isOldNews(plan: MailPlan, times: readonly Version[], at: number, due: number): boolean {
  if (!isBefore(plan)) return false;
  const news = times.slice(0, at + 1).findLast(({ isPutRight }) => !isPutRight);
  return news !== undefined && news !== times[0] && due <= news.knownFrom;
}

/** Somebody is there, and was before the mail was due: at the event, and in the session that it is for. */
export function isIn(history: History, plan: MailPlan, someone: Someone, due: number, moment: number): boolean {
  const isThere = someone.seenFrom <= moment && someone.confirmedAt < due && moment < someone.leftAt;
  if (!isThere || plan.audience.kind !== 'session') return isThere;
  const session = sessionOf(history, plan);
  const stay = someone.stays.find(({ session: id, from, to }) => id === session?.id && from <= moment && moment < to);
  return stay !== undefined && stay.from < due && moment < (session?.offFrom ?? 0);
}
