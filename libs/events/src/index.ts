/*
 * The rooms behind this door:
 *   typed/      reading what organisers type, and saying what is wrong with it
 *   places/     pools of places, and the rooms people meet in
 *   event/      the event: its row, its rules, its lock and its hooks
 *   programme/  rounds and sessions: their rows, their rules, their verbs
 *   series/     events that belong together, and making more of one
 *   speakers/   who speaks, by name and address
 * `events.ts` has the verbs of an event, `agenda.queries.ts` the lists.
 */

export {
  type Agenda,
  EVENT_TABS,
  type EventPage,
  type EventSearch,
  type EventTab,
  eventsSince,
  type ListedEvent,
} from './agenda.queries.js';
export { eventsEndedBefore } from './event/ended.js';
export {
  ACCESS,
  type Access,
  EVENT_KINDS,
  Event,
  type EventDetails,
  type EventKind,
  type EventStatus,
  VISIBILITIES,
  type Visibility,
  WAITLIST_MODES,
  type WaitlistMode,
} from './event/event.entity.js';
export { EventFields, type EventInput, type ReadEventInput, readEventInput } from './event/event-input.js';
export { type EventFacts, type EventNews, type NewsField, newsOf } from './event/event-news.js';
export { type EventState, eventState, hasPlace, mayWait } from './event/event-state.js';
export type { Telling } from './event/event-work.js';
export type { AfterCommit, EventHooks } from './event/hooks.js';
export { lockEvent } from './event/lock.js';
export { draftOf, plenaryOfDraft } from './event/new-event.js';
export { missingForPublication } from './event/publication.js';
export { RESERVED_SLUGS } from './event/reserved-slugs.js';
export {
  type CancelOutcome,
  type CreateOutcome,
  type EditOutcome,
  Events,
  type PublishOutcome,
  type RestoreOutcome,
} from './events.js';
export { EventsModule } from './events.module.js';
export { type FeedScope, type FollowedEvents, followedEvents } from './feed.queries.js';
export { Pool } from './places/pool.entity.js';
export {
  type EventPlaces,
  eventPlaces,
  isInUse,
  type OpenPool,
  openPoolsOf,
  type PoolWish,
  poolsOf,
} from './places/pools.js';
export { roomUrl } from './places/rooms.js';
export { type Clash, clashesIn, overlaps } from './programme/clashes.js';
export { type Programme, type ProgrammeSession, plenaryOf, programmeOf } from './programme/programme.js';
export { programmeShift } from './programme/programme-move.js';
export {
  type ProgrammeAddOutcome,
  type ProgrammeEditOutcome,
  type ProgrammeOutcome,
  Programmes,
  type SessionCancelOutcome,
} from './programme/programmes.js';
export { type ReadRoundInput, RoundFields, type RoundInput, readRoundInput } from './programme/round-input.js';
export { sealOfRound, sealOfSession } from './programme/seal.js';
export { PLENARY, Round, Session } from './programme/session.entity.js';
export {
  type ReadSessionInput,
  readSessionInput,
  SESSION_WAYS,
  SessionFields,
  type SessionInput,
  type SessionWays,
} from './programme/session-input.js';
export type { SessionFacts, SessionNews } from './programme/session-news.js';
export {
  AllSeries,
  type RepeatDay,
  type RepeatOutcome,
  type SeriesOutcome,
} from './series/all-series.js';
export { type OwnForm, ownFormsOf } from './series/own-form.queries.js';
export { MOST_REPEATS, RHYTHMS, type Rhythm } from './series/repeat-days.js';
export { sealOfSeries } from './series/seal.js';
export { Series } from './series/series.entity.js';
export type { ListedSeries, SeriesAround, SeriesEvents } from './series/series.queries.js';
export { type ReadSeriesInput, readSeriesInput, type SeriesInput } from './series/series-input.js';
export { Speaker } from './speakers/speaker.entity.js';
export {
  readSpeaker,
  type SpeakerInput,
  type SpeakerProblem,
  saySpeakerProblem,
} from './speakers/speaker-input.js';
export { Speakers, sealOfSpeaker } from './speakers/speakers.js';
export { type EventProblem, type EventProblemCode, sayEventProblem } from './typed/event-problems.js';
export { doubledChoice } from './typed/typed-time.js';
