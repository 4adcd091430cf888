import type { Registration } from '../registration.js';
import type { CalendarReply } from './read-replies.js';

/** What a calendar can say, in the words of RFC 5545 section 3.2.12 that mean something here. */
export const ANSWERS = ['ACCEPTED', 'TENTATIVE', 'DECLINED'] as const;
export type Answer = (typeof ANSWERS)[number];

/** A calendar entry of ours, as far as an answer to it must know. */
export interface AnsweredEntry {
  readonly uid: string;
  readonly sequence: number;
  readonly status: Registration['status'];
  /** Whom it was sent to, as addresses are compared. */
  readonly address: string;
  readonly endsAt: Date;
  /** Of the last answer that counted, by the clock of who answered. */
  readonly partstatAt: Date | null;
}

/** Why an answer changes nothing. */
export type Uncounted =
  /** The address to write to is that of another entry: somebody copied it. */
  | 'other_entry'
  /** Somebody answers to whom the invite was passed on. */
  | 'other_address'
  /** A new time, somebody who comes instead, or a word that means nothing to us. */
  | 'other_answer'
  /** About an invite that was replaced since, or overtaken by a later answer. */
  | 'stale'
  /** There is no place to come to or to give up. */
  | 'no_place'
  | 'over';

export type ReplyDecision =
  | { readonly kind: 'counts'; readonly answer: Answer; readonly at: Date }
  | { readonly kind: 'uncounted'; readonly why: Uncounted };

/** Whose clock runs ahead must not have their answers of the coming years outrun by one of today. */
const AHEAD_MS = 5 * 60_000;

/**
 * Whether an answer counts, pure. It comes by mail, so by anybody: the address it was sent to proves that they had the
 * invite, the UID and the address in it that it is theirs. What it says is hearsay still, and no place depends on it.
 * Two answers in any order: the one that was given last, by the clock that gave both.
 */
export function decideReply(entry: AnsweredEntry, reply: CalendarReply, now: Date): ReplyDecision {
  const at = reply.stamp.getTime() > now.getTime() + AHEAD_MS ? now : reply.stamp;
  const answer = ANSWERS.find((one) => one === reply.partstat);
  if (reply.uid !== entry.uid) return uncounted('other_entry');
  if (reply.attendee !== entry.address) return uncounted('other_address');
  if (!answer) return uncounted('other_answer');
  if (entry.status !== 'confirmed') return uncounted('no_place');
  if (now >= entry.endsAt) return uncounted('over');
  if (reply.sequence < entry.sequence || (entry.partstatAt && at < entry.partstatAt)) return uncounted('stale');
  return { kind: 'counts', answer, at };
}

const uncounted = (why: Uncounted): ReplyDecision => ({ kind: 'uncounted', why });
