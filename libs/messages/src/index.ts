export { MessagesModule } from './messages.module.js';
export { sealOfPlans } from './plan-changes.js';
export {
  type Lead,
  leadOf,
  MOST_PLANS,
  OFFERED_LEADS,
  type PlanWish,
  type ReadReminderInput,
  type ReminderProblem,
  type ReminderProblemCode,
  readReminderInput,
  sayReminderProblem,
} from './reminder-input.js';
export { reminderMail } from './reminder-mail.js';
export { ReminderPlan } from './reminder-plan.entity.js';
export { Reminders } from './reminders.js';
export { countReminders, reminderTimes } from './reminders.queries.js';
