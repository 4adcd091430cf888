import type { MailPlan } from '../../plans/mail-plan.entity.js';
import type { History, Someone, Version } from './history.js';
import { daysAway, meantBy } from './wall.js';

const HOUR = 3_600_000;
/** Somebody confirmed just before a mail was due is looked for until then. */
const GRACE = HOUR / 4;

const known = new WeakMap<Version, Map<string, number>>();

/** As `dueBy`, worked out once for each version of an event. */
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
  const [anchor, sign] = plan.anchor === 'start' ? [startsAt, -1] : [endsAt, 1];
  const [, days, hours, minutes] = /^P(?:(\d+)D|T(?:(\d+)H|(\d+)M))$/.exec(plan.lead ?? '') ?? [];
  if (days) return daysAway(anchor, sign * Number(days), zone);
  return anchor + sign * (Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * (HOUR / 60));
}

/** From when on the mail would only be noise: the next reminder takes over, the event has begun, a week has passed. */
export function noiseFrom(plan: MailPlan, plans: readonly MailPlan[], version: Version, zone: string): number {
  const due = dueOnce(plan, version, zone);
  const others = plans.filter((other, i) => {
    const theirs = dueOnce(other, version, zone);
    const isNext = theirs > due || (theirs === due && i > plans.indexOf(plan));
    return other.enabled && other.anchor === 'start' && other !== plan && isNext;
  });
  if (plan.anchor === 'start')
    return Math.min(version.startsAt, ...others.map((other) => dueOnce(other, version, zone)));
  return plan.anchor === 'fixed' && due < version.startsAt ? version.startsAt : daysAway(due, 7, zone);
}

/** Which version of the event is known at this moment; `undefined` before there is one. */
export function versionAt({ versions }: History, moment: number): number {
  return versions.findLastIndex((version) => version.knownFrom <= moment);
}

/** Whom each plan owes a mail, by the sweeps that took place: `plan/version/person`, and by which sweep. */
export function owedBy(history: History, sweeps: readonly number[]): Map<string, number> {
  const owed = new Map<string, number>();
  for (const plan of history.plans) {
    const versions = plan.anchor === 'fixed' ? [undefined] : history.versions.keys();
    for (const only of versions) {
      for (const [i, someone] of history.people.entries()) {
        const at = sentAt(history, plan, only, someone, sweeps);
        if (at !== undefined) owed.set(`${plan.id}/${(only ?? 0) + 1}/${i}`, at);
      }
    }
  }
  return owed;
}

function sentAt(
  history: History,
  plan: MailPlan,
  only: number | undefined,
  someone: Someone,
  sweeps: readonly number[],
): number | undefined {
  for (const sweep of sweeps) {
    const at = versionAt(history, sweep);
    const version = history.versions[at];
    if (!version || (only !== undefined && at !== only) || !plan.enabled) continue;
    const due = dueOnce(plan, version, history.zone);
    if (sweep < due) continue;
    const isFixed = plan.anchor === 'fixed'; // does not follow the start, so news of it does not stand in for it
    const isAsked = due > plan.since.getTime() && (isFixed || due > version.knownFrom);
    const isThere = someone.seenFrom <= sweep && someone.confirmedAt < due && sweep < someone.leftAt;
    const noise = noiseFrom(plan, history.plans, version, history.zone);
    if (isAsked && isThere && noise > due && sweep < noise) return sweep;
    if (sweep >= due + GRACE) return undefined; // everybody who was to get it has it by now
  }
  return undefined;
}
