import type { Language } from '#platform';
import type { Mailbox } from '../mailbox.js';

export type MailStatus = 'queued' | 'sending' | 'sent' | 'caught' | 'failed' | 'expired' | 'suppressed' | 'withheld';

/** A mail as a console page shows it. */
export interface MailEntry {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  /** Both empty once it is forgotten for whom it was. */
  readonly to: Mailbox;
  readonly language: Language;
  readonly subjectIds: Readonly<Record<string, string>>;
  readonly status: MailStatus;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly sentAt: Date | undefined;
  readonly nextAttemptAt: Date | undefined;
  readonly notAfter: Date | undefined;
  readonly smtpCode: number | undefined;
  /** What the other server answered last, or why the mail did not leave. */
  readonly smtpText: string | undefined;
  /** When it was sent back although a server had taken it; the reason by RFC 3463 beside it, such as `5.2.2`. */
  readonly bouncedAt: Date | undefined;
  readonly bounceCode: string | undefined;
  /** Place in the ledger; hand it back as `before` to read the next page. */
  readonly seq: number;
}

/** The name goes into SQL, where only a literal finds the expression index: so it is a word of ours, checked. */
export function subjectColumn(subject: string): string {
  if (!/^[a-z_]+$/.test(subject)) throw new Error(`"${subject}" is no subject of a mail`);
  return `subject_ids->>'${subject}'`;
}

/** The columns that `toEntry` reads. */
export const COLUMNS = `id, kind, key, to_address, to_name, language, subject_ids, status, attempts, created_at, sent_at,
  next_attempt_at, not_after, smtp_code, smtp_text, bounced_at, bounce_code, seq`;

/** A row of the ledger, as selected with `COLUMNS`. */
export interface EntryRow {
  id: string;
  kind: string;
  key: string;
  to_address: string;
  to_name: string;
  language: Language;
  subject_ids: Record<string, string>;
  status: MailStatus;
  attempts: number;
  created_at: Date;
  sent_at: Date | null;
  next_attempt_at: Date | null;
  not_after: Date | null;
  smtp_code: number | null;
  smtp_text: string | null;
  bounced_at: Date | null;
  bounce_code: string | null;
  seq: number;
}

export function toEntry(row: EntryRow): MailEntry {
  return {
    id: row.id,
    kind: row.kind,
    key: row.key,
    to: { address: row.to_address, name: row.to_name },
    language: row.language,
    subjectIds: row.subject_ids,
    status: row.status,
    attempts: row.attempts,
    createdAt: row.created_at,
    sentAt: row.sent_at ?? undefined,
    nextAttemptAt: row.next_attempt_at ?? undefined,
    notAfter: row.not_after ?? undefined,
    smtpCode: row.smtp_code ?? undefined,
    smtpText: row.smtp_text ?? undefined,
    bouncedAt: row.bounced_at ?? undefined,
    bounceCode: row.bounce_code ?? undefined,
    seq: row.seq,
  };
}
