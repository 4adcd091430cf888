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
export { BUILT_IN, type BuiltIn, builtIn } from './templates/built-in.js';
export type { TemplateFacts, UnregisteredFacts } from './templates/filling.js';
export { explainPlaceholder, PLACEHOLDERS, type Placeholder } from './templates/placeholders.js';
export { type ReadTemplate, readTemplate } from './templates/read-template.js';
export { renderTemplate } from './templates/render-template.js';
export { LONGEST_BODY, LONGEST_SUBJECT, type Template } from './templates/template.js';
export { sayTemplateProblem, type TemplateProblem, type TemplateProblemCode } from './templates/template-problems.js';
