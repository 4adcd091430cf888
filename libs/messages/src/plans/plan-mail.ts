import { In } from 'typeorm';
import type { MailKind, QueuedMail } from '#mail';
import type { Tx } from '#platform';
import type { PersonalLinks } from '#registrations';
import { stillIn } from '../audience/audience.queries.js';
import { gatherRecipientFacts } from '../audience/recipient-facts.js';
import type { TemplateFacts } from '../templates/filling.js';
import { renderTemplate } from '../templates/render-template.js';
import type { Template } from '../templates/template.js';
import { MailPlan } from './mail-plan.entity.js';
import { versionOf } from './occurrences.js';
import { wordsOfPlan } from './plan-words.js';
import { keyOf } from './planned-for.queries.js';

/** What a planned mail says: the words as they were when it left, and the person they were for. */
export interface PlanFacts {
  readonly template: Template;
  readonly about: TemplateFacts;
}

/** "Tomorrow at 14:00: …", before an event. */
export function reminderMail(links: PersonalLinks): MailKind<PlanFacts> {
  return planMail('reminder', links);
}

/** After an event, or at a time of its own. */
export function plannedMail(links: PersonalLinks): MailKind<PlanFacts> {
  return planMail('planned', links);
}

function planMail(kind: string, links: PersonalLinks): MailKind<PlanFacts> {
  return {
    kind,
    gather: async (tx, mails, now) => {
      const about = await gatherRecipientFacts(tx, mails, now);
      const found = new Map<string, PlanFacts>();
      for (const [plan, some] of await byPlan(tx, mails)) {
        const asked = { event: { id: plan.eventId }, audience: plan.audience, now };
        const ids = await stillIn(tx, asked, some.map(recipientOf));
        for (const mail of some) {
          const facts = about.get(mail.id);
          const isWanted = facts && ids.has(recipientOf(mail)) && isUseful(plan, facts, mail.key, now);
          if (isWanted) found.set(mail.id, { template: wordsOfPlan(plan), about: facts });
        }
      }
      return found;
    },
    render: ({ template, about }, mail, now) => renderTemplate(template, about, mail, now, links),
  };
}

/** Still planned, still on, and about the start that it was queued for: before it, or after the end. */
function isUseful(plan: MailPlan, { event }: TemplateFacts, key: string, now: Date): boolean {
  if (!plan.enabled || event.isCancelled) return false;
  if (plan.anchor === 'start' && new Date(event.startsAt) <= now) return false;
  if (plan.anchor === 'end' && new Date(event.endsAt) > now) return false;
  return key.startsWith(`${keyOf({ plan, version: versionOf(event, plan) })}/`);
}

const recipientOf = ({ subjectIds }: QueuedMail): string => subjectIds.registration ?? subjectIds.speaker ?? '';

/** Mails of one claim are nearly always of one plan. */
async function byPlan(tx: Tx, mails: readonly QueuedMail[]): Promise<[MailPlan, QueuedMail[]][]> {
  const ids = [...new Set(mails.flatMap(({ subjectIds }) => subjectIds.plan ?? []))];
  const plans = await tx.findBy(MailPlan, { id: In(ids) });
  return plans.map((plan) => [plan, mails.filter(({ subjectIds }) => subjectIds.plan === plan.id)]);
}
