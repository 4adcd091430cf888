import { IsNull } from 'typeorm';
import { newId, type Tx } from '#platform';
import { Question } from './question.entity.js';

/**
 * Gives a new event the questions that another asks now. What is asked about a session that has no copy is left behind,
 * and so is what depends on that.
 * @param sessions the new session of each old one.
 */
export async function copyQuestions(
  tx: Tx,
  from: string,
  to: { readonly id: string; readonly createdAt: Date },
  sessions: ReadonlyMap<string, string>,
): Promise<void> {
  const asked = await tx.find(Question, { where: { eventId: from, retiredAt: IsNull() }, order: { position: 'ASC' } });
  const ids = new Map<string, string>();
  const copies: Question[] = [];
  for (const question of asked) {
    const { id, sessionId, shownIfQuestionId } = question;
    const session = sessionId === null ? null : sessions.get(sessionId);
    const shownIf = shownIfQuestionId === null ? null : ids.get(shownIfQuestionId);
    if (session === undefined || shownIf === undefined) continue;
    const copy = newId(to.createdAt.getTime());
    ids.set(id, copy);
    const options = question.options.filter(({ retired }) => !retired);
    const place = { eventId: to.id, sessionId: session, shownIfQuestionId: shownIf, createdAt: to.createdAt };
    copies.push({ ...question, ...place, id: copy, options });
  }
  for (const copy of copies) await tx.insert(Question, copy); // in order: a condition names an earlier one
}
