import { type Actor, recordAudit } from '#identity';
import { type Outbox, queueOnceMore, sendAgain } from '#mail';
import type { Database } from '#platform';

/** Tries a mail again that did not arrive, and writes down who wanted it. @returns false when there is nothing to try. */
export async function tryAgain(
  { database, outbox }: { readonly database: Database; readonly outbox: Outbox },
  mailId: string,
  actor: Actor,
  now: Date,
): Promise<boolean> {
  const isQueued = await database.transaction(async (tx) => {
    const done = await sendAgain(tx, mailId, now);
    const subject = { kind: 'mail', id: mailId };
    if (done) await recordAudit(tx, [{ at: now, actor, action: 'mail.sent_again', subject }]);
    return done;
  });
  if (isQueued) await outbox.nudge([mailId]);
  return isQueued;
}

/** Sends a mail that has left once more, as a new one. @returns its id, or `undefined` when that makes no sense (any more). */
export async function sendOnceMore(
  { database, outbox }: { readonly database: Database; readonly outbox: Outbox },
  mailId: string,
  actor: Actor,
  now: Date,
): Promise<string | undefined> {
  const made = await database.transaction(async (tx) => {
    const id = await queueOnceMore(tx, outbox, mailId, now);
    const subject = { kind: 'mail', id: mailId };
    if (id) await recordAudit(tx, [{ at: now, actor, action: 'mail.sent_again', subject, after: { mail: id } }]);
    return id;
  });
  if (made) await outbox.nudge([made]);
  return made;
}
