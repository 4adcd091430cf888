export { MessagesModule } from './messages.module.js';
export { reminderMail } from './reminder-mail.js';
export { ReminderPlan } from './reminder-plan.entity.js';
export { Reminders } from './reminders.js';
export { reminderTimes } from './reminders.queries.js';
