import type { Address } from '#people';
import type { Language, Tx } from '#platform';
import { REPEAT_MINUTES } from './admit.js';
import { type GroupAnswer, type GroupTaken, isTaken, type Together } from './together.js';

/** A group with who registers it. */
export interface FormOfGroup extends Together {
  /** The person's own words, and where mail about the group goes; they need not take part. */
  readonly sender: { readonly address: Address; readonly name: string; readonly language: Language };
}

interface Came {
  readonly together?: FormOfGroup | undefined;
}

/** The groups among these requests, each once. */
function groupsOf(requests: readonly Came[]): FormOfGroup[] {
  return [...new Map(requests.flatMap(({ together }) => (together ? [[together.id, together]] : []))).values()];
}

/** What was answered to these forms when they were sent a moment ago, by hash. The event is locked. */
export async function groupsBefore(
  tx: Tx,
  eventId: string,
  requests: readonly Came[],
  now: Date,
): Promise<Map<string, GroupTaken>> {
  const groups = groupsOf(requests);
  if (groups.length === 0) return new Map();
  const rows: { hash: string; answer: GroupTaken }[] = await tx.query(
    `select encode(form_hash, 'hex') as hash, answer from registration_group
     where event_id = $1 and form_hash = any(select decode(hash, 'hex') from unnest($2::text[]) as given (hash)) and created_at > $3`,
    [eventId, groups.map(({ formHash }) => formHash), new Date(now.getTime() - REPEAT_MINUTES * 60_000)],
  );
  return new Map(rows.map(({ hash, answer }) => [hash, answer]));
}

/** A group that was taken now, for the first time. */
export interface TakenGroup {
  readonly group: FormOfGroup;
  readonly answer: GroupTaken;
}

/** Those among the groups of a batch that were taken now; not those whose form was sent before. */
export function takenNow(
  requests: readonly Came[],
  {
    decisions,
    answers,
  }: { readonly decisions: readonly { kind: string }[]; readonly answers: ReadonlyMap<string, GroupAnswer> },
): TakenGroup[] {
  const leftOut = new Set(
    requests.flatMap(({ together }, i) => (decisions[i]?.kind === 'left_out' ? together?.id : [])),
  );
  return groupsOf(requests).flatMap((group): TakenGroup[] => {
    const answer = answers.get(group.id);
    return answer && isTaken(answer) && !leftOut.has(group.id) ? [{ group, answer: answer.kind }] : [];
  });
}

/** @param contacts by address, those of who sent the forms among them */
export async function insertGroups(
  tx: Tx,
  eventId: string,
  taken: readonly TakenGroup[],
  contacts: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  for (const { group, answer } of taken) {
    const { id, size, formHash, sender } = group;
    await tx.query(
      `insert into registration_group (id, event_id, contact_id, name, size, answer, form_hash, created_at)
       values ($1, $2, $3, $4, $5, $6, decode($7, 'hex'), $8)`,
      [id, eventId, contacts.get(sender.address.email), sender.name, size, answer, formHash, now],
    );
  }
}
