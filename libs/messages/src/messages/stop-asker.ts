import type { MailKind } from '#mail';
import type { Tx } from '#platform';

/** An answer this fresh is not asked again: ten thousand mails cost a few questions a second, and a stop is heard at once. */
const FRESH_MS = 250;

/** Whether the message of a mail has been stopped, for the mails that a worker has in hand then. */
export function stopAsker(): NonNullable<MailKind['isStopped']> {
  const answers = new Map<string, { readonly at: number; readonly isStopped: Promise<boolean> }>();
  return async (db, { subjectIds: { message = '' } }) => {
    const known = answers.get(message);
    if (known && performance.now() - known.at < FRESH_MS) return await known.isStopped;
    if (answers.size > 100) answers.clear();
    const isStopped = ask(db, message);
    answers.set(message, { at: performance.now(), isStopped });
    return await isStopped;
  };
}

async function ask(db: Tx, message: string): Promise<boolean> {
  const [row] = await db.query(`select status = 'stopped' as "isStopped" from message where id = $1`, [message]);
  return row?.isStopped ?? false;
}
