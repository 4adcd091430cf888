import { hasPlace, mayWait } from '#events';
import { LINK_MAIL_MINUTES } from '../mails/links.js';
import { type Attends, enterSessions, type Places, PlacesLedger, type SessionPlace } from '../places/places.js';
import { type Entry, type EntryRules, entryOf } from './entry.js';
import { decideGroup, type GroupAnswer, type GroupTaken, isTaken, type Together } from './together.js';

/** How long the same form from the same person counts as one press: double click, back button, a lost answer. */
export const REPEAT_MINUTES = 10;

/** One person asking for a place, in the order of arrival. */
export interface AdmissionRequest {
  /** Id that the registration gets if it is made. */
  readonly registrationId: string;
  readonly email: string;
  /** Left out where the address may be new. */
  readonly contactId?: string | undefined;
  readonly attends: Attends;
  /** Sessions the person chose, checked against the programme; empty for a plain webinar. */
  readonly sessionIds: readonly string[];
  /** Hash over everything that was submitted. */
  readonly requestHash: string;
  /** The invitation whose link was used; one that the state does not know lets nobody in. */
  readonly invitationId?: string | undefined;
  /** Present where an organiser brings the person in, who may do so also before registration opens and after it closes. */
  readonly byOrganiser?: { readonly id: string; readonly tellsThem: boolean } | undefined;
  /** Present where somebody registers several people: the same for all of them, who stand behind each other. */
  readonly together?: Together | undefined;
}

/** What is known of an address that already takes part, asks to, or was told no. */
export interface KnownRegistration {
  readonly registrationId: string;
  readonly status: 'pending' | 'confirmed' | 'waiting' | 'declined';
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
  /** Left out: everybody may come in by themselves. */
  readonly entry?: EntryRules | undefined;
  /** Groups of the last ten minutes, by the hash of their form: the same form is the same press. */
  readonly groups?: ReadonlyMap<string, GroupTaken> | undefined;
}

/** How the event stood for a newcomer of this kind just before a request: all that an anonymous visitor may learn. */
export type Crowd = 'places' | 'waiting_list' | 'on_request' | 'sold_out';

/** What becomes of one request. */
export type Decision =
  | {
      readonly kind: 'admitted';
      /** `pending` holds nothing: an organiser has not said yes yet. */
      readonly status: 'confirmed' | 'waiting' | 'pending';
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
  /** The event is by invitation, or the link of one is good for nothing (any more): which it is, nobody is told. */
  | { readonly kind: 'not_invited' }
  /** The address is of a domain that may not register. */
  | { readonly kind: 'domain_refused' }
  | { readonly kind: 'closed' }
  /** Came with others who were all refused, or whose form was sent a moment ago: their answer says which. */
  | { readonly kind: 'left_out' };

export interface Admission {
  readonly decisions: readonly Decision[];
  /** What those learn who registered several people, by the id of the group. */
  readonly answers: ReadonlyMap<string, GroupAnswer>;
  /** The pools after the batch. */
  readonly pools: readonly Places[];
}

/**
 * The rule of admission, pure: requests in order of arrival against one state of the event. Somebody waits means that
 * newcomers wait, also when a place has just come free: the line moves by promotion only. What is answered before the
 * address is looked up (closed, not invited, domain refused, choice gone) is the same for everybody.
 *
 * Who was told no is known like who takes part: asking again reaches the same organiser, once an hour at most by mail
 * and never as a new request. An invitation, or an organiser who brings them in, goes before that.
 */
export function admit(state: AdmissionState, requests: readonly AdmissionRequest[]): Admission {
  const ledger = new PlacesLedger(state.pools);
  const known = new Map(state.known);
  const invitations = new Map(state.entry?.invitations);
  const groups = new Map(state.groups);
  const meanwhile = { known, ledger, groups, entry: state.entry && { ...state.entry, invitations } };
  const turns = new Map<string, Turn>();
  const decisions = requests.map((request): Decision => {
    const { together } = request;
    const turn = together && (turns.get(together.id) ?? groupTurn(state, meanwhile, together, requests));
    if (turn) turns.set(together.id, turn);
    if (turn && !turn.isTheirs) return { kind: 'left_out' };
    const decision = decide(state, meanwhile, request);
    if (decision.kind === 'admitted' && request.invitationId)
      invitations.set(request.invitationId, request.registrationId);
    return decision;
  });
  const answers = new Map([...turns].map(([id, { answer }]) => [id, answer]));
  return { decisions, answers, pools: ledger.pools };
}

/** What a group is told, and whether it is its people's turn: not when refused, nor when this form was sent before. */
interface Turn {
  readonly answer: GroupAnswer;
  readonly isTheirs: boolean;
}

function groupTurn(
  state: AdmissionState,
  { ledger, groups, entry }: Meanwhile,
  together: Together,
  requests: readonly AdmissionRequest[],
): Turn {
  const before = groups.get(together.formHash);
  if (before) return { answer: { kind: before }, isTheirs: false };
  const members = requests.filter((request) => request.together?.id === together.id);
  const [first] = members;
  if (!first) return { answer: { kind: 'closed' }, isTheirs: false };
  const { isOpen, waitingCapacity } = state;
  const entries = members.map((member) => entryOf(entry, member));
  const answer = decideGroup({ ledger, waitingCapacity, isOpen, entries }, together, first);
  if (isTaken(answer)) groups.set(together.formHash, answer.kind);
  return { answer, isTheirs: isTaken(answer) };
}

/** What the requests before this one have changed. */
interface Meanwhile {
  readonly known: Map<string, KnownRegistration>;
  readonly ledger: PlacesLedger;
  readonly groups: Map<string, GroupTaken>;
  readonly entry: EntryRules | undefined;
}

function decide(
  state: AdmissionState,
  { known, ledger, entry: rules }: Omit<Meanwhile, 'groups'>,
  request: AdmissionRequest,
): Decision {
  const { registrationId, email, attends, requestHash } = request;
  const pool = ledger.find(null, attends);
  const isOpen = request.byOrganiser ? (state.isOpenToOrganisers ?? state.isOpen) : state.isOpen;
  if (!isOpen || !pool) return { kind: 'closed' };
  const entry = entryOf(rules, request);
  const before = crowd(pool, state.waitingCapacity, entry);
  const mine = known.get(email);
  if (entry === 'not_invited' || entry === 'domain_refused') {
    // The second press of who used the invitation a moment ago is no second use.
    const isOwn = mine && rules?.invitations.get(request.invitationId ?? '') === mine.registrationId;
    return isOwn && isRepeat(request, mine, state.now) ? { kind: 'repeated', known: mine, before } : { kind: entry };
  }
  if (request.sessionIds.some((id) => !ledger.find(id, attends))) return { kind: 'choice_gone' };
  if (mine && !(mine.status === 'declined' && entry === 'in')) {
    const decision = decideKnown(request, mine, state.now, before);
    if (decision.kind === 'known' && decision.mailsLink) known.set(email, { ...mine, linkMailedAt: state.now });
    return decision;
  }
  if (before === 'sold_out') return { kind: 'sold_out' };
  const status = entry === 'asks' ? 'pending' : ledger.enter(pool, email);
  known.set(email, { registrationId, status, requestHash, createdAt: state.now, linkMailedAt: null });
  // Who asks wishes for sessions as who waits does: they are decided with the place.
  const places = enterSessions(
    ledger,
    request,
    request.contactId ?? email,
    status === 'confirmed' ? 'confirmed' : 'waiting',
  );
  return { kind: 'admitted', status, poolId: pool.id, places, before };
}

/** How one pool stands for a newcomer. */
function crowd(pool: Places, waitingCapacity: number | null, entry: Entry): Crowd {
  if (entry === 'asks' && (hasPlace(pool) || mayWait({ waitingCapacity }, pool))) return 'on_request';
  if (hasPlace(pool)) return 'places';
  return mayWait({ waitingCapacity }, pool) ? 'waiting_list' : 'sold_out';
}

function decideKnown(request: AdmissionRequest, known: KnownRegistration, now: Date, before: Crowd): Decision {
  if (isRepeat(request, known, now)) return { kind: 'repeated', known, before };
  if (request.byOrganiser) return { kind: 'known', known, mailsLink: false, before }; // they asked for nothing themselves
  const mailsLink = known.linkMailedAt === null || minutes(known.linkMailedAt, now) >= LINK_MAIL_MINUTES;
  return { kind: 'known', known, mailsLink, before };
}

/** The same form as before, a moment later. */
function isRepeat({ requestHash }: AdmissionRequest, known: KnownRegistration, now: Date): boolean {
  return known.requestHash === requestHash && minutes(known.createdAt, now) < REPEAT_MINUTES;
}

function minutes(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 60_000;
}
