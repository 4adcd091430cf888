export type { Crowd } from './admit.js';
export { type CalendarEntryKey, findCalendarEntry } from './calendar-entry.queries.js';
export { type ChoiceProblem, checkChoices } from './choices.js';
export { PersonalLinks } from './links.js';
export { joinParts, linked, whenAndWhere } from './mails/event-letter.js';
export { gatherRegistrationFacts, type RegistrationFacts } from './mails/facts.js';
export { entryTexts, invitation } from './mails/invitation.js';
export { registrationMailKinds } from './mails/kinds.js';
export { mailWords as registrationWords } from './mails/words.js';
export {
  type Attends,
  isLive,
  type Registration,
  type RegistrationStatus,
  type Role,
  type Source,
} from './registration.js';
export {
  type ParsedRegistration,
  parseRegistration,
  type RegistrationField,
  RegistrationInput,
  type RegistrationProblem,
  ROLES,
  readChoices,
} from './registration-input.js';
export { type Cancellation, mayCancel, type RegistrationContext, Registrations } from './registrations.js';
export { RegistrationsModule } from './registrations.module.js';
export {
  countRegistrations,
  everyRegistration,
  LISTED_STATUSES,
  type RegistrationCounts,
  type RegistrationPage,
  type RegistrationSearch,
  searchRegistrations,
} from './registrations.queries.js';
export { type HeldPlace, placesOf } from './session-places.js';
export { type PublicAnswer, publicAnswer, type Verdict } from './verdict.js';
export { wishesOf } from './wishes.js';
