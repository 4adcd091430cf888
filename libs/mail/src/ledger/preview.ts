import type { Tx } from '#platform';
import { type DueRow, toClaimed } from '../delivery/claimed-mail.js';
import type { MailKinds } from '../mail-kind.js';

/** A mail as the person reads it. */
export interface PreviewedLetter {
  readonly kind: 'letter';
  readonly subject: string;
  /** The plain-text twin: the same words as the HTML. */
  readonly text: string;
  readonly hasInvite: boolean;
  /** When what it says was frozen; absent for a mail that nobody tried to send yet: it says what is true when it leaves. */
  readonly frozenAt: Date | undefined;
}

export type Preview =
  | PreviewedLetter
  /** Sent now it would expire: the person has left, or the event. */
  | { readonly kind: 'of_no_use' }
  /** The ledger no longer keeps what it said, or this program does not know its kind. */
  | { readonly kind: 'not_kept' };

/**
 * What a mail said, from its frozen facts, or what it would say if it left now. Writes nothing.
 * @param kinds as the reader may see them: their links decide which doors the preview opens.
 */
export async function previewMail(db: Tx, kinds: MailKinds, id: string, now: Date): Promise<Preview> {
  const [row]: (DueRow & { status: string })[] = await db.query(
    `select id, key, kind, to_address, to_name, language, subject_ids, order_key, priority, not_after, message_id,
            attempts, created_at, facts, status from outgoing_mail where id = $1`,
    [id],
  );
  if (!row || !kinds.names.includes(row.kind)) return { kind: 'not_kept' };
  const mail = toClaimed(row);
  const kind = kinds.get(row.kind);
  const isAhead = row.status !== 'sent' && row.status !== 'caught';
  if (!mail.frozen && (!isAhead || mail.to.address === '')) return { kind: 'not_kept' };
  const facts = mail.frozen?.facts ?? (await kind.gather(db, [mail], now)).get(mail.id);
  if (facts === undefined) return { kind: 'of_no_use' };
  const frozenAt = mail.frozen && new Date(mail.frozen.at);
  const { subject, text, calendar } = kind.render(facts, mail, frozenAt ?? now);
  return { kind: 'letter', subject, text, hasInvite: calendar !== undefined, frozenAt };
}
