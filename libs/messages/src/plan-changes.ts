import type { MailPlan } from './plans/mail-plan.entity.js';
import { sameJson } from './plans/same-json.js';
import type { PlanWish } from './reminder-input.js';

/** A plan that is a reminder and nothing else: before the start, to everybody, in the words of the house. */
export type PlainPlan = MailPlan & { lead: string };

/** Whether a plan is all said by how long before the start it is: what a program may choose from. */
export function isPlain(plan: MailPlan): plan is PlainPlan {
  const isUsual = sameJson([plan.audience, plan.template], [{ kind: 'all' }, { builtIn: 'reminder' }]);
  return plan.anchor === 'start' && plan.lead !== null && isUsual;
}

/** A plain reminder as a new row. */
export function plainPlan(eventId: string, wish: PlanWish, id: string, now: Date): PlainPlan {
  return {
    ...{ id, eventId, anchor: 'start', ...wish, atLocal: null, atDoubled: 'earlier' },
    ...{
      audience: { kind: 'all' },
      template: { builtIn: 'reminder' },
      edition: 1,
      versionOffset: 0,
      doneVersion: 0,
      since: now,
    },
  };
}

/** What has to be done to the plans of an event to make them what is wanted. */
export interface PlanChange {
  /** Plans that go, with their mails that have not left. */
  readonly remove: readonly PlainPlan[];
  /** Plans that stay, but send no more. */
  readonly switchOff: readonly PlainPlan[];
  readonly add: readonly PlanWish[];
}

/**
 * Compares the plans there are with those that are wanted; the lead is what a plan is. One that is switched on again is a
 * new one, made now: whatever was due while it was off is not sent afterwards.
 */
export function decidePlans(plans: readonly PlainPlan[], wanted: readonly PlanWish[]): PlanChange {
  const wishFor = ({ lead }: PlainPlan) => wanted.find((wish) => wish.lead === lead);
  const comesBack = (plan: PlainPlan) => wishFor(plan)?.enabled === true && !plan.enabled;
  const remove = plans.filter((plan) => !wishFor(plan) || comesBack(plan));
  const stay = plans.filter((plan) => !remove.includes(plan));
  return {
    remove,
    switchOff: stay.filter((plan) => plan.enabled && !wishFor(plan)?.enabled),
    add: wanted.filter(({ lead }) => !stay.some((plan) => plan.lead === lead)),
  };
}

/** Leads with on or off, in a fixed order: a form carries it along to tell whether somebody else changed the plans. */
export function sealOfPlans(plans: readonly PlanWish[]): string {
  return plans
    .map(({ lead, enabled }) => `${lead}${enabled ? '' : '-'}`)
    .toSorted()
    .join(' ');
}
