import { type MailToQueue, type Outbox, PRIORITY, releaseWithheld, tallyMails, withholdUnsent } from '#mail';
import type { Tx } from '#platform';
import { findAudience, type Recipient } from '../audience/audience.queries.js';
import { mailsOf } from './message-rows.js';
import { WrittenMessage } from './written-message.entity.js';

/** Mails written in one transaction, and whether more people may be behind them. */
interface Queued {
  readonly ids: readonly string[];
  readonly isMore: boolean;
}

const NOTHING: Queued = { ids: [], isMore: false };

/**
 * Queues the next of those who were in the audience when it was pressed and still are. The row is locked, so that two
 * workers take turns and nothing is queued after a stop; the key of each mail is the belt.
 */
export async function queueChunk(
  tx: Tx,
  outbox: Outbox,
  id: string,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<Queued> {
  const message = await locked(tx, id);
  if (message?.status !== 'sending' || !message.pressedAt || message.queuedAll) return NOTHING;
  const asked = { event: { id: message.eventId }, audience: message.audience, now, inBy: message.pressedAt };
  const people = await findAudience(tx, asked, { after: message.queuedTo ?? -1, limit });
  const mails = people.filter(({ isOff }) => !isOff).map((person) => toMail(message, person));
  const ids = await outbox.queue(tx, mails, now);
  const last = people.at(-1);
  const isMore = people.length === limit;
  await tx.update(WrittenMessage, { id }, { queuedAll: !isMore, ...(last && { queuedTo: last.place }) });
  return { ids, isMore };
}

/**
 * Closes a message of which nothing is left to send. Of one that was stopped, holds back what a worker had in hand then
 * and gave back; of one that goes on again, lets go what a worker held back that had not heard. Answers whether it is closed.
 */
export async function endIfDone(tx: Tx, id: string, now: Date): Promise<boolean> {
  const message = await locked(tx, id);
  if (!message || message.status === 'draft') return false;
  if (message.status === 'stopped') await withholdUnsent(tx, mailsOf(id));
  if (message.status === 'done' || !message.queuedAll) return message.status === 'done';
  const { waiting, withheld } = await tallyMails(tx, mailsOf(id));
  if (message.status === 'sending' && withheld > 0) await releaseWithheld(tx, mailsOf(id), now);
  if (waiting + withheld > 0) return false;
  await tx.update(WrittenMessage, { id }, { status: 'done', endedAt: now });
  return true;
}

function locked(tx: Tx, id: string): Promise<WrittenMessage | null> {
  return tx.findOne(WrittenMessage, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

/** No order key: whatever a person hears about their own place must not wait behind what ten thousand others get. */
function toMail({ id, eventId }: WrittenMessage, person: Recipient): MailToQueue {
  return {
    key: `message/${id}/${person.id}`,
    kind: 'message',
    to: { address: person.address, name: person.name },
    language: person.language,
    subjectIds: { [person.as]: person.id, event: eventId, message: id },
    priority: PRIORITY.bulk,
  };
}
