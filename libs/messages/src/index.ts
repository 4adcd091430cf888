export { type Audience, readTypedAudience, writeAudience } from './audience/audience.js';
export { type AudienceCount, countAudience, type Recipient } from './audience/audience.queries.js';
export { type AudienceChoices, audienceChoices, everyAudience, isChoice } from './audience/audience-choices.js';
export { sayAudience } from './audience/audience-words.js';
export { DigestLinks } from './digest/digest-links.js';
export { digestMailKind } from './digest/digest-mail.js';
export { DIGEST_RHYTHMS, type DigestRhythm, type DigestStanding, nextDigest } from './digest/digest-rhythm.js';
export { Digests } from './digest/digests.js';
export { dryRun, type Forecast, mailsToCome } from './dry-run/dry-run.js';
export { MessageDrafts } from './messages/message-drafts.js';
export { type MessageInput, type MessageProblem, readMessage, sayMessageProblem } from './messages/message-input.js';
export { messageMail } from './messages/message-mail.js';
export { type MessagePreview, previewMessage } from './messages/message-preview.js';
export { type MessageProgress, progressOf } from './messages/message-progress.js';
export { getMessage, messagesOf } from './messages/message-rows.js';
export { sealOfMessage, sealOfPress } from './messages/message-seal.js';
export { sendMessage } from './messages/messages.jobs.js';
export { Messages } from './messages/messages.js';
export { trialMail } from './messages/trial-mail.js';
export { Trials } from './messages/trials.js';
export { WrittenMessage } from './messages/written-message.entity.js';
export { MessagesModule } from './messages.module.js';
export { type PlainPlan, sealOfPlans } from './plan-changes.js';
export { SILENCES, type Silence } from './plans/decide-occurrence.js';
export { ANCHORS, type Anchor, MailPlan, type PlanTemplate } from './plans/mail-plan.entity.js';
export { MailPlans, MOST_IN_A_PLAN, type PlanOutcome } from './plans/mail-plans.js';
export { dueAtOf, type Occurrence } from './plans/occurrences.js';
export { type PlanInput, type ReadPlan, readPlan, type TypedPlan } from './plans/plan-input.js';
export { plannedMail, reminderMail } from './plans/plan-mail.js';
export { type PlanProblem, sayPlanProblem } from './plans/plan-problems.js';
export { sealOfPlan } from './plans/plan-seal.js';
export { wordsOfPlan } from './plans/plan-words.js';
export type { PlannedCounts } from './plans/planned-counts.queries.js';
export {
  findPlannedFor,
  LEFT_OUT,
  type LeftOut,
  type PlannedFor,
} from './plans/planned-for.queries.js';
export { type PlanPreview, previewPlan } from './plans/preview-plan.js';
export {
  isLead,
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
export { Reminders } from './reminders.js';
export { countReminders, reminderTimes } from './reminders.queries.js';
export { BUILT_IN, type BuiltIn, builtIn } from './templates/built-in.js';
export type { TemplateFacts, UnregisteredFacts } from './templates/filling.js';
export { explainPlaceholder, PLACEHOLDERS, type Placeholder } from './templates/placeholders.js';
export { type ReadTemplate, readTemplate } from './templates/read-template.js';
export { renderTemplate } from './templates/render-template.js';
export { LONGEST_BODY, LONGEST_SUBJECT, type Template } from './templates/template.js';
export { sayTemplateProblem, type TemplateProblem, type TemplateProblemCode } from './templates/template-problems.js';
export { sayToDo } from './to-do/say-to-do.js';
export { overhangOf, type ToDo, toDoFor } from './to-do/to-do.js';
