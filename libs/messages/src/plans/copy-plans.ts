import type { EventDetails } from '#events';
import { newId, type Tx, type WallTime } from '#platform';
import type { Audience } from '../audience/audience.js';
import { MailPlan } from './mail-plan.entity.js';

/**
 * Gives a new event the plans of another, with their words. A time of its own lies as far from the start as it did, by the
 * clock on the wall. A plan for people of a session, or for an answer, that has no copy is left behind.
 */
export async function copyPlans(tx: Tx, from: EventDetails, to: EventDetails, now: Date): Promise<void> {
  const plans = await tx.findBy(MailPlan, { eventId: from.id });
  if (plans.length === 0) return;
  const [sessions, questions] = [await sameSessions(tx, from, to), await sameQuestions(tx, from, to)];
  const copies = plans.flatMap((plan) => {
    const audience = audienceAt(plan.audience, sessions, questions);
    const atLocal = plan.atLocal && shifted(plan.atLocal, from.localStart, to.localStart);
    const own = { id: newId(now.getTime()), eventId: to.id, edition: 1, versionOffset: 0, doneVersion: 0, since: now };
    return audience ? [{ ...plan, ...own, atLocal, audience }] : [];
  });
  // A question and its retired twin have one copy, so two plans may become one.
  await tx.createQueryBuilder().insert().into(MailPlan).values(copies).orIgnore().execute();
}

function audienceAt(
  audience: Audience,
  sessions: ReadonlyMap<string, string>,
  questions: ReadonlyMap<string, string>,
): Audience | undefined {
  if (audience.kind === 'session') {
    const id = sessions.get(audience.id);
    return id ? { ...audience, id } : undefined;
  }
  if (audience.kind !== 'answered') return audience;
  const question = questions.get(audience.question);
  return question ? { ...audience, question } : undefined;
}

/** Wall times read as if they were in UTC: a difference on the wall, whatever the clocks do in between. */
function shifted(at: WallTime, from: WallTime, to: WallTime): WallTime {
  const wall = (time: WallTime) => Date.parse(`${time}Z`);
  return new Date(wall(at) + wall(to) - wall(from)).toISOString().slice(0, 16);
}

function sameSessions(tx: Tx, from: EventDetails, to: EventDetails): Promise<Map<string, string>> {
  return pairs(tx, 'select a.id as was, b.id from session a join session b using (code)', from, to);
}

function sameQuestions(tx: Tx, from: EventDetails, to: EventDetails): Promise<Map<string, string>> {
  return pairs(tx, 'select a.id as was, b.id from question a join question b using (position, label)', from, to);
}

async function pairs(tx: Tx, sql: string, from: EventDetails, to: EventDetails): Promise<Map<string, string>> {
  const rows: { was: string; id: string }[] = await tx.query(`${sql} where a.event_id = $1 and b.event_id = $2`, [
    from.id,
    to.id,
  ]);
  return new Map(rows.map(({ was, id }) => [was, id]));
}
