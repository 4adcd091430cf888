import { type Language, speak } from '#platform';
import type { AboutSession } from '../templates/filling.js';
import { type CountedSession, countedSession } from './counted-sessions.js';
import type { MailPlan } from './mail-plan.entity.js';

/** What the mail of a plan says of the session that it counts from; nothing where it counts from the event. */
export function aboutSession(
  plan: Pick<MailPlan, 'anchor' | 'audience'>,
  sessions: readonly CountedSession[],
  language: Language,
): { readonly aboutSession: AboutSession } | undefined {
  const found = sessions.find(({ id }) => id === countedSession(plan));
  if (!found) return undefined;
  const { code, title, startsAt, endsAt, location } = found;
  const name = `${code} ${speak(title, language).text}`;
  return { aboutSession: { name, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), location } };
}
