/** An observation that stands. */
export interface Seen {
  readonly sessionId: string;
  readonly source: string;
  /** False only by hand: "was not there". */
  readonly present: boolean;
  readonly at: Date;
}

/** What follows for one session. */
export interface Decided {
  readonly sessionId: string;
  readonly attended: boolean;
  /** When the person was first seen; nobody sees a moment in what was decided by hand. */
  readonly firstSeenAt: Date | null;
  readonly decidedBy: 'rule' | 'person';
}

/**
 * Pure: the attendance of one person at one event, as it follows from everything that was seen. One press or check-in is
 * enough; minutes come with reports. What a person decided wins over the rule. Whoever was in a session was at the event,
 * and who was not at the event by decision was in none of its sessions.
 */
export function decideAttendance(plenaryId: string, seen: readonly Seen[]): Decided[] {
  const chosen = [...new Set(seen.map((one) => one.sessionId))].filter((id) => id !== plenaryId);
  const sessions = chosen.map((id) => decideSession(id, of(seen, id)));
  if (seen.length === 0) return [];
  const event = decideEvent(plenaryId, of(seen, plenaryId), sessions);
  if (event.attended || event.decidedBy === 'rule') return [event, ...sessions];
  return [event, ...sessions.map((session) => absent(session.sessionId))];
}

function decideEvent(plenaryId: string, seen: readonly Seen[], sessions: readonly Decided[]): Decided {
  const own = decideSession(plenaryId, seen);
  if (own.decidedBy === 'person' && !own.attended) return own;
  const were = sessions.filter((session) => session.attended);
  const firstSeenAt = earliest([own, ...were].flatMap((one) => one.firstSeenAt ?? []));
  return { ...own, attended: own.attended || were.length > 0, firstSeenAt };
}

function decideSession(sessionId: string, seen: readonly Seen[]): Decided {
  const decision = seen.find((one) => one.source === 'manual');
  if (decision && !decision.present) return absent(sessionId);
  const times = seen.filter((one) => one.source !== 'manual').map((one) => one.at);
  const decidedBy = decision ? 'person' : 'rule';
  return { sessionId, attended: seen.length > 0, firstSeenAt: earliest(times), decidedBy };
}

const absent = (sessionId: string): Decided => ({
  sessionId,
  attended: false,
  firstSeenAt: null,
  decidedBy: 'person',
});

const of = (seen: readonly Seen[], sessionId: string) => seen.filter((one) => one.sessionId === sessionId);

function earliest(times: readonly Date[]): Date | null {
  return times.length === 0 ? null : new Date(Math.min(...times.map((at) => at.getTime())));
}
