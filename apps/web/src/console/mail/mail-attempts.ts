import { type Actor, recordAudit } from '#identity';
import { type Outbox, sendAgain } from '#mail';
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
