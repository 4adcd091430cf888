import { type Database, newId } from '#platform';
import { Question } from './question.entity.js';

/** A question that was never stored: a short text that nobody must answer. */
export function aQuestion(wishes: Partial<Question> = {}): Question {
  const question: Question = {
    ...{ id: newId(), eventId: newId(), sessionId: null, position: 1, kind: 'text', preset: null },
    ...{ label: { nl: 'Wie ben je?', en: 'Who are you?' }, help: {}, options: [], required: false },
    ...{ shownIfQuestionId: null, shownIfOption: null, privacy: 'ordinary', eraseDays: null },
    ...{ createdAt: new Date('2027-01-04T09:00:00Z'), retiredAt: null },
  };
  return { ...question, ...wishes };
}

/** Options by their ids, called as their ids. */
export const someOptions = (...ids: string[]) => ids.map((id) => ({ id, label: { nl: id }, retired: false }));

/** The same in the form of an event, as the last. */
export async function addQuestion(db: Database, eventId: string, wishes: Partial<Question> = {}): Promise<Question> {
  const [{ last }] = await db.read.query(
    'select coalesce(max(position), 0) as last from question where event_id = $1',
    [eventId],
  );
  const question = aQuestion({ eventId, position: last + 1, ...wishes });
  await db.read.insert(Question, question);
  return question;
}
