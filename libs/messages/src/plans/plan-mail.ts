import { In } from 'typeorm';
import type { MailKind, QueuedMail } from '#mail';
import type { Tx } from '#platform';
import type { PersonalLinks } from '#registrations';
import { stillIn } from '../audience/audience.queries.js';
import { gatherRecipientFacts } from '../audience/recipient-facts.js';
import type { TemplateFacts } from '../templates/filling.js';
import { renderTemplate } from '../templates/render-template.js';
import type { Template } from '../templates/template.js';
import { aboutSession } from './about-session.js';
import { type CountedSession, sessionsOf } from './counted-sessions.js';
import { MailPlan } from './mail-plan.entity.js';
import { countedFrom, isAhead, versionOf } from './occurrences.js';
import { wordsOfPlan } from './plan-words.js';
import { keyOf } from './planned-for.queries.js';

/** What a planned mail says: the words as they were when it left, and the person they were for. */
export interface PlanFacts {
  readonly template: Template;
  readonly about: TemplateFacts;
}

/** "Tomorrow at 14:00: …", before an event or a session. */
export function reminderMail(links: PersonalLinks): MailKind<PlanFacts> {
  return planMail('reminder', links);
}

/** Afterwards, or at a time of its own. */
export function plannedMail(links: PersonalLinks): MailKind<PlanFacts> {
  return planMail('planned', links);
}

function planMail(kind: string, links: PersonalLinks): MailKind<PlanFacts> {
  return {
    kind,
    gather: async (tx, mails, now) => {
      const known = await gatherRecipientFacts(tx, mails, now);
      const found = new Map<string, PlanFacts>();
      const plans = await byPlan(tx, mails);
      const sessions = await sessionsOf(
        tx,
        plans.map(([plan]) => plan),
      );
      for (const [plan, some] of plans) {
        const asked = { event: { id: plan.eventId }, audience: plan.audience, now };
        const ids = await stillIn(tx, asked, some.map(recipientOf));
        for (const mail of some) {
          const facts = known.get(mail.id);
          const isWanted = facts && ids.has(recipientOf(mail)) && isUseful(plan, facts, sessions, mail.key, now);
          if (!isWanted) continue;
          const about = { ...facts, ...aboutSession(plan, sessions, mail.language) };
          found.set(mail.id, { template: wordsOfPlan(plan), about });
        }
      }
      return found;
    },
    render: ({ template, about }, mail, now) => renderTemplate(template, about, mail, now, links),
  };
}

/** Still planned, still on, and about the start that it was queued for: before it, or after the end. */
function isUseful(
  plan: MailPlan,
  { event }: TemplateFacts,
  sessions: readonly CountedSession[],
  key: string,
  now: Date,
): boolean {
  const from = countedFrom(event, plan, sessions);
  if (!plan.enabled || event.isCancelled || !from) return false;
  if (isAhead(plan) && new Date(from.startsAt) <= now) return false;
  if (!isAhead(plan) && plan.anchor !== 'fixed' && new Date(from.endsAt) > now) return false;
  return key.startsWith(`${keyOf({ plan, version: versionOf(from, plan) })}/`);
}

const recipientOf = ({ subjectIds }: QueuedMail): string => subjectIds.registration ?? subjectIds.speaker ?? '';

/** Mails of one claim are nearly always of one plan. */
async function byPlan(tx: Tx, mails: readonly QueuedMail[]): Promise<[MailPlan, QueuedMail[]][]> {
  const ids = [...new Set(mails.flatMap(({ subjectIds }) => subjectIds.plan ?? []))];
  const plans = await tx.findBy(MailPlan, { id: In(ids) });
  return plans.map((plan) => [plan, mails.filter(({ subjectIds }) => subjectIds.plan === plan.id)]);
}
