import type { Tx } from '#platform';

/** Who did something: an organiser who signed in, the person it is about by a personal link, or Kring by itself. */
export type Actor =
  | { readonly kind: 'organiser'; readonly id: string }
  | { readonly kind: 'participant' }
  | { readonly kind: 'system' };

/** One thing that happened. Values of participants never go in: erasing a person must not rewrite history. */
export interface AuditEntry {
  readonly at: Date;
  readonly actor: Actor;
  /** What was done, in the past tense of the house: `event.published`, `registration.cancelled`. */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  /** Only fields that changed. */
  readonly before?: object;
  readonly after?: object;
}

/** Writes down what happened, in the transaction in which it happened. The table refuses changes afterwards. */
export async function recordAudit(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.query(
    `insert into audit_entry (at, actor_kind, actor_id, action, subject_kind, subject_id, before, after)
     select * from jsonb_to_recordset($1::jsonb) as entry
       (at timestamptz, actor_kind text, actor_id uuid, action text, subject_kind text, subject_id uuid, before jsonb, after jsonb)`,
    [JSON.stringify(entries.map(toRow))],
  );
}

/** What happened, as a page tells it. */
export interface AuditLine {
  readonly at: Date;
  readonly action: string;
  readonly by: Actor['kind'];
  /** Name of the organiser who did it. */
  readonly organiser: string | null;
  readonly subjectId: string;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** What happened to these subjects, oldest first: the newest two hundred entries. */
export async function findAudit(tx: Tx, subjectIds: readonly string[]): Promise<AuditLine[]> {
  const rows: AuditLine[] = await tx.query(
    `select a.at, a.action, a.actor_kind as by, o.name as organiser, a.subject_id as "subjectId", a.after
     from audit_entry a left join organiser o on o.id = a.actor_id
     where a.subject_id = any($1::uuid[]) order by a.id desc limit 200`,
    [subjectIds],
  );
  return rows.reverse();
}

function toRow({ at, actor, action, subject, before, after }: AuditEntry): object {
  const who = { actor_kind: actor.kind, actor_id: actor.kind === 'organiser' ? actor.id : null };
  return { at, ...who, action, subject_kind: subject.kind, subject_id: subject.id, before, after };
}
