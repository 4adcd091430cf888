import { createHash } from 'node:crypto';
import type { EventDetails } from '#events';
import { type Actor, recordAudit } from '#identity';
import type { Tx } from '#platform';
import {
  type AnswerChanges,
  answersOf,
  changeAnswers,
  type FormAgain,
  type Question,
  questionsInUse,
  stillOffering,
} from '#questions';
import { placesOf } from '../places/session-places.js';

const DAY_MS = 86_400_000;

/**
 * What an event asks of somebody who is registered, and what they answered; sensitive answers too, so it is for their own
 * link alone. A sensitive question whose answers have been erased is not asked again.
 */
export async function ownForm(
  tx: Tx,
  event: Pick<EventDetails, 'id' | 'endsAt'>,
  registrationId: string,
  now: Date,
): Promise<FormAgain> {
  const asked = (await questionsInUse(tx, event.id)).filter((question) => !isErased(question, event, now));
  if (asked.length === 0) return { questions: [], sessionIds: [], stored: new Map() };
  const answers = (await answersOf(tx, [registrationId], ['ordinary', 'sensitive'])).get(registrationId) ?? [];
  const stored = new Map(answers.map(({ questionId, value }) => [questionId, value]));
  const places = await placesOf(tx, [registrationId]);
  const questions = asked.map((question) => stillOffering(question, stored.get(question.id)));
  return { questions, sessionIds: places.map(({ sessionId }) => sessionId), stored };
}

function isErased({ eraseDays }: Question, { endsAt }: Pick<EventDetails, 'endsAt'>, now: Date): boolean {
  return eraseDays !== null && endsAt.getTime() + eraseDays * DAY_MS <= now.getTime();
}

/** A short fingerprint of the answers that the form showed: saving tells by it whether they changed meanwhile. */
export function sealOfAnswers({ questions, stored }: FormAgain): string {
  const shown = questions.map(({ id }) => [id, stored.get(id)]);
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 22);
}

/**
 * Writes what somebody answers otherwise by their own link, or an organiser for them; the lock of the event is held. The
 * audit names the questions and never what was answered. Where a sensitive answer changed, the fingerprint of the form that was sent first goes: it
 * would still tell the old one.
 */
export async function saveAnswers(
  tx: Tx,
  registrationId: string,
  { questions }: FormAgain,
  changes: AnswerChanges,
  actor: Actor,
  now: Date,
): Promise<void> {
  const ids = [...changes.drop, ...changes.put.map(({ questionId }) => questionId)];
  const isSensitive = questions.some(({ id, privacy }) => privacy === 'sensitive' && ids.includes(id));
  await changeAnswers(tx, registrationId, changes, now);
  await tx.query(
    `update registration set sector = coalesce($2, sector), region = coalesce($3, region),
            request_hash = case when $4 then '' else request_hash end where id = $1`,
    [registrationId, changes.sector ?? null, changes.region ?? null, isSensitive],
  );
  await recordAudit(tx, [
    {
      at: now,
      actor,
      action: 'registration.answers-changed',
      subject: { kind: 'registration', id: registrationId },
      after: { questions: ids },
    },
  ]);
}
