import { overlaps } from '#events';
import type { HeldPlace } from '../../places/session-places.js';
import { wishesOf } from '../../places/wishes.js';
import type { Before } from './before.js';
import type { House, PoolRow } from './house.js';
import type { Happened } from './play.js';
import { isLive } from './verbs.js';

/** Who or what was lost in a step without a reason, as one sentence. */
export function lost(house: House, before: Before, happened: Happened): string | undefined {
  for (const person of house.people) {
    const isMine = happened.by === person;
    const said = isMine ? happened.step.do : undefined;
    const hadOffer = (sessionId: string | null) => offerOf(before, person.id, sessionId);
    const mayGo = (offer: ReturnType<typeof hadOffer>) => offer && (said === 'no' || offer.until <= house.now);
    if (!isLive(person)) {
      if (before.live.includes(person.id) && said !== 'cancel' && !mayGo(hadOffer(null)))
        return `${person.id} is out and did not ask for it`;
      continue;
    }
    const now = house.placesOf(person);
    for (const was of before.places.get(person.id) ?? []) {
      const is = now.find((place) => place.sessionId === was.sessionId);
      if (is ? isWorse(was, is) : !(said === 'swap' || mayGo(hadOffer(was.sessionId)) || isExchanged(was, before, now)))
        return `${person.id} lost ${house.session(was.sessionId).code} without a reason`;
    }
    if (isMine && happened.chose) {
      const wasFull = (id: string) => isFull(house.poolOf(id, person.attends), before);
      const wrong = wrongSwap(before.places.get(person.id) ?? [], now, happened.chose, wasFull);
      if (wrong) return `${person.id} ${wrong}`;
    }
  }
  return undefined;
}

function offerOf({ offers }: Before, personId: string, sessionId: string | null) {
  return offers.find((offer) => offer.personId === personId && offer.sessionId === sessionId);
}

const RANK = { wanted: 0, waiting: 1, confirmed: 2 };

function isWorse(was: HeldPlace, is: HeldPlace): boolean {
  return RANK[is.status] < RANK[was.status];
}

/** Given up for a session that they waited for, in the same round or at the same time. */
function isExchanged(was: HeldPlace, before: Before, now: readonly HeldPlace[]): boolean {
  const hoped = (before.places.get(was.registrationId) ?? []).filter(({ status }) => status === 'waiting');
  return now.some(
    (place) =>
      place.status === 'confirmed' &&
      hoped.some(({ sessionId }) => sessionId === place.sessionId) &&
      (place.roundId === was.roundId || overlaps(place, was)),
  );
}

const hopesIn = (places: readonly HeldPlace[], roundId: string | null) =>
  places.some((place) => place.roundId === roundId && place.status === 'waiting');

/** Whether a newcomer had to wait for it. */
function isFull(pool: PoolRow | undefined, { pools }: Before): boolean {
  const was = pool && pools.get(pool);
  return was !== undefined && (was.line.length > 0 || was.taken >= (pool?.capacity ?? Number.POSITIVE_INFINITY));
}

/** Who chooses has what they chose, or waits for it; and no fewer places than before while they wait. */
function wrongSwap(
  was: readonly HeldPlace[],
  now: readonly HeldPlace[],
  chose: readonly string[],
  wasFull: (sessionId: string) => boolean,
): string | undefined {
  const { wanted } = wishesOf(now);
  if (!chose.every((id) => wanted.has(id))) return 'does not have what they chose';
  // Where a round has room for more than they chose, what they held stays beside what they hope for: also when what they
  // gave up in the same step opened the way to it.
  const hoped = (roundId: string | null) =>
    now.some((place) => place.roundId === roundId && chose.includes(place.sessionId) && wasFull(place.sessionId));
  const mayStay = (id: string) =>
    now.some((place) => place.sessionId === id && (hopesIn(now, place.roundId) || hoped(place.roundId)));
  if (![...wanted].every((id) => chose.includes(id) || mayStay(id))) return 'has what they did not choose';
  const held = now.filter(({ status }) => status === 'confirmed');
  for (const roundId of new Set(now.map((place) => place.roundId))) {
    const before = was.filter((place) => place.roundId === roundId && place.status === 'confirmed');
    const choices = now.filter((place) => place.roundId === roundId && chose.includes(place.sessionId)).length;
    // Where the round has room for all of it, what stays would stay for good: not beside what is at the same time.
    const others = now.filter(
      (one) => one.roundId !== roundId && (one.status === 'confirmed' || choices < (before[0]?.maxChoices ?? 0)),
    );
    const clashing = before.filter((place) => others.some((one) => overlaps(one, place)));
    const has = held.filter((place) => place.roundId === roundId).length;
    if (has + clashing.length < Math.min(before.length, choices)) return 'lost a place by hoping for another';
  }
  return undefined;
}
