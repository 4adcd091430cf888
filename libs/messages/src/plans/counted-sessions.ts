import { In } from 'typeorm';
import { Session } from '#events';
import type { Tx } from '#platform';
import type { MailPlan } from './mail-plan.entity.js';

/** What a mail about a session needs to know of it. */
export type CountedSession = Pick<
  Session,
  'id' | 'code' | 'title' | 'location' | 'startsAt' | 'endsAt' | 'status' | 'startVersion' | 'startMovedAt'
>;

type Counting = Pick<MailPlan, 'anchor' | 'audience'>;

/** The session that a plan counts from, if it counts from one: that of its audience. */
export function countedSession({ anchor, audience }: Counting): string | undefined {
  return anchor.startsWith('session_') && audience.kind === 'session' ? audience.id : undefined;
}

/** The sessions that plans count from. No query where none does. */
export async function sessionsOf(tx: Tx, plans: readonly Counting[]): Promise<CountedSession[]> {
  const ids = [...new Set(plans.flatMap((plan) => countedSession(plan) ?? []))];
  return ids.length > 0 ? await tx.findBy(Session, { id: In(ids) }) : [];
}
