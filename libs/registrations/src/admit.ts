import { hasPlace, mayWait } from '#events';
import { type Places, poolFor } from './places.js';

/** How long the same form from the same person counts as one press: double click, back button, a lost answer. */
export const REPEAT_MINUTES = 10;
/** A person who registers again is mailed the personal link at most this often. */
export const LINK_MAIL_MINUTES = 60;

/** One person asking for a place, in the order of arrival. */
export interface AdmissionRequest {
  /** Id that the registration gets if it is made. */
  readonly registrationId: string;
  readonly email: string;
  readonly attends: 'online' | 'on_site';
  /** Hash over everything that was submitted. */
  readonly requestHash: string;
}

/** What is known of an address that already takes part. */
export interface KnownRegistration {
  readonly registrationId: string;
  readonly status: 'pending' | 'confirmed' | 'waiting';
  readonly requestHash: string;
  readonly createdAt: Date;
  readonly linkMailedAt: Date | null;
}

/** What the locked rows say before anybody of this batch is admitted. */
export interface AdmissionState {
  readonly now: Date;
  /** Published, inside the registration window and not over. */
  readonly isOpen: boolean;
  /** Most people who may wait in one line; null = no limit, 0 = no waiting list. */
  readonly waitingCapacity: number | null;
  readonly pools: readonly Places[];
  readonly known: ReadonlyMap<string, KnownRegistration>;
}

/** How the event stood for newcomers just before a request: all that an anonymous visitor may learn. */
export type Crowd = 'places' | 'waiting_list' | 'sold_out';

/** What becomes of one request. */
export type Decision =
  | {
      readonly kind: 'admitted';
      readonly status: 'confirmed' | 'waiting';
      readonly poolId: string;
      readonly before: Crowd;
    }
  /** The very same form within ten minutes: the first verdict stands and nothing is mailed. */
  | { readonly kind: 'repeated'; readonly known: KnownRegistration; readonly before: Crowd }
  /** The address takes part already; what was submitted now is not applied. */
  | { readonly kind: 'known'; readonly known: KnownRegistration; readonly mailsLink: boolean; readonly before: Crowd }
  | { readonly kind: 'sold_out' }
  | { readonly kind: 'closed' };

export interface Admission {
  readonly decisions: readonly Decision[];
  /** The pools after the batch. */
  readonly pools: readonly Places[];
}

/**
 * The rule of admission, pure: requests in order of arrival against one state of the event. Somebody waits means that
 * newcomers wait, also when a place has just come free: the line moves by promotion only.
 */
export function admit(state: AdmissionState, requests: readonly AdmissionRequest[]): Admission {
  const pools = new Map(state.pools.map((pool) => [pool.id, pool]));
  const known = new Map(state.known);
  const decisions = requests.map((request): Decision => {
    if (!state.isOpen) return { kind: 'closed' };
    const pool = poolFor([...pools.values()], request.attends);
    if (!pool) return { kind: 'closed' };
    const before = crowd(pool, state.waitingCapacity);
    const mine = known.get(request.email);
    if (mine) {
      const decision = decideKnown(request, mine, state.now, before);
      if (decision.kind === 'known' && decision.mailsLink)
        known.set(request.email, { ...mine, linkMailedAt: state.now });
      return decision;
    }
    if (before === 'sold_out') return { kind: 'sold_out' };
    const status = before === 'places' ? 'confirmed' : 'waiting';
    pools.set(
      pool.id,
      status === 'confirmed' ? { ...pool, taken: pool.taken + 1 } : { ...pool, waiting: pool.waiting + 1 },
    );
    known.set(request.email, {
      registrationId: request.registrationId,
      status,
      requestHash: request.requestHash,
      createdAt: state.now,
      linkMailedAt: null,
    });
    return { kind: 'admitted', status, poolId: pool.id, before };
  });
  return { decisions, pools: [...pools.values()] };
}

/** How one pool stands for a newcomer. */
export function crowd(pool: Places, waitingCapacity: number | null): Crowd {
  if (hasPlace(pool)) return 'places';
  return mayWait({ waitingCapacity }, pool) ? 'waiting_list' : 'sold_out';
}

function decideKnown(request: AdmissionRequest, known: KnownRegistration, now: Date, before: Crowd): Decision {
  const age = minutes(known.createdAt, now);
  if (known.requestHash === request.requestHash && age < REPEAT_MINUTES) return { kind: 'repeated', known, before };
  const mailsLink = known.linkMailedAt === null || minutes(known.linkMailedAt, now) >= LINK_MAIL_MINUTES;
  return { kind: 'known', known, mailsLink, before };
}

function minutes(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 60_000;
}
