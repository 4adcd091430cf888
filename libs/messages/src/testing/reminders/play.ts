import { decideOccurrence, isDone } from '../../plans/decide-occurrence.js';
import { occurrencesOf } from '../../plans/occurrences.js';
import type { History } from './history.js';
import { dueOnce, noiseFrom, owedBy, versionAt } from './owed.js';
import { instantsOf, wallOf } from './wall.js';

const MINUTE = 60_000;

/** What was seen over all histories. */
export interface Seen {
  histories: number;
  mails: number;
  sweeps: number;
  reschedules: number;
  /** Reminders of days before whose time of day was skipped, or came twice. */
  skipped: number;
  doubled: number;
  /** Sent by a worker that came too late for the moment itself, but not for the event. */
  late: number;
  readonly zones: Set<string>;
}

/** Sweeps through a history by the product's own decisions. @throws {Error} naming the first promise that is broken */
export function play(history: History, seen: Seen): void {
  const sweeps = sweepsOf(history);
  const owed = owedBy(history, sweeps);
  const sent = sweepThrough(history, sweeps);
  const got = new Map<string, number>();
  for (const [key, at] of sent) {
    if (got.has(key)) throw new Error(`sent twice: ${key}`);
    got.set(key, at);
  }
  for (const [key, at] of owed) if (got.get(key) !== at) throw new Error(`missed: ${key} at ${iso(at)}`);
  for (const [key, at] of got) if (owed.get(key) !== at) throw new Error(`not owed: ${key} at ${iso(at)}`);
  seen.histories++;
  seen.sweeps += sweeps.length;
  seen.mails += sent.length;
  seen.reschedules += history.versions.length - 1;
  seen.zones.add(history.zone);
  for (const [key, at] of sent) look(history, key, at, seen);
}

/** What a person who got this mail could say of it, by the clock on their wall. */
function look({ plans, versions, zone }: History, key: string, at: number, seen: Seen): void {
  const plan = plans.find(({ id }) => id === key.split('/')[0]);
  const version = versions.findLast(({ knownFrom }) => knownFrom <= at);
  if (!plan || !version) throw new Error(`a mail from nowhere: ${key}`);
  if (plan.anchor === 'start' && at >= version.startsAt) throw new Error(`after the start: ${key} at ${iso(at)}`);
  if (plan.anchor === 'end' && at < version.endsAt) throw new Error(`before the end: ${key} at ${iso(at)}`);
  if (at - dueOnce(plan, version, zone) > 15 * MINUTE) seen.late++;
  const days = /^P(\d+)D$/.exec(plan.lead ?? '')?.[1];
  if (plan.anchor === 'fixed' || !days) return;
  const anchor = plan.anchor === 'start' ? version.startsAt : version.endsAt;
  const away = (plan.anchor === 'start' ? -1 : 1) * Number(days) * 1440 * MINUTE;
  const wanted = new Date(Date.parse(`${wallOf(anchor, zone)}Z`) + away).toISOString().slice(0, 16);
  const times = instantsOf(wanted, zone).length;
  if (times === 0) seen.skipped++;
  if (times === 2) seen.doubled++;
  const wall = wallOf(dueOnce(plan, version, zone), zone);
  if (times > 0 ? wall !== wanted : wall <= wanted)
    throw new Error(`at ${wall} on the wall instead of ${wanted}: ${key}`);
}

/** Every moment at which a sweep could go wrong, and some others, without those at which everybody slept. */
export function sweepsOf(history: History): number[] {
  const { plans, versions, zone, asleep } = history;
  const telling = versions.flatMap((version) => [
    ...plans.flatMap((plan) => {
      const due = dueOnce(plan, version, zone);
      return [-1, 0, 5, 14 * 60, 16 * 60].map((seconds) => due + seconds * 1000);
    }),
    ...[version.knownFrom, version.startsAt - 1, version.startsAt, version.endsAt],
  ]);
  const isAwake = (moment: number) => asleep.every(({ from, to }) => moment < from || moment >= to);
  const all = [...telling, ...history.sweeps, ...asleep.map(({ to }) => to)].filter(isAwake);
  return all.filter((moment) => versionAt(history, moment) >= 0).toSorted((a, b) => a - b);
}

/** As `Reminders` does it, over rows in memory: `in-the-tables.ts` holds that against them. */
function sweepThrough(history: History, sweeps: readonly number[]): [string, number][] {
  const plans = history.plans.map((plan) => ({ ...plan }));
  const written = new Set<string>();
  const sent: [string, number][] = [];
  const known = history.versions.map(({ startsAt, endsAt, knownFrom }, at) => {
    const event = {
      ...{ startsAt: new Date(startsAt), endsAt: new Date(endsAt), timeZone: history.zone },
      ...{ startVersion: at + 1, startMovedAt: new Date(knownFrom), status: 'published' as const },
    };
    const occurrences = occurrencesOf(event, plans);
    for (const occurrence of occurrences) check(history, occurrence.plan.id, at, occurrence);
    return { event, occurrences };
  });
  for (const moment of sweeps) {
    const { event, occurrences } = known[versionAt(history, moment)] as (typeof known)[number];
    for (const occurrence of occurrences) {
      const { plan, version, dueAt } = occurrence;
      if (!plan.enabled || plan.doneVersion >= version || dueAt.getTime() > moment) continue;
      const isDue = decideOccurrence(event, occurrence, new Date(moment)).kind === 'due';
      for (const [i, someone] of isDue ? history.people.entries() : []) {
        const key = `${plan.id}/${version}/${i}`;
        const isThere = someone.seenFrom <= moment && someone.confirmedAt < dueAt.getTime() && moment < someone.leftAt;
        if (!isThere || written.has(key)) continue;
        written.add(key);
        sent.push([key, moment]);
      }
      if (isDone(occurrence, new Date(moment))) plan.doneVersion = version;
    }
  }
  return sent;
}

/** The product's instants beside those of the wall. */
function check(history: History, id: string, at: number, got: { dueAt: Date; notAfter: Date }): void {
  const plan = history.plans.find((one) => one.id === id);
  const version = history.versions[at];
  if (!plan || !version) throw new Error(`a plan from nowhere: ${id}`);
  const due = dueOnce(plan, version, history.zone);
  if (got.dueAt.getTime() !== due) throw new Error(`${id} is due ${iso(got.dueAt)}, by the wall ${iso(due)}`);
  const noise = noiseFrom(plan, history.plans, version, history.zone);
  if (got.notAfter.getTime() !== noise)
    throw new Error(`${id} is noise from ${iso(got.notAfter)}, by the wall ${iso(noise)}`);
}

const iso = (at: number | Date) => new Date(at).toISOString();
