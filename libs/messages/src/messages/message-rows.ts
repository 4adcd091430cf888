import { isId, NotFound, type Tx } from '#platform';
import { WrittenMessage } from './written-message.entity.js';

/** The mails of one message, as the ledger finds them. */
export const mailsOf = (id: string) => ({ kind: 'message', subject: 'message', id });

/**
 * The message, if it is of this event.
 * @param lock keeps the row for this transaction: pressing, stopping, resuming and queueing take turns by it.
 * @throws {NotFound} one of another event is as unknown as any
 */
export async function getMessage(tx: Tx, eventId: string, id: string, lock?: 'lock'): Promise<WrittenMessage> {
  const options = lock ? { lock: { mode: 'pessimistic_write' as const } } : {};
  const message = isId(id) ? await tx.findOne(WrittenMessage, { where: { id }, ...options }) : null;
  if (message?.eventId !== eventId) throw new NotFound('message');
  return message;
}

/** The messages of an event, the newest first: a hundred at most. */
export function messagesOf(tx: Tx, eventId: string): Promise<WrittenMessage[]> {
  return tx.find(WrittenMessage, { where: { eventId }, order: { createdAt: 'DESC', id: 'DESC' }, take: 100 });
}

/** Ids of messages that are going out or were stopped: what the sweep looks after. */
export async function unfinished(tx: Tx): Promise<{ readonly id: string; readonly status: 'sending' | 'stopped' }[]> {
  return tx.query(`select id, status from message where status in ('sending', 'stopped') order by id`);
}
