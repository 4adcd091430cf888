import { hasPlace } from '#events';
import { type Attends, type Places, type PlacesLedger, placesLeft } from '../places/places.js';
import type { Entry } from './entry.js';

/** People whom one person registers with one form: all of them come in, or nobody does. */
export interface Together {
  readonly id: string;
  /** How many there are, everybody counted once: also who takes part already, or the answer would tell who does. */
  readonly size: number;
  /** Hash over everything in the form. */
  readonly formHash: string;
  /**
   * That the others wait is fine if at least so many get in; left out while nobody was asked. Sessions too: who finds no
   * place in one waits for it.
   */
  readonly accepts?: number | undefined;
}

/** Why a group does not fit as it is, in numbers that everybody may know. */
export interface Shortage {
  /** Places for who comes now; null where there are enough for all. */
  readonly event: number | null;
  /** Sessions with too few places; `left` null while those are for members first, which is no number. */
  readonly sessions: readonly { readonly sessionId: string; readonly left: number | null }[];
  /** There is room in line for all who would not get in. */
  readonly mayWait: boolean;
}

/** A group that was taken: with a place each, the first with one, all in line, or all asking an organiser. */
export type GroupTaken = 'received' | 'received_in_part' | 'received_while_full' | 'requested';

/** What the person who sent the form learns. The same whoever of these people takes part already. */
export type GroupAnswer =
  | { readonly kind: GroupTaken }
  | { readonly kind: 'short'; readonly short: Shortage }
  | { readonly kind: 'sold_out' | 'choice_gone' | 'not_invited' | 'domain_refused' | 'closed' };

/** What the desk knows when it is a group's turn. */
export interface GroupTurn {
  readonly ledger: PlacesLedger;
  /** Null = no limit. */
  readonly waitingCapacity: number | null;
  readonly isOpen: boolean;
  /** Whether each of them may come in, in the order of the list. */
  readonly entries: readonly Entry[];
}

/** Whether a group comes in: one decision for all, as if every address were new. Pure. */
export function decideGroup(
  { ledger, waitingCapacity, isOpen, entries }: GroupTurn,
  { size, accepts }: Pick<Together, 'size' | 'accepts'>,
  { attends, sessionIds }: { readonly attends: Attends; readonly sessionIds: readonly string[] },
): GroupAnswer {
  const pool = ledger.find(null, attends);
  if (!isOpen || !pool) return { kind: 'closed' };
  for (const kind of ['not_invited', 'domain_refused'] as const) if (entries.includes(kind)) return { kind };
  if (sessionIds.some((id) => !ledger.find(id, attends))) return { kind: 'choice_gone' };
  const left = placesFor(pool);
  const line = waitingCapacity === null ? Number.POSITIVE_INFINITY : Math.max(0, waitingCapacity - pool.waiting);
  if (left + line === 0) return { kind: 'sold_out' };
  if (entries.includes('asks')) return { kind: 'requested' };
  const inside = Math.min(size, left);
  const sessions = sessionIds.flatMap((sessionId) => {
    const session = ledger.find(sessionId, attends);
    if (!session || (!session.early && placesFor(session) >= inside)) return [];
    return inside === 0 ? [] : [{ sessionId, left: session.early ? null : placesFor(session) }];
  });
  const mayWait = line >= size - inside;
  const isFine = accepts !== undefined && mayWait && inside >= accepts;
  if ((inside < size || sessions.length > 0) && !isFine)
    return { kind: 'short', short: { event: inside < size ? inside : null, sessions, mayWait } };
  if (inside === size) return { kind: 'received' };
  return { kind: inside === 0 ? 'received_while_full' : 'received_in_part' };
}

/** True where its people were let in, or stand in a line: something was written. */
export function isTaken(answer: GroupAnswer): answer is { readonly kind: GroupTaken } {
  return TAKEN.has(answer.kind);
}

const TAKEN: ReadonlySet<string> = new Set<GroupTaken>([
  'received',
  'received_in_part',
  'received_while_full',
  'requested',
]);

/** Places for who comes now: none while somebody waits, also when one has just come free. */
function placesFor(pool: Places): number {
  return hasPlace(pool) ? placesLeft(pool) : 0;
}
