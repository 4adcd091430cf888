import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '#identity';
import { errorCode, isId, NotFound, newId, type Tx } from '#platform';
import type { EventDetails } from '../event/event.entity.js';
import { type EventWork, isLive, type Telling, type Work } from '../event/event-work.js';
import { lockEvent } from '../event/lock.js';
import type { Pool } from '../places/pool.entity.js';
import { isInUse, poolsOf } from '../places/pools.js';
import type { EventProblem } from '../typed/event-problems.js';
import { retimed } from './retimed.js';
import type { RoundInput } from './round-input.js';
import { sealOfRound } from './seal.js';
import { Round, Session } from './session.entity.js';
import type { SessionInput } from './session-input.js';
import { type SessionNews, sessionNewsOf } from './session-news.js';
import { removeRows, writeNewSession, writeSession } from './session-rows.js';
import { spanProblems } from './span-problems.js';

export type ProgrammeOutcome =
  | { readonly kind: 'saved'; readonly id: string }
  | { readonly kind: 'refused'; readonly problems: readonly EventProblem[] };

/** `not_now`: the event itself is off, and nobody would hear of what is added. */
export type ProgrammeAddOutcome = ProgrammeOutcome | { readonly kind: 'not_now' };

export type ProgrammeEditOutcome =
  | ProgrammeOutcome
  /** Somebody else changed the same thing after this form was opened. Nothing was written. */
  | { readonly kind: 'stale' }
  /** People would be mailed about this, and the caller wanted to be asked first. Nothing was written. */
  | { readonly kind: 'asks'; readonly news: readonly SessionNews[] };

/** `not_now`: the event itself is off, or over. */
export type SessionCancelOutcome = 'cancelled' | 'already_cancelled' | 'not_now';

/**
 * The programme of an event: rounds in which people choose among sessions. Each verb locks the event first and says in
 * the audit who did it. @throws {NotFound} for a round or session of another event, and for the plenary, which has no
 * will of its own.
 */
export class Programmes {
  constructor(private readonly work: EventWork) {}

  async addRound(eventId: string, input: RoundInput, actor: Actor): Promise<ProgrammeAddOutcome> {
    return await this.work.do(async (work) => {
      const event = await lockEvent(work.tx, eventId);
      if (event.status === 'cancelled') return { kind: 'not_now' };
      const problems = spanProblems(event, input);
      if (problems.length > 0) return { kind: 'refused', problems };
      const rounds = await work.tx.findBy(Round, { eventId });
      const position = Math.max(0, ...rounds.map((round) => round.position)) + 1;
      const round = { ...input, id: newId(work.now.getTime()), eventId, position };
      await work.tx.insert(Round, round);
      await work.audit(actor, 'round.added', { kind: 'round', id: round.id }, { after: { event: eventId, ...input } });
      return { kind: 'saved', id: round.id };
    });
  }

  /**
   * Changes a round. Its sessions follow, but for the times that were given to them apart.
   * @param seen `sealOfRound` of the round as the form showed it.
   */
  async editRound(
    at: { readonly eventId: string; readonly roundId: string },
    input: RoundInput,
    seen: string,
    actor: Actor,
    telling: Telling = 'tell',
  ): Promise<ProgrammeEditOutcome> {
    return await this.work.do(async (work) => {
      const event = await lockEvent(work.tx, at.eventId);
      const round = await roundOf(work.tx, at);
      if (sealOfRound(round) !== seen) return { kind: 'stale' };
      const problems = spanProblems(event, input);
      if (problems.length > 0) return { kind: 'refused', problems };
      if (await sinksBelowChosen(work, round, input))
        return { kind: 'refused', problems: [{ field: 'maxChoices', code: 'choices-in-use' }] };
      const moves = await movesOf(work, event, round, input);
      if (moves.some(({ times }) => times.endsAt <= times.startsAt))
        return { kind: 'refused', problems: [{ field: 'end', code: 'session-crossed' }] };
      const news = moves.flatMap((move) => move.news ?? []);
      if (telling === 'ask' && isInUse(news)) return { kind: 'asks', news };
      await work.tx.update(Round, { id: round.id }, { ...input });
      for (const { session, times } of moves)
        await work.tx.update(Session, { id: session.id }, retimed(session, times, work.now));
      await work.audit(actor, 'round.edited', { kind: 'round', id: round.id }, differences(round, input));
      await tell(work, event, news);
      return { kind: 'saved', id: round.id };
    });
  }

  /** Takes a round away with its sessions; not while somebody holds or wants a place in one. */
  async removeRound(eventId: string, roundId: string, actor: Actor): Promise<'removed' | 'in_use'> {
    return await unlessInUse(() =>
      this.work.do(async (work) => {
        await lockEvent(work.tx, eventId);
        const round = await roundOf(work.tx, { eventId, roundId });
        const sessions = await work.tx.findBy(Session, { roundId });
        const outcome = await removeRows(work.tx, eventId, sessions);
        if (outcome === 'in_use') return outcome;
        await work.tx.delete(Round, { id: round.id });
        await work.audit(actor, 'round.removed', { kind: 'round', id: round.id }, { before: { title: round.title } });
        return outcome;
      }),
    );
  }

  /** Adds a session to a round, with the next code on the line of its theme group. */
  async addSession(eventId: string, roundId: string, input: SessionInput, actor: Actor): Promise<ProgrammeAddOutcome> {
    return await this.work.do(async (work) => {
      const event = await lockEvent(work.tx, eventId);
      const round = await roundOf(work.tx, { eventId, roundId });
      if (event.status === 'cancelled') return { kind: 'not_now' };
      return await writeNewSession(work, event, round, input, actor);
    });
  }

  /** Changes a session. @param seen `sealOfSession` of the session as the form showed it. */
  async editSession(
    at: { readonly eventId: string; readonly sessionId: string },
    input: SessionInput,
    seen: string,
    actor: Actor,
    telling: Telling = 'tell',
  ): Promise<ProgrammeEditOutcome> {
    return await this.work.do(async (work) => {
      const event = await lockEvent(work.tx, at.eventId);
      const session = await sessionOf(work.tx, at);
      const outcome = await writeSession(work, event, session, { input, seen, telling }, actor);
      if (outcome.kind !== 'written') return outcome;
      await tell(work, event, outcome.news);
      if (outcome.placesChanged && event.status === 'published')
        await work.run((hook) => hook.afterCapacityChange?.(work.tx, event, work.now));
      return { kind: 'saved', id: session.id };
    });
  }

  /** Puts a session one place up or down among those that begin at the same time. */
  async moveSession(eventId: string, sessionId: string, way: 'up' | 'down', actor: Actor): Promise<void> {
    await this.work.do(async (work) => {
      await lockEvent(work.tx, eventId);
      const session = await sessionOf(work.tx, { eventId, sessionId });
      const order = { position: 'ASC', code: 'ASC' } as const;
      const where = { eventId, roundId: session.roundId ?? '', startsAt: session.startsAt };
      const beside = await work.tx.find(Session, { where, order });
      const from = beside.findIndex((one) => one.id === sessionId);
      const other = beside[from + (way === 'up' ? -1 : 1)];
      if (!other) return;
      const ids = beside.map((one) => (one.id === sessionId ? other.id : one.id === other.id ? sessionId : one.id));
      for (const [position, id] of ids.entries()) await work.tx.update(Session, { id }, { position });
      await work.audit(actor, 'session.moved', { kind: 'session', id: sessionId }, { after: { way } });
    });
  }

  /** Calls a session off. The lib that owns registrations takes the people out and tells them. */
  async cancelSession(eventId: string, sessionId: string, actor: Actor): Promise<SessionCancelOutcome> {
    return await this.work.do(async (work) => {
      const event = await lockEvent(work.tx, eventId);
      const session = await sessionOf(work.tx, { eventId, sessionId });
      if (session.status === 'cancelled') return 'already_cancelled';
      // People who were in it would stay in it: nobody is told anything about an event that is off or over.
      if (event.status !== 'draft' && !isLive(event, work.now)) return 'not_now';
      await work.tx.update(Session, { id: sessionId }, { status: 'cancelled' });
      await work.audit(actor, 'session.cancelled', { kind: 'session', id: sessionId });
      if (isLive(event, work.now))
        await work.run((hook) => hook.afterSessionCancel?.(work.tx, event, sessionId, work.now));
      return 'cancelled';
    });
  }

  /** A session that was called off can be chosen again. Nobody is in it: everybody was told to choose another. */
  async reopenSession(eventId: string, sessionId: string, actor: Actor): Promise<void> {
    await this.work.do(async (work) => {
      await lockEvent(work.tx, eventId);
      const session = await sessionOf(work.tx, { eventId, sessionId });
      if (session.status === 'open') return;
      await work.tx.update(Session, { id: sessionId }, { status: 'open' });
      await work.audit(actor, 'session.reopened', { kind: 'session', id: sessionId });
    });
  }

  /** Takes a session out of the programme as if it had never been there; not while somebody holds or wants a place. */
  async removeSession(eventId: string, sessionId: string, actor: Actor): Promise<'removed' | 'in_use'> {
    return await unlessInUse(() =>
      this.work.do(async (work) => {
        await lockEvent(work.tx, eventId);
        const session = await sessionOf(work.tx, { eventId, sessionId });
        const outcome = await removeRows(work.tx, eventId, [session]);
        if (outcome === 'in_use') return outcome;
        const before = { code: session.code, title: session.title };
        await work.audit(actor, 'session.removed', { kind: 'session', id: sessionId }, { before });
        return outcome;
      }),
    );
  }
}

/**
 * A lower limit would silently turn the second wish of somebody into "instead of the first", or let a promotion take
 * away several places at once. So whoever chose more chooses less first.
 */
async function sinksBelowChosen(work: Work, round: Round, { maxChoices }: RoundInput): Promise<boolean> {
  if (maxChoices >= round.maxChoices) return false;
  return (await work.ask((hook) => hook.mostChosen?.(work.tx, round.id))) > maxChoices;
}

async function roundOf(tx: Tx, { eventId, roundId }: { eventId: string; roundId: string }): Promise<Round> {
  const round = isId(roundId) ? await tx.findOneBy(Round, { id: roundId, eventId }) : null;
  if (!round) throw new NotFound('round');
  return round;
}

async function sessionOf(tx: Tx, { eventId, sessionId }: { eventId: string; sessionId: string }): Promise<Session> {
  const session = isId(sessionId) ? await tx.findOneBy(Session, { id: sessionId, eventId }) : null;
  if (!session?.roundId) throw new NotFound('session');
  return session;
}

interface SessionMove {
  readonly session: Session;
  readonly times: Pick<Session, 'startsAt' | 'endsAt'>;
  readonly news: SessionNews | undefined;
}

/** What a change of a round does to its sessions: each time that was the round's becomes the new one. */
async function movesOf(
  { tx, now }: Work,
  event: EventDetails,
  round: Round,
  input: RoundInput,
): Promise<SessionMove[]> {
  const sessions = await tx.findBy(Session, { roundId: round.id });
  const pools: Pool[] = await poolsOf(tx, event.id);
  const follow = (at: Date, before: Date, after: Date) => (at.getTime() === before.getTime() ? after : at);
  return sessions.map((session) => {
    const times = {
      startsAt: follow(session.startsAt, round.startsAt, input.startsAt),
      endsAt: follow(session.endsAt, round.endsAt, input.endsAt),
    };
    return { session, times, news: sessionNewsOf(event, session, { ...session, ...times }, pools, now) };
  });
}

async function tell(work: Work, event: EventDetails, news: readonly SessionNews[]): Promise<void> {
  const ids = news.map(({ session }) => session.id);
  if (ids.length > 0) await work.run((hook) => hook.afterSessionNews?.(work.tx, event, ids, work.now));
}

/** Only what differs, for the audit. */
function differences(before: Round, after: RoundInput): { before: object; after: object } {
  const changed = (Object.keys(after) as (keyof RoundInput)[]).filter(
    (field) => !isDeepStrictEqual(before[field], after[field]),
  );
  const pick = (from: RoundInput) => Object.fromEntries(changed.map((field) => [field, from[field]]));
  return { before: pick(before), after: pick(after) };
}

const FOREIGN_KEY_VIOLATION = '23503';

/** Choices of people who wait for the event itself are in no pool; their rows hold the session where it is. */
async function unlessInUse(work: () => Promise<'removed' | 'in_use'>): Promise<'removed' | 'in_use'> {
  try {
    return await work();
  } catch (error) {
    if (errorCode(error) !== FOREIGN_KEY_VIOLATION) throw error;
    return 'in_use';
  }
}
