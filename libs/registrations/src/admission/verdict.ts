import type { EventState } from '#events';
import { unreachable } from '#platform';
import type { Crowd, Decision } from './admit.js';

/** What a caller who may know learns of a registration. `before` is how the event stood for newcomers. */
export type Verdict =
  | {
      readonly kind: 'confirmed' | 'waiting' | 'pending';
      readonly registrationId: string;
      readonly isRepeat: boolean;
      readonly before: Crowd;
    }
  | { readonly kind: 'known'; readonly registrationId: string; readonly before: Crowd }
  | { readonly kind: 'sold_out' }
  /** A chosen session was called off meanwhile: choose again. */
  | { readonly kind: 'choice_gone' }
  /** By invitation, or with the link of one that is good for nothing (any more). */
  | { readonly kind: 'not_invited' }
  /** The address is of a domain that may not register. */
  | { readonly kind: 'domain_refused' }
  | { readonly kind: 'closed' };

/** A verdict as it is kept for who asks again with the same key, with how the event stood after it. */
export interface KeyedAnswer {
  readonly verdict: Verdict;
  readonly after: EventState;
}

export function toVerdict(decision: Decision, registrationId: string): Verdict {
  switch (decision.kind) {
    case 'admitted':
      return { kind: decision.status, registrationId, isRepeat: false, before: decision.before };
    case 'repeated': {
      const { status, registrationId: first } = decision.known;
      if (status === 'declined') return { kind: 'known', registrationId: first, before: decision.before };
      return { kind: status, registrationId: first, isRepeat: true, before: decision.before };
    }
    case 'known':
      return { kind: 'known', registrationId: decision.known.registrationId, before: decision.before };
    case 'sold_out':
    case 'choice_gone':
    case 'not_invited':
    case 'domain_refused':
    case 'closed':
      return { kind: decision.kind };
    case 'left_out':
      throw new Error('nobody who came with others gets a verdict of their own');
    default:
      return unreachable(decision);
  }
}

/** All that an anonymous visitor may learn: nothing in it depends on whether the address was known. */
export type PublicAnswer =
  | 'received'
  | 'received_while_full'
  /** An organiser decides. */
  | 'requested'
  | Refused;

/** Answers that nothing is kept after. */
type Refused = 'sold_out' | 'choice_gone' | 'not_invited' | 'domain_refused' | 'closed';

const REPEATED = { confirmed: 'received', waiting: 'received_while_full', pending: 'requested' } as const;

function isRefused(verdict: Verdict): verdict is { readonly kind: Refused } {
  return !('before' in verdict);
}

/** A verdict with everything about the person taken out. */
export function publicAnswer(verdict: Verdict): PublicAnswer {
  if (isRefused(verdict)) return verdict.kind;
  if (verdict.before === 'on_request') return 'requested';
  // Who pressed twice typed the very same form twice: their own verdict stands, and nobody else learns anything.
  if (verdict.kind !== 'known' && verdict.isRepeat) return REPEATED[verdict.kind];
  switch (verdict.before) {
    case 'places':
      return 'received';
    case 'waiting_list':
      return 'received_while_full';
    case 'sold_out':
      return 'sold_out'; // a stranger is refused here, so a known address must look refused too; the mail says more
    default:
      return unreachable(verdict.before);
  }
}
