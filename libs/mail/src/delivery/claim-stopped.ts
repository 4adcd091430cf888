import type { Tx } from '#platform';
import { mailFamily } from '../deliverability/mail-family.js';
import { findObstacles } from '../deliverability/obstacles.js';
import { PROBES } from '../deliverability/pacing.js';
import type { MailKinds } from '../mail-kind.js';
import type { ClaimedMail } from './claimed-mail.js';

/** Mails put off by their domain come back over a minute, not all at once. */
const SPREAD_MS = 60_000;

/**
 * Takes out of a claim what must not leave: mails to suppressed addresses, which end here in sight of the organiser, and
 * mails to slowed domains, which wait without an attempt being counted, but for the few that try.
 */
export async function withoutStopped(
  tx: Tx,
  kinds: MailKinds,
  mails: readonly ClaimedMail[],
  now: Date,
): Promise<{ free: ClaimedMail[]; slowed: string[] }> {
  if (mails.length === 0) return { free: [], slowed: [] };
  const { isSuppressed, slowedUntil } = await findObstacles(
    tx,
    mails.map((mail) => mail.to.address),
  );
  const [free, suppressed, slowed]: [ClaimedMail[], string[], string[]] = [[], [], []];
  const putOff: { id: string; until: Date }[] = [];
  const probing = new Map<string, number>();
  for (const mail of mails) {
    const { address } = mail.to;
    const isTrial = isSuppressed(address);
    const until = slowedUntil(address);
    if (isTrial && !kinds.get(mail.kind).isAskedFor) suppressed.push(mail.id);
    else if (until && !mayProbe(probing, address, until, now))
      putOff.push({ id: mail.id, until: spread(until > now ? until : now) });
    else {
      free.push(isTrial ? { ...mail, isTrial } : mail);
      if (until) slowed.push(address);
    }
  }
  if (suppressed.length > 0) await tx.query(SUPPRESS, [suppressed]);
  if (putOff.length > 0) await tx.query(PUT_OFF, [JSON.stringify(putOff)]);
  return { free, slowed };
}

function mayProbe(probing: Map<string, number>, address: string, until: Date, now: Date): boolean {
  if (until > now) return false;
  const family = mailFamily(address);
  const count = probing.get(family) ?? 0;
  probing.set(family, count + 1);
  return count < PROBES;
}

const spread = (from: Date) => new Date(from.getTime() + Math.ceil(Math.random() * SPREAD_MS));

const SUPPRESS = `
  update outgoing_mail set status = 'suppressed', next_attempt_at = null,
         smtp_text = coalesce(smtp_text, 'nothing goes to this address: it was refused before')
   where id = any($1)`;

const PUT_OFF = `
  update outgoing_mail mail set next_attempt_at = held.until
    from jsonb_to_recordset($1::jsonb) as held (id uuid, until timestamptz) where mail.id = held.id`;
