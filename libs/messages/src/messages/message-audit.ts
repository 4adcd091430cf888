import { type Actor, recordAudit } from '#identity';
import type { Tx } from '#platform';
import type { WrittenMessage } from './written-message.entity.js';

/** Writes down what became of a message. Its words are not in it: they may be about people. */
export function auditMessage(
  tx: Tx,
  { id, eventId }: Pick<WrittenMessage, 'id' | 'eventId'>,
  actor: Actor,
  done: 'written' | 'changed' | 'removed' | 'tried' | 'sent' | 'stopped' | 'resumed',
  at: Date,
  after: object = {},
): Promise<void> {
  const subject = { kind: 'message', id };
  return recordAudit(tx, [{ at, actor, action: `message.${done}`, subject, after: { event: eventId, ...after } }]);
}
