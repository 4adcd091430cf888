import { otherWayOf } from '../registration.js';
import { type Crosser, crossTogether } from './crossing.js';
import { type Places, PlacesLedger, placesLeft } from './places.js';

/** Whose turn it is to go over to the other way of taking part. */
export interface Turn {
  /** One person, two who change places, or nobody. */
  readonly next: readonly Crosser[];
  /** By pool of the event: who waits for a place there goes first only with a lower number than this. */
  readonly before: ReadonlyMap<string, number>;
}

/** Nobody goes over, and nobody in a line is kept behind anybody. */
export const NOBODYS_TURN: Turn = { next: [], before: new Map() };

/** How many of each way are looked at for two who can change places: there may be hundreds, and the event is locked. */
const MOST = 20;

/**
 * Who goes over next, pure. They stand in one line with those who have no place yet, by number of arrival; whoever cannot
 * go because a session of theirs is full that way is passed over and keeps their number. Where both ways are full, the
 * first of each line change places: they would wait for each other for ever.
 * @param crossers first come first.
 * @param firstInLine by pool of the event, the number of the first who waits for a place there and has none.
 */
export function decideTurn(
  pools: readonly Places[],
  crossers: readonly Crosser[],
  firstInLine: ReadonlyMap<string, number>,
): Turn {
  const ledger = new PlacesLedger(pools);
  const ways = (crosser: Crosser) => ({
    from: ledger.find(null, crosser.attends),
    to: ledger.find(null, otherWayOf(crosser.attends)),
  });
  const before = new Map<string, number>();
  const isTurn = (crosser: Crosser) => {
    const { from, to } = ways(crosser);
    const first = to && firstInLine.get(to.id);
    return from?.id === to?.id || first === undefined || crosser.arrival < first;
  };
  const goAlone: Crosser[] = [];
  for (const crosser of crossers) {
    const { from, to } = ways(crosser);
    if (!to || (from?.id !== to.id && (before.has(to.id) || placesLeft(to) === 0))) continue;
    if (!crossTogether(pools, [crosser])) continue;
    if (from?.id !== to.id) before.set(to.id, crosser.arrival);
    goAlone.push(crosser);
  }
  const one = goAlone.find(isTurn);
  return { next: one ? [one] : pairOf(pools, crossers.filter(isTurn)), before };
}

/** The first two, one of each way, who can change places with all their sessions. */
function pairOf(pools: readonly Places[], crossers: readonly Crosser[]): readonly Crosser[] {
  const of = (attends: Crosser['attends']) => crossers.filter((crosser) => crosser.attends === attends).slice(0, MOST);
  const onSite = of('on_site');
  for (const one of of('online'))
    for (const other of onSite) if (crossTogether(pools, [one, other])) return [one, other];
  return [];
}
