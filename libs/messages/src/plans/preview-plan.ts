import type { Message } from '#mail';
import type { Tx } from '#platform';
import type { PersonalLinks } from '#registrations';
import type { Audience } from '../audience/audience.js';
import type { Recipient } from '../audience/audience.queries.js';
import { findFirstRecipient, type Wanted } from '../audience/first-recipient.queries.js';
import { gatherRecipientFacts } from '../audience/recipient-facts.js';
import { renderTemplate } from '../templates/render-template.js';
import { aboutSession } from './about-session.js';
import { sessionsOf } from './counted-sessions.js';
import type { MailPlan } from './mail-plan.entity.js';
import { wordsOfPlan } from './plan-words.js';

/** A planned mail as one person would read it. */
export interface PlanPreview {
  readonly to: Recipient;
  readonly mail: Pick<Message, 'subject' | 'text' | 'html'>;
}

export interface Whose extends Wanted {
  readonly now: Date;
  /** Decide which doors the preview opens: make them with a key that nobody has. */
  readonly links: PersonalLinks;
}

/**
 * The mail for the first person of its audience, behind another, whose name has `q` in it. Where nobody can be in the
 * audience yet, for somebody who has a place. Writes nothing.
 */
export async function previewPlan(tx: Tx, plan: MailPlan, whose: Whose): Promise<PlanPreview | undefined> {
  const { now, links } = whose;
  const first = (audience: Audience) => findFirstRecipient(tx, { event: { id: plan.eventId }, audience, now }, whose);
  const to = (await first(plan.audience)) ?? (await first({ kind: 'all' }));
  if (!to) return undefined;
  const mail = { id: plan.id, language: to.language, subjectIds: { event: plan.eventId, [to.as]: to.id } };
  const facts = (await gatherRecipientFacts(tx, [mail], now)).get(mail.id);
  if (!facts) return undefined;
  const about = { ...facts, ...aboutSession(plan, await sessionsOf(tx, [plan]), mail.language) };
  return { to, mail: renderTemplate(wordsOfPlan(plan), about, mail, now, links) };
}
