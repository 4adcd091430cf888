/*
 * The rooms behind this door, each leaning only on those before it:
 *   mails/      what we write to people, and the links in it
 *   news/       SEQUENCE of calendar entries, and who must be told of a change
 *   places/     who holds a place, who waits, who moves up, who leaves
 *   sessions/   choosing sessions, and choosing others
 *   offers/     places held for who is next in line: yes, no, too late, and given out of order
 *   admission/  the way in: form, desk, rule, verdict
 *   group/      several people registered with one form: the form, their requests, the mail to who sent it
 *   answers/    answering otherwise, what is remembered for another event, and how long sensitive answers are kept
 *   self-service/ what people do with their own registration beside cancelling and choosing sessions
 *   approval/   who asks an organiser for a place: yes, no, and no answer in time
 *   feeds/      a person's own calendar feed
 *   replies/    what people's calendars answer, and who is asked whether they give up their place
 *   import/     lists of people that an organiser brings in
 *   invitations/ who is invited, by a link that works once
 * `registrations.ts` has the verbs; `event-news.ts` what an event that changes means for its people.
 */

export type { Crowd } from './admission/admit.js';
export { isOfDomain } from './admission/entry.js';
export {
  type ParsedRegistration,
  parseRegistration,
  type RegistrationField,
  RegistrationInput,
  type RegistrationProblem,
  ROLES,
  readChoices,
} from './admission/registration-input.js';
export { type GroupAnswer, type GroupTaken, isTaken, type Shortage } from './admission/together.js';
export { type KeyedAnswer, type PublicAnswer, publicAnswer, type Verdict } from './admission/verdict.js';
export {
  eventsOfPerson,
  nameOfRemembered,
  type Person,
  REMEMBERED_MONTHS,
  type Remembered,
  rememberedSweep,
} from './answers/remembered.js';
export { sensitiveAnswerSweep } from './answers/sensitive-answers.js';
export { Approvals, LONGEST_REASON } from './approval/approvals.js';
export type { Approved } from './approval/approve.js';
export {
  countRequests,
  REQUEST_STANDINGS,
  REQUESTS_A_PAGE,
  type RequestCounts,
  type Requester,
  type RequestStanding,
  requestsOf,
} from './approval/requests.queries.js';
export { type Arrival, arrivalsAfter } from './arrivals.queries.js';
export { feedMailKind } from './feeds/feed-mail.js';
export { type PersonalFeed, PersonalFeeds } from './feeds/personal-feeds.js';
export { findRegistration, getRegistrationOf } from './find-registration.js';
export {
  type GroupInput,
  type GroupProblem,
  MOST_TOGETHER,
  type ParsedGroup,
  parseGroup,
} from './group/group-input.js';
export { groupMailKind } from './group/group-mail-kind.js';
export type { GroupContext } from './group/group-requests.js';
export { type GroupRow, type GroupRows, readGroupRows } from './group/group-rows-typed.js';
export { Groups, type SentGroup } from './group/groups.js';
export { type Happened, type Happening, happenedAt } from './happened.queries.js';
export { IMPORT_FIELDS, type ImportField, readMapping } from './import/fields.js';
export type { ImportRun, Refusal } from './import/import-runs.js';
export { bringIn, Imports } from './import/imports.js';
export type { FileBeginning, ImportForecast } from './import/preview.js';
export type { RowProblem, RowProblemCode } from './import/read-row.js';
export { invitationMailKind } from './invitations/invitation-mail.js';
export {
  countInvitations,
  INVITATION_STANDINGS,
  type Invitation,
  type InvitationCounts,
  type InvitationPage,
  type InvitationSearch,
  type InvitationStanding,
  invitationsAfter,
  searchInvitations,
} from './invitations/invitation-rows.js';
export { Invitations } from './invitations/invitations.js';
export {
  type Guest,
  type GuestProblem,
  MOST_GUESTS,
  type ReadGuests,
  readGuestFile,
  readPasted,
} from './invitations/read-guests.js';
export { joinParts, linked, sessionLines, whenAndWhere } from './mails/event-letter.js';
export { gatherRegistrationFacts, type RegistrationFacts, type SessionLine } from './mails/facts.js';
export { entryTexts, invitation } from './mails/invitation.js';
export { registrationMailKinds } from './mails/kinds.js';
export { PersonalLinks } from './mails/links.js';
export { ownLinkMail } from './mails/own-link.js';
export { mailWords as registrationWords } from './mails/words.js';
export { type CalendarEntryKey, findCalendarEntry } from './news/calendar-entry.queries.js';
export type { Gift } from './offers/give-place.js';
export { type LapsedOffer, lapsedOffersOf, type SecondOffer } from './offers/lapsed-offers.js';
export type { OfferedAgain } from './offers/offer-again.js';
export type { OfferAnswer } from './offers/offer-answers.js';
export { Offers } from './offers/offers.js';
export { groupWithEarlyPlaces } from './places/early-places.js';
export { EarlyPlaces } from './places/early-sweep.js';
export { countOpenOffers, type OpenOffer, openOffersOf } from './places/offer-rows.js';
export { type HeldPlace, placesOf } from './places/session-places.js';
export { wishesOf } from './places/wishes.js';
export {
  type Attends,
  isLive,
  mayCancel,
  otherWayOf,
  type Registration,
  type RegistrationStatus,
  type Role,
  type Source,
} from './registration.js';
export { type Cancellation, type RegistrationContext, Registrations } from './registrations.js';
export { RegistrationsModule } from './registrations.module.js';
export {
  type ChosenSession,
  countPeopleIn,
  countRegistrations,
  countWishesFor,
  everyRegistration,
  LISTED_STATUSES,
  type ListedRegistration,
  NO_REGISTRATIONS,
  numberInLine,
  type RegistrationCounts,
  type RegistrationFilter,
  type RegistrationPage,
  type RegistrationSearch,
  type SessionOption,
  searchRegistrations,
  sessionsChosen,
  sessionsToChoose,
  wordsIn,
  wordsOf,
} from './registrations.queries.js';
export { type AnswerCounts, calendarAnswers, countAnswers, countAnswersOf } from './replies/answers.queries.js';
export { CalendarReplies } from './replies/calendar-replies.js';
export { ANSWERS, type Answer } from './replies/decide-reply.js';
export { declinedMailKind } from './replies/declined-mail.js';
export { type DetailsChange, sealOfOwn } from './self-service/change-details.js';
export { type ComeBack, mayComeBack } from './self-service/come-back.js';
export {
  type DetailsField,
  type DetailsInput,
  detailsOf,
  parseDetails,
} from './self-service/details.js';
export { registrationKept } from './self-service/kept.js';
export { switchMail } from './self-service/mail-off.js';
export { OwnRegistrations } from './self-service/own-registrations.js';
export type { Removal } from './self-service/remove.js';
export type { LinksRenewed } from './self-service/renew-links.js';
export type { OtherWayWish } from './self-service/wish-other-way.js';
export { type ChoiceProblem, checkChoices, leastChoices } from './sessions/choices.js';
export { countClashing, countClashingAfter } from './sessions/clashes.queries.js';
