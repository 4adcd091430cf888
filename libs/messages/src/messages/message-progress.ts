import { type MailTally, tallyMails } from '#mail';
import type { Tx } from '#platform';
import { mailsOf } from './message-rows.js';
import type { WrittenMessage } from './written-message.entity.js';

/** How far a message is, in people. Everybody of the audience is in exactly one of them. */
export interface MessageProgress extends Pick<MailTally, 'sent' | 'failed' | 'bounced'> {
  /** Still to leave. */
  readonly waiting: number;
  /** Held back by a stop. */
  readonly stopped: number;
  /** Who got nothing and will not: they left since, or switched such mails off. */
  readonly leftOut: number;
}

/** Counts it: in the ledger, and for who is not in it yet from what the press said. */
export async function progressOf(tx: Tx, message: WrittenMessage): Promise<MessageProgress> {
  return decideProgress(message, await tallyMails(tx, mailsOf(message.id)));
}

/** Pure: the people whom no mail has been written for yet still wait, are held back, or turned out to have left. */
function decideProgress(
  message: Pick<WrittenMessage, 'people' | 'switchedOff' | 'queuedAll' | 'status'>,
  { all, waiting, sent, failed, bounced, withheld, dropped }: MailTally,
): MessageProgress {
  const { people, switchedOff, queuedAll, status } = message;
  const unwritten = Math.max(0, (people ?? 0) - all);
  const isHeld = status === 'stopped';
  return {
    ...{ sent, failed, bounced },
    waiting: waiting + (queuedAll || isHeld ? 0 : unwritten),
    stopped: withheld + (!queuedAll && isHeld ? unwritten : 0),
    leftOut: dropped + switchedOff + (queuedAll ? unwritten : 0),
  };
}
