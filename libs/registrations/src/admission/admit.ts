import { hasPlace, mayWait } from '#events';
import { LINK_MAIL_MINUTES } from '../mails/links.js';
import { type Attends, enterSessions, type Places, PlacesLedger, type SessionPlace } from '../places/places.js';

/** How long the same form from the same person counts as one press: double click, back button, a lost answer. */
const REPEAT_MINUTES = 10;

/** One person asking for a place, in the order of arrival. */
export interface AdmissionRequest {
  /** Id that the registration gets if it is made. */
  readonly registrationId: string;
  readonly email: string;
  readonly attends: Attends;
  /** Sessions the person chose, checked against the programme; empty for a plain webinar. */
  readonly sessionIds: readonly string[];
  /** Hash over everything that was submitted. */
  readonly requestHash: string;
  /** Present where an organiser brings the person in, who may do so also before registration opens and after it closes. */
  readonly byOrganiser?: { readonly id: string; readonly tellsThem: boolean } | undefined;
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
  /** Published and not over: organisers can still bring people in. Left out: as `isOpen`. */
  readonly isOpenToOrganisers?: boolean;
  /** Most people who may wait in one line; null = no limit, 0 = no waiting list. */
  readonly waitingCapacity: number | null;
  /** Pools of the event and of those sessions that can still be chosen. */
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
      readonly places: readonly SessionPlace[];
      readonly before: Crowd;
    }
  /** The very same form within ten minutes: the first verdict stands and nothing is mailed. */
  | { readonly kind: 'repeated'; readonly known: KnownRegistration; readonly before: Crowd }
  /** The address takes part already; what was submitted now is not applied. */
  | { readonly kind: 'known'; readonly known: KnownRegistration; readonly mailsLink: boolean; readonly before: Crowd }
  | { readonly kind: 'sold_out' }
  /** A session was called off, or is not held this way, since the form was opened: choose again. */
  | { readonly kind: 'choice_gone' }
  | { readonly kind: 'closed' };

export interface Admission {
  readonly decisions: readonly Decision[];
  /** The pools after the batch. */
  readonly pools: readonly Places[];
}

/**
 * The rule of admission, pure: requests in order of arrival against one state of the event. Somebody waits means that
 * newcomers wait, also when a place has just come free: the line moves by promotion only. What is answered before the
 * address is looked at (closed, choice gone) is the same for everybody.
 */
export function admit(state: AdmissionState, requests: readonly AdmissionRequest[]): Admission {
  const ledger = new PlacesLedger(state.pools);
  const known = new Map(state.known);
  const decisions = requests.map((request) => decide(state, ledger, known, request));
  return { decisions, pools: ledger.pools };
}

function decide(
  state: AdmissionState,
  ledger: PlacesLedger,
  known: Map<string, KnownRegistration>,
  request: AdmissionRequest,
): Decision {
  const { registrationId, email, attends, requestHash } = request;
  const pool = ledger.find(null, attends);
  const isOpen = request.byOrganiser ? (state.isOpenToOrganisers ?? state.isOpen) : state.isOpen;
  if (!isOpen || !pool) return { kind: 'closed' };
  if (request.sessionIds.some((id) => !ledger.find(id, attends))) return { kind: 'choice_gone' };
  const before = crowd(pool, state.waitingCapacity);
  const mine = known.get(email);
  if (mine) {
    const decision = decideKnown(request, mine, state.now, before);
    if (decision.kind === 'known' && decision.mailsLink) known.set(email, { ...mine, linkMailedAt: state.now });
    return decision;
  }
  if (before === 'sold_out') return { kind: 'sold_out' };
  const status = ledger.enter(pool);
  known.set(email, { registrationId, status, requestHash, createdAt: state.now, linkMailedAt: null });
  return { kind: 'admitted', status, poolId: pool.id, places: enterSessions(ledger, request, status), before };
}

/** How one pool stands for a newcomer. */
function crowd(pool: Places, waitingCapacity: number | null): Crowd {
  if (hasPlace(pool)) return 'places';
  return mayWait({ waitingCapacity }, pool) ? 'waiting_list' : 'sold_out';
}

function decideKnown(request: AdmissionRequest, known: KnownRegistration, now: Date, before: Crowd): Decision {
  const age = minutes(known.createdAt, now);
  if (known.requestHash === request.requestHash && age < REPEAT_MINUTES) return { kind: 'repeated', known, before };
  if (request.byOrganiser) return { kind: 'known', known, mailsLink: false, before }; // they asked for nothing themselves
  const mailsLink = known.linkMailedAt === null || minutes(known.linkMailedAt, now) >= LINK_MAIL_MINUTES;
  return { kind: 'known', known, mailsLink, before };
}

function minutes(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 60_000;
}
