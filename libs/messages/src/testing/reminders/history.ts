import type { MailPlan } from '../../plans/mail-plan.entity.js';
import { wallOf } from './wall.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What happened to one event whose people must be reminded. Instants in milliseconds. */
export interface History {
  readonly zone: string;
  readonly plans: readonly MailPlan[];
  /** When it was to be, and since when that was known; the first from the making of the event. */
  readonly versions: readonly Version[];
  /** Sessions that people choose, in the same way. */
  readonly sessions: readonly ASession[];
  readonly people: readonly Someone[];
  /** Hours in which no worker was awake. */
  readonly asleep: readonly { readonly from: number; readonly to: number }[];
  /** Moments at which somebody swept, beside those that are looked for on purpose. */
  readonly sweeps: readonly number[];
}

export interface ASession {
  readonly id: string;
  readonly versions: readonly Version[];
  readonly offFrom: number;
}

/** Somebody goes to a session for a while; who changes back goes anew. */
export interface Stay {
  readonly session: string;
  readonly from: number;
  readonly to: number;
}

export interface Version {
  readonly knownFrom: number;
  readonly startsAt: number;
  readonly endsAt: number;
  /** What has begun was put right: it is the start of before, as far as mails are concerned. */
  readonly isPutRight?: boolean;
}

export interface Someone {
  readonly confirmedAt: number;
  /** A commit may take its time: nobody sees them before this. */
  readonly seenFrom: number;
  readonly leftAt: number;
  /** In order of time, one session at a time. */
  readonly stays: readonly Stay[];
}

const BEFORE = ['P14D', 'P7D', 'P2D', 'P1D', 'PT24H', 'PT4H', 'PT1H', 'PT15M'];
const AFTER = ['PT1H', 'P1D', 'P3D'];

/** One that looks random, around this change of clocks. @param random numbers from 0 to 1 */
export function historyAround({ zone, at }: { zone: string; at: number }, random: () => number): History {
  const upTo = (most: number) => Math.floor(random() * most);
  const near = (moment: number, span: number) => Math.floor((moment + (random() - 0.5) * 2 * span) / MINUTE) * MINUTE;
  const pick = <T>(some: readonly T[]): T => some[upTo(some.length)] as T;
  // Half of them so that something is due just around the change.
  const aroundChange = () => (random() < 0.5 ? near(at, 4 * DAY) : near(at + pick([1, 2, 7, 14]) * DAY, 3 * HOUR));
  const made = near(at - 20 * DAY, 10 * DAY);
  const lived = (most: number) => {
    const versions: Version[] = [versionAt(made, Math.max(aroundChange(), made + HOUR), upTo(30 * 60) + 15)];
    for (let moves = upTo(most); moves > 0; moves--) {
      const last = versions.at(-1) as Version;
      const knownFrom = last.knownFrom + 1 + upTo(last.startsAt - last.knownFrom);
      versions.push(versionAt(knownFrom, Math.max(aroundChange(), knownFrom + HOUR), upTo(30 * 60) + 15));
    }
    return random() < 0.25 ? [...versions, putRight(versions.at(-1) as Version, random)] : versions;
  };
  const versions = lived(4);
  const sessions = Array.from({ length: upTo(3) }, (_, i) => {
    const own = lived(3);
    const { knownFrom, startsAt } = pick(own);
    const offFrom = random() < 0.15 ? knownFrom + upTo(startsAt - knownFrom) : Number.POSITIVE_INFINITY;
    return { id: `s${i}`, versions: own, offFrom };
  });
  const all = [versions, ...sessions.map((session) => session.versions)].flat();
  const end = Math.max(...all.map((version) => version.endsAt)) + 5 * DAY;
  const people = Array.from({ length: 1 + upTo(4) }, () => {
    const confirmedAt = made + upTo(end - made);
    const seenFrom = confirmedAt + (random() < 0.2 ? upTo(14 * MINUTE) : 0);
    const leftAt = random() < 0.15 ? confirmedAt + upTo(end - confirmedAt) : Number.POSITIVE_INFINITY;
    return { confirmedAt, seenFrom, leftAt, stays: staysOf(sessions, { from: seenFrom, to: leftAt }, random) };
  });
  const asleep = Array.from({ length: upTo(3) }, () => {
    const { startsAt, knownFrom } = pick(all);
    // Some sleep while the start is moved: what was due then meets an event that is another one.
    const around = pick([
      startsAt,
      startsAt,
      startsAt - DAY,
      startsAt - DAY,
      startsAt - 2 * DAY,
      startsAt - 7 * DAY,
      knownFrom,
    ]);
    const from = near(around, 8 * HOUR);
    return { from, to: from + 6 * HOUR };
  });
  const plans = Array.from({ length: 1 + upTo(5) }, (_, i) => planOf(i, zone, made, { versions, sessions }, random));
  return {
    zone,
    plans,
    versions,
    sessions,
    people,
    asleep,
    sweeps: Array.from({ length: 6 }, () => made + upTo(end - made)),
  };
}

function versionAt(knownFrom: number, startsAt: number, minutes: number): Version {
  return { knownFrom, startsAt, endsAt: startsAt + minutes * MINUTE };
}

/** It began or ended at another time than it was to, as somebody notes when it had begun: nobody can come because of it. */
function putRight(last: Version, random: () => number): Version {
  const knownFrom = last.startsAt + Math.floor(random() * 4 * HOUR) + 1;
  const startsAt = Math.min(last.startsAt + (Math.floor(random() * 240) - 120) * MINUTE, knownFrom);
  return { ...versionAt(knownFrom, startsAt, Math.floor(random() * 6 * 60) + 15), isPutRight: true };
}

/** From one session to another and back, about when something is due, until they leave the event. */
function staysOf(
  sessions: readonly ASession[],
  { from, to }: { readonly from: number; readonly to: number },
  random: () => number,
): Stay[] {
  const moments = sessions.flatMap(({ versions }) => {
    const { startsAt, knownFrom } = versions[Math.floor(random() * versions.length)] as Version;
    return [startsAt - Math.floor(random() * 26) * HOUR + Math.floor((random() - 0.5) * HOUR), knownFrom];
  });
  const changes = [from, ...moments.filter((at) => at > from && at < to).sort((a, b) => a - b)];
  return changes.flatMap((at, i) => {
    const session = sessions[Math.floor(random() * (sessions.length + 0.3))];
    return session ? [{ session: session.id, from: at, to: changes[i + 1] ?? to }] : [];
  });
}

function planOf(
  i: number,
  zone: string,
  made: number,
  { versions, sessions }: Pick<History, 'versions' | 'sessions'>,
  random: () => number,
): MailPlan {
  const pick = <T>(some: readonly T[]): T => some[Math.floor(random() * some.length)] as T;
  const session = random() < 0.5 ? pick([...sessions, undefined]) : undefined;
  const ofEvent = ['start', 'start', 'start', 'end', 'fixed'] as const;
  const anchor = session
    ? pick(['session_start', 'session_start', 'session_end', 'start', 'fixed'] as const)
    : pick(ofEvent);
  const isAhead = anchor === 'start' || anchor === 'session_start';
  const { startsAt, knownFrom } = pick(anchor.startsWith('session_') && session ? session.versions : versions);
  const around = random() < 0.3 ? knownFrom - 2 * HOUR : startsAt - DAY / 2;
  const fixedAt = Math.floor((around + (random() - 0.5) * (around < knownFrom ? 6 * HOUR : 5 * DAY)) / MINUTE) * MINUTE;
  return {
    id: `p${i}`,
    eventId: 'e',
    anchor,
    lead: anchor === 'fixed' ? null : pick(isAhead ? BEFORE : AFTER),
    atLocal: anchor === 'fixed' ? wallOf(fixedAt, zone) : null,
    atDoubled: pick(['earlier', 'later']),
    audience: session ? { kind: 'session', id: session.id } : { kind: 'all' },
    template: { builtIn: 'reminder' },
    enabled: random() < 0.9,
    edition: 1,
    versionOffset: 0,
    doneVersion: 0,
    since: new Date(random() < 0.8 ? made : made + random() * (startsAt - made)),
  };
}
