import type { PlanWish } from './reminder-input.js';
import type { ReminderPlan } from './reminder-plan.entity.js';

/** What has to be done to the plans of an event to make them what is wanted. */
export interface PlanChange {
  /** Plans that go, with their mails that have not left. */
  readonly remove: readonly ReminderPlan[];
  /** Plans that stay, but send no more. */
  readonly switchOff: readonly ReminderPlan[];
  readonly add: readonly PlanWish[];
}

/**
 * Compares the plans there are with those that are wanted; the lead is what a plan is. One that is switched on again is a
 * new one, made now: whatever was due while it was off is not sent afterwards.
 */
export function decidePlans(plans: readonly ReminderPlan[], wanted: readonly PlanWish[]): PlanChange {
  const wishFor = ({ lead }: ReminderPlan) => wanted.find((wish) => wish.lead === lead);
  const comesBack = (plan: ReminderPlan) => wishFor(plan)?.enabled === true && !plan.enabled;
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
