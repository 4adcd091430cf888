import { IsNull } from 'typeorm';
import type { Tx } from '#platform';
import { type AnswerValue, Question, type QuestionKind, type QuestionOption } from './question.entity.js';
import type { GivenAnswer } from './read-answers.js';

/** The questions of an event that are in use, in the order in which they are asked. */
export function questionsInUse(tx: Tx, eventId: string): Promise<Question[]> {
  return tx.find(Question, { where: { eventId, retiredAt: IsNull() }, order: { position: 'ASC' } });
}

/** An answer on its way to its row. */
export interface AnswerToStore extends GivenAnswer {
  readonly registrationId: string;
}

/**
 * Stores the answers of people who register now, in one statement. One whose question became another kind since it was
 * read, or was retired, is left out; the lock holds that off until these are there.
 */
export async function insertAnswers(tx: Tx, answers: readonly AnswerToStore[], now: Date): Promise<void> {
  if (answers.length === 0) return;
  await tx.query(
    `insert into answer (registration_id, question_id, value, answered_at)
     select given.registration, given.question, given.value, $2
     from jsonb_to_recordset($1::jsonb) as given (registration uuid, question uuid, kind text, value jsonb)
     join question on question.id = given.question and question.kind = given.kind and question.retired_at is null
     for key share of question`,
    [
      JSON.stringify(
        answers.map(({ registrationId, questionId, kind, value }) => ({
          ...{ registration: registrationId, question: questionId },
          ...{ kind, value },
        })),
      ),
      now,
    ],
  );
}

/**
 * Stores what somebody answers now in the place of what they answered before, as `insertAnswers` does. The row of the
 * registration is locked.
 * @param drop ids of questions of which their answer goes.
 */
export async function changeAnswers(
  tx: Tx,
  registrationId: string,
  { put, drop }: { readonly put: readonly GivenAnswer[]; readonly drop: readonly string[] },
  now: Date,
): Promise<void> {
  const gone = [...drop, ...put.map(({ questionId }) => questionId)];
  await tx.query('delete from answer where registration_id = $1 and question_id = any($2::uuid[])', [
    registrationId,
    gone,
  ]);
  await insertAnswers(
    tx,
    put.map((answer) => ({ ...answer, registrationId })),
    now,
  );
}

/** An answer with what is needed to read it. */
export interface StoredAnswer {
  readonly registrationId: string;
  readonly questionId: string;
  readonly kind: QuestionKind;
  readonly label: Question['label'];
  readonly options: readonly QuestionOption[];
  readonly privacy: Question['privacy'];
  readonly value: AnswerValue;
}

/**
 * What these people answered, by registration, in the order of the form; to retired questions too.
 * @param privacy sensitive answers are asked for by that name, and only for who may see them.
 */
export async function answersOf(
  tx: Tx,
  registrationIds: readonly string[],
  privacy: readonly Question['privacy'][] = ['ordinary'],
): Promise<Map<string, StoredAnswer[]>> {
  const found = new Map<string, StoredAnswer[]>();
  if (registrationIds.length === 0) return found;
  const rows: StoredAnswer[] = await tx.query(
    `select a.registration_id as "registrationId", q.id as "questionId", q.kind, q.label, q.options, q.privacy, a.value
     from answer a join question q on q.id = a.question_id
     where a.registration_id = any($1::uuid[]) and q.privacy = any($2::text[]) order by q.position`,
    [registrationIds, privacy],
  );
  for (const row of rows) {
    const others = found.get(row.registrationId);
    if (others) others.push(row);
    else found.set(row.registrationId, [row]);
  }
  return found;
}
