import { type Actor, recordAudit } from '#identity';
import type { MailToQueue } from '#mail';
import type { Tx } from '#platform';
import {
  type AnswerChanges,
  type AnswerProblem,
  type FormAgain,
  isSame,
  readAgain,
  type TypedAnswers,
} from '#questions';
import { ownForm, saveAnswers, sealOfAnswers } from '../answers/own-form.js';
import type { Move } from '../places/waiting-line.js';
import { isLive, mayCancel, type Registration } from '../registration.js';
import { type DetailsField, type DetailsInput, detailsOf, sealOfDetails, type WholeDetails } from './details.js';
import { type OtherWay, takeOtherWay } from './other-way.js';

export type DetailsChange =
  | { readonly kind: 'changed' }
  | { readonly kind: 'unchanged' }
  /** Something changed since the form was opened: here is how it stands now. Nothing was written. */
  | { readonly kind: 'stale'; readonly now: Registration }
  /** An answer is missing, or wrong: nothing was written. */
  | { readonly kind: 'unanswered'; readonly problems: ReadonlyMap<string, AnswerProblem> }
  /** Cannot take part the other way: nothing was written, and the old place stays. */
  | Exclude<OtherWay, { readonly kind: 'moved' }>
  | { readonly kind: 'not_live' };

/** A move, and who makes it. */
export type Deed = Move & { readonly actor: Actor };

/** A short fingerprint of all that the form showed; of the details alone where it had no questions. */
export function sealOfOwn(registration: Registration, form: FormAgain | undefined): string {
  const details = sealOfDetails(registration);
  return form ? `${details}.${sealOfAnswers(form)}` : details;
}

/**
 * Changes what somebody said of themselves at this event, and what they answered; the contact is left alone. Another way of taking part moves
 * places, so the caller holds the lock of the event. A consent that is withdrawn is gone; given again, it counts from now.
 * @param seal of what the form showed.
 * @param typed answers; without them they stay as they are, and the seal is that of the details.
 */
export async function changeDetails(
  tx: Tx,
  move: Deed,
  registration: Registration,
  input: DetailsInput,
  seal: string,
  typed?: TypedAnswers,
): Promise<{ readonly outcome: DetailsChange; readonly mails: readonly MailToQueue[] }> {
  const checked = await check(tx, move, registration, input, seal, typed);
  if (!('fields' in checked)) return { outcome: checked, mails: [] };
  const { after, fields, answers } = checked;
  let mails: readonly MailToQueue[] = [];
  if (fields.includes('attends')) {
    const mayMove = move.event.kind === 'hybrid' && mayCancel(move.event, move.actor, move.now);
    const way = mayMove ? await takeOtherWay(tx, move, registration) : ({ kind: 'too_late' } as const);
    if (way.kind !== 'moved') return { outcome: way, mails: [] };
    mails = way.mails;
  }
  if (fields.length > 0) await save(tx, registration.id, after, fields, move);
  if (answers && !isSame(answers.changes))
    await saveAnswers(tx, registration.id, answers.form, answers.changes, move.actor, move.now);
  // Mails about the move greet by the new name, in the new language.
  const { name, language } = after;
  const isMine = (mail: MailToQueue) => mail.subjectIds.registration === registration.id;
  const told = mails.map((mail) => (isMine(mail) ? { ...mail, language, to: { ...mail.to, name } } : mail));
  return { outcome: { kind: 'changed' }, mails: told };
}

interface Checked {
  readonly after: WholeDetails;
  /** Those that change. */
  readonly fields: readonly DetailsField[];
  readonly answers: { readonly form: FormAgain; readonly changes: AnswerChanges } | undefined;
}

async function check(
  tx: Tx,
  { event, now }: Move,
  registration: Registration,
  input: DetailsInput,
  seal: string,
  typed: TypedAnswers | undefined,
): Promise<Checked | DetailsChange> {
  if (!isLive(registration)) return { kind: 'not_live' };
  const before = detailsOf(registration);
  const after = {
    ...before,
    ...input,
    attends: input.attends ?? before.attends,
    timeZone: input.timeZone ?? before.timeZone,
  };
  const fields = (Object.keys(before) as DetailsField[]).filter((field) => before[field] !== after[field]);
  const form = typed && (await ownForm(tx, event, registration.id, now));
  const read = form && readAgain(form, typed);
  if (read?.kind === 'refused') return { kind: 'unanswered', problems: read.problems };
  if (fields.length === 0 && (!read || isSame(read.changes))) return { kind: 'unchanged' }; // also when pressed twice
  if (seal !== sealOfOwn(registration, form)) return { kind: 'stale', now: registration };
  return { after, fields, answers: form && read && { form, changes: read.changes } };
}

async function save(
  tx: Tx,
  id: string,
  to: WholeDetails,
  fields: readonly DetailsField[],
  { now: at, actor }: Deed,
): Promise<void> {
  await tx.query(
    `update registration set name = $2, organisation = $3, role = $4, language = $5,
            listed_consent_at = case when $6 then coalesce(listed_consent_at, $7) end, time_zone = nullif($8, '')
     where id = $1`,
    [id, to.name, to.organisation, to.role, to.language, to.listed, at, to.timeZone],
  );
  const subject = { kind: 'registration', id };
  // Names of fields only: an audit entry outlives the person's text.
  await recordAudit(tx, [{ at, actor, action: 'registration.details-changed', subject, after: { fields } }]);
}
