import { decideOccurrence, isDone } from '../../plans/decide-occurrence.js';
import { type Occurrence, occurrencesOf } from '../../plans/occurrences.js';
import type { History, Version } from './history.js';
import { dueOnce, isBefore, isIn, noiseFrom, numberOf, owedBy, timesOf, versionAt } from './owed.js';
import { instantsOf, wallOf } from './wall.js';

const MINUTE = 60_000;

/** What was seen over all histories. */
export interface Seen {
  histories: number;
  mails: number;
  sweeps: number;
  reschedules: number;
  /** Mails that counted from a session. */
  ofSessions: number;
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
  seen.ofSessions += sent.filter(([key]) => planOf(history, key).anchor.startsWith('session_')).length;
  seen.zones.add(history.zone);
  for (const [key, at] of sent) look(history, key, at, seen);
}

/** What a person who got this mail could say of it, by the clock on their wall. */
function look(history: History, key: string, at: number, seen: Seen): void {
  const { zone } = history;
  const plan = planOf(history, key);
  const version = timesOf(history, plan).findLast(({ knownFrom }) => knownFrom <= at);
  if (!version) throw new Error(`a mail from nowhere: ${key}`);
  if (isBefore(plan) && at >= version.startsAt) throw new Error(`after the start: ${key} at ${iso(at)}`);
  if (plan.anchor.endsWith('end') && at < version.endsAt) throw new Error(`before the end: ${key} at ${iso(at)}`);
  if (at - dueOnce(plan, version, zone) > 15 * MINUTE) seen.late++;
  const days = /^P(\d+)D$/.exec(plan.lead ?? '')?.[1];
  if (plan.anchor === 'fixed' || !days) return;
  const anchor = isBefore(plan) ? version.startsAt : version.endsAt;
  const away = (isBefore(plan) ? -1 : 1) * Number(days) * 1440 * MINUTE;
  const wanted = new Date(Date.parse(`${wallOf(anchor, zone)}Z`) + away).toISOString().slice(0, 16);
  const times = instantsOf(wanted, zone).length;
  if (times === 0) seen.skipped++;
  if (times === 2) seen.doubled++;
  const wall = wallOf(dueOnce(plan, version, zone), zone);
  if (times > 0 ? wall !== wanted : wall <= wanted)
    throw new Error(`at ${wall} on the wall instead of ${wanted}: ${key}`);
}

function planOf({ plans }: History, key: string): History['plans'][number] {
  const plan = plans.find(({ id }) => id === key.split('/')[0]);
  if (!plan) throw new Error(`a mail from nowhere: ${key}`);
  return plan;
}

/** Every moment at which a sweep could go wrong, and some others, without those at which everybody slept. */
export function sweepsOf(history: History): number[] {
  const { plans, versions, sessions, zone, asleep, people } = history;
  const due = plans.flatMap((plan) => timesOf(history, plan).map((version) => dueOnce(plan, version, zone)));
  const news = [versions, ...sessions.map((session) => session.versions)].flat();
  const telling = [
    ...due.flatMap((at) => [-1, 0, 5, 14 * 60, 16 * 60].map((seconds) => at + seconds * 1000)),
    ...news.flatMap(({ knownFrom, startsAt, endsAt }) => [knownFrom, startsAt - 1, startsAt, endsAt]),
    ...people.flatMap(({ stays }) => stays.map(({ from }) => from)),
  ];
  const isAwake = (moment: number) => asleep.every(({ from, to }) => moment < from || moment >= to);
  const all = [...telling, ...history.sweeps, ...asleep.map(({ to }) => to)].filter(isAwake);
  return all.filter((moment) => versionAt(versions, moment) >= 0).toSorted((a, b) => a - b);
}

/** As `Reminders` does it, over rows in memory: `in-the-tables.ts` holds that against them. */
function sweepThrough(history: History, sweeps: readonly number[]): [string, number][] {
  const plans = history.plans.map((plan) => ({ ...plan }));
  const written = new Set<string>();
  const sent: [string, number][] = [];
  const planned = knownFrom(history, plans);
  let last = -Infinity;
  for (const moment of sweeps) {
    for (const plan of plans) if (isEndPutRight(history, plan, last, moment)) plan.doneVersion = 0;
    last = moment;
    const { event, occurrences } = planned(moment);
    for (const occurrence of occurrences) {
      const { plan, version, dueAt } = occurrence;
      if (!plan.enabled || plan.doneVersion >= version || dueAt.getTime() > moment) continue;
      const isDue = decideOccurrence(event, occurrence, new Date(moment)).kind === 'due';
      for (const [i, someone] of isDue ? history.people.entries() : []) {
        const key = `${plan.id}/${version}/${i}`;
        if (!isIn(history, plan, someone, dueAt.getTime(), moment) || written.has(key)) continue;
        written.add(key);
        sent.push([key, moment]);
      }
      if (isDone(occurrence, new Date(moment))) plan.doneVersion = version;
    }
  }
  return sent;
}

/** As `Reminders.expireEndMoved` hears it. */
function isEndPutRight(history: History, plan: History['plans'][number], after: number, until: number): boolean {
  if (isBefore(plan) || plan.anchor === 'fixed') return false;
  return timesOf(history, plan).some(({ isPutRight, knownFrom: at }) => isPutRight && at > after && at <= until);
}

/** What the product works out of the event and its sessions, as they are known at a moment; once for each such state. */
function knownFrom(history: History, plans: readonly History['plans'][number][]) {
  const states = new Map<string, { event: ReturnType<typeof eventAt>; occurrences: Occurrence[] }>();
  return (moment: number) => {
    const key = [history, ...history.sessions]
      .map(({ versions, ...more }) => `${versionAt(versions, moment)}${'offFrom' in more && more.offFrom <= moment}`)
      .join();
    const known = states.get(key);
    if (known) return known;
    const event = eventAt(history, moment);
    const occurrences = occurrencesOf(event, plans, sessionsAt(history, moment));
    for (const occurrence of occurrences) check(history, occurrence, moment);
    const state = { event, occurrences };
    states.set(key, state);
    return state;
  };
}

function rowOf(versions: readonly Version[], moment: number) {
  const at = Math.max(0, versionAt(versions, moment));
  const { startsAt, endsAt } = versions[at] as Version;
  const news = versions.slice(0, at + 1).findLast(({ isPutRight }) => !isPutRight) as Version;
  return {
    ...{ startsAt: new Date(startsAt), endsAt: new Date(endsAt), startVersion: numberOf(versions, at) },
    startMovedAt: new Date(news.knownFrom),
  };
}

function eventAt({ versions, zone }: History, moment: number) {
  return { ...rowOf(versions, moment), timeZone: zone, status: 'published' as const };
}

function sessionsAt({ sessions }: History, moment: number) {
  return sessions.map(({ id, versions, offFrom }) => {
    const row = rowOf(versions, moment);
    const startMovedAt = row.startVersion === 1 ? null : row.startMovedAt;
    const status = moment >= offFrom ? ('cancelled' as const) : ('open' as const);
    return { ...row, id, startMovedAt, status, code: id, title: {}, location: '' };
  });
}

/** The product's instants beside those of the wall. */
function check(history: History, { plan, dueAt, notAfter }: Occurrence, moment: number): void {
  const times = timesOf(history, plan);
  const version = times[Math.max(0, versionAt(times, moment))] as Version;
  const own = history.plans.find(({ id }) => id === plan.id) as History['plans'][number];
  const due = dueOnce(own, version, history.zone);
  if (dueAt.getTime() !== due) throw new Error(`${plan.id} is due ${iso(dueAt)}, by the wall ${iso(due)}`);
  const noise = noiseFrom(own, history.plans, version, history.zone);
  if (notAfter.getTime() !== noise)
    throw new Error(`${plan.id} is noise from ${iso(notAfter)}, by the wall ${iso(noise)}`);
}

const iso = (at: number | Date) => new Date(at).toISOString();
