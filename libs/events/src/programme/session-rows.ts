import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '#identity';
import { newId, type Tx } from '#platform';
import { type ThemeGroup, themeGroupsById } from '#theme-groups';
import type { EventDetails } from '../event/event.entity.js';
import type { Telling, Work } from '../event/event-work.js';
import { Pool } from '../places/pool.entity.js';
import { addPools, changePlaces, isInUse, type PlacesChange, poolsOf, wantsOtherWays } from '../places/pools.js';
import type { EventProblem } from '../typed/event-problems.js';
import { retimed } from './retimed.js';
import { sealOfSession } from './seal.js';
import { Round, Session } from './session.entity.js';
import { nextCode } from './session-code.js';
import type { SessionInput } from './session-input.js';
import { type SessionNews, sessionNewsOf } from './session-news.js';
import { spanProblems } from './span-problems.js';

type Refused = { readonly kind: 'refused'; readonly problems: readonly EventProblem[] };

/** Writes a new session with its places. The event is locked. */
export async function writeNewSession(
  work: Work,
  event: EventDetails,
  round: Round,
  input: SessionInput,
  actor: Actor,
): Promise<Refused | { readonly kind: 'saved'; readonly id: string }> {
  const { tx, now } = work;
  const settled = await settle(tx, event, round, input, null);
  if (settled.kind === 'refused') return settled;
  const last = await tx.findOne(Session, { where: { roundId: round.id }, order: { position: 'DESC' } });
  const session: Session = {
    ...settled.columns,
    ...{
      id: newId(now.getTime()),
      eventId: event.id,
      roundId: round.id,
      status: 'open',
      startVersion: 1,
      startMovedAt: null,
    },
    ...{ position: (last?.position ?? -1) + 1, code: await codeFor(tx, event.id, settled.group) },
  };
  await tx.insert(Session, session);
  await addPools(tx, { eventId: event.id, sessionId: session.id }, input.pools, now);
  const after = { event: event.id, code: session.code, title: session.title };
  await work.audit(actor, 'session.added', { kind: 'session', id: session.id }, { after });
  return { kind: 'saved', id: session.id };
}

interface SessionEdit {
  readonly input: SessionInput;
  readonly seen: string;
  readonly telling: Telling;
}

type Written = { readonly kind: 'written'; readonly news: readonly SessionNews[]; readonly placesChanged: boolean };

/** Writes a session over what was there, unless there is a reason not to. The event is locked. */
export async function writeSession(
  work: Work,
  event: EventDetails,
  session: Session,
  { input, seen, telling }: SessionEdit,
  actor: Actor,
): Promise<Refused | Written | { readonly kind: 'stale' } | { readonly kind: 'asks'; readonly news: SessionNews[] }> {
  const { tx, now } = work;
  const pools = await poolsOf(tx, event.id);
  const mine = pools.filter((pool) => pool.sessionId === session.id);
  if (sealOfSession(session, mine) !== seen) return { kind: 'stale' };
  const round = await tx.findOneByOrFail(Round, { id: session.roundId ?? '' });
  const settled = await settle(tx, event, round, input, session.themeGroupId);
  if (settled.kind === 'refused') return settled;
  if (wantsOtherWays(mine, input.pools))
    return { kind: 'refused', problems: [{ field: 'places', code: 'places-in-use' }] };
  const found = sessionNewsOf(event, session, settled.columns, pools, now);
  const news = found ? [found] : [];
  if (telling === 'ask' && isInUse(news)) return { kind: 'asks', news };
  const places = await changePlaces(tx, { eventId: event.id, sessionId: session.id }, input.pools, now);
  // A stop that goes to another line gets a number there.
  const isOnLine = settled.columns.themeGroupId === session.themeGroupId;
  const code = isOnLine ? session.code : await codeFor(tx, event.id, settled.group);
  const after = { ...session, ...settled.columns, code };
  await tx.update(Session, { id: session.id }, { ...after, ...retimed(session, after, now) });
  const change = differences(session, after, places);
  if (Object.keys(change.after).length > 0)
    await work.audit(actor, 'session.edited', { kind: 'session', id: session.id }, change);
  return { kind: 'written', news, placesChanged: places.kind === 'changed' || goesFirstOtherwise(session, after) };
}

/** Whether members go first for another time, or another group does: then somebody in line may have a turn. */
function goesFirstOtherwise(before: Session, after: Session): boolean {
  const isSame = before.earlyUntil?.getTime() === after.earlyUntil?.getTime();
  return !isSame || (after.earlyUntil !== null && before.themeGroupId !== after.themeGroupId);
}

/** Deletes sessions with their places, unless somebody holds or wants one. */
export async function removeRows(tx: Tx, eventId: string, sessions: readonly Session[]): Promise<'removed' | 'in_use'> {
  const ids = new Set<string | null>(sessions.map((session) => session.id));
  const pools = (await poolsOf(tx, eventId)).filter((pool) => ids.has(pool.sessionId));
  if (isInUse(pools)) return 'in_use';
  for (const pool of pools) await tx.delete(Pool, { id: pool.id });
  for (const session of sessions) await tx.delete(Session, { id: session.id });
  return 'removed';
}

type Columns = Pick<Session, 'title' | 'speakers' | 'location' | 'themeGroupId' | 'startsAt' | 'endsAt' | 'earlyUntil'>;

/** Fills in what was left to the round, and looks whether it all fits. A retired group stays where it was. */
async function settle(
  tx: Tx,
  event: EventDetails,
  round: Round,
  input: SessionInput,
  groupBefore: string | null,
): Promise<Refused | { readonly kind: 'settled'; readonly columns: Columns; readonly group: ThemeGroup | undefined }> {
  const { pools: _, startsAt, endsAt, ...rest } = input;
  const columns: Columns = { ...rest, startsAt: startsAt ?? round.startsAt, endsAt: endsAt ?? round.endsAt };
  const problems = spanProblems(event, columns);
  const id = input.themeGroupId;
  const group = id ? (await themeGroupsById(tx, [id])).get(id) : undefined;
  if (id && (!group || (group.retiredAt && id !== groupBefore)))
    problems.push({ field: 'themeGroupId', code: 'group-unknown' });
  if (columns.earlyUntil && columns.earlyUntil >= event.startsAt)
    problems.push({ field: 'earlyUntil', code: 'early-after-start' });
  if (columns.earlyUntil && !id) problems.push({ field: 'earlyUntil', code: 'early-without-group' });
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'settled', columns, group };
}

/** The lock of the event lets one at a time ask; the unique index is the belt. */
async function codeFor(tx: Tx, eventId: string, group: ThemeGroup | undefined): Promise<string> {
  const sessions = await tx.findBy(Session, { eventId });
  return nextCode(
    group?.letter,
    sessions.map((session) => session.code),
  );
}

/** Only what differs, for the audit. Names of speakers stay out of it: they are persons. */
function differences(before: Session, after: Session, places: PlacesChange): { before: object; after: object } {
  const changed = (Object.keys(after) as (keyof Session)[]).filter(
    (field) => !isDeepStrictEqual(before[field], after[field]),
  );
  const pick = (from: Session) =>
    Object.fromEntries(changed.map((field) => [field, field === 'speakers' ? 'changed' : from[field]]));
  if (places.kind !== 'changed') return { before: pick(before), after: pick(after) };
  return {
    before: { ...pick(before), places: places.before },
    after: { ...pick(after), places: places.after },
  };
}
