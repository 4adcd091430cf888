import { recordAudit } from '#identity';
import type { MailToQueue } from '#mail';
import type { Tx } from '#platform';
import type { Move } from '../places/waiting-line.js';
import { isLive, mayCancel, type Registration } from '../registration.js';
import { type DetailsField, type DetailsInput, detailsOf, sealOfDetails } from './details.js';
import { type OtherWay, takeOtherWay } from './other-way.js';

export type DetailsChange =
  | { readonly kind: 'changed' }
  | { readonly kind: 'unchanged' }
  /** Something changed since the form was opened: here is how it stands now. Nothing was written. */
  | { readonly kind: 'stale'; readonly now: Registration }
  /** Cannot take part the other way: nothing was written, and the old place stays. */
  | Exclude<OtherWay, { readonly kind: 'moved' }>
  | { readonly kind: 'not_live' };

/**
 * Changes what somebody said of themselves at this event; the contact is left alone. Another way of taking part moves
 * places, so the caller holds the lock of the event. A consent that is withdrawn is gone; given again, it counts from now.
 * @param seal of what the form showed.
 */
export async function changeDetails(
  tx: Tx,
  move: Move,
  registration: Registration,
  input: DetailsInput,
  seal: string,
): Promise<{ readonly outcome: DetailsChange; readonly mails: readonly MailToQueue[] }> {
  const before = detailsOf(registration);
  const after = { ...before, ...input, attends: input.attends ?? before.attends };
  const fields = (Object.keys(before) as DetailsField[]).filter((field) => before[field] !== after[field]);
  if (!isLive(registration)) return { outcome: { kind: 'not_live' }, mails: [] };
  if (fields.length === 0) return { outcome: { kind: 'unchanged' }, mails: [] }; // also when pressed twice
  if (seal !== sealOfDetails(registration)) return { outcome: { kind: 'stale', now: registration }, mails: [] };
  let mails: readonly MailToQueue[] = [];
  // First what everybody reads: mails about the move greet by the new name.
  if (fields.includes('attends')) {
    const mayMove = move.event.kind === 'hybrid' && mayCancel(move.event, { kind: 'participant' }, move.now);
    const way = mayMove ? await takeOtherWay(tx, move, registration) : ({ kind: 'too_late' } as const);
    if (way.kind !== 'moved') return { outcome: way, mails: [] };
    mails = way.mails;
  }
  await save(tx, registration.id, after, move.now);
  await recordAudit(tx, [
    {
      at: move.now,
      actor: { kind: 'participant' },
      action: 'registration.details-changed',
      subject: { kind: 'registration', id: registration.id },
      after: { fields }, // names only: an audit entry outlives the person's text
    },
  ]);
  const { name, language } = after;
  const isMine = (mail: MailToQueue) => mail.subjectIds.registration === registration.id;
  const told = mails.map((mail) => (isMine(mail) ? { ...mail, language, to: { ...mail.to, name } } : mail));
  return { outcome: { kind: 'changed' }, mails: told };
}

async function save(tx: Tx, id: string, to: Required<DetailsInput>, now: Date): Promise<void> {
  await tx.query(
    `update registration set name = $2, organisation = $3, role = $4, language = $5,
            listed_consent_at = case when $6 then coalesce(listed_consent_at, $7) end
     where id = $1`,
    [id, to.name, to.organisation, to.role, to.language, to.listed, now],
  );
}
