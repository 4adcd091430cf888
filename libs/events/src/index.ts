export {
  type Agenda,
  EVENT_TABS,
  type EventPage,
  type EventSearch,
  type EventTab,
  escapeLike,
  type ListedEvent,
} from './agenda.queries.js';
export {
  EVENT_KINDS,
  Event,
  type EventDetails,
  type EventKind,
  type EventStatus,
  VISIBILITIES,
  type Visibility,
} from './event.entity.js';
export { type EventInput, type ReadEventInput, readEventInput } from './event-input.js';
export { type EventFacts, type EventNews, type NewsField, newsOf } from './event-news.js';
export { type EventProblem, type EventProblemCode, sayEventProblem } from './event-problems.js';
export { type EventState, eventState, hasPlace, mayWait } from './event-state.js';
export {
  type CancelOutcome,
  type CreateOutcome,
  type EditOutcome,
  Events,
  type PublishOutcome,
  type RestoreOutcome,
  type Telling,
} from './events.js';
export { EventsModule } from './events.module.js';
export type { AfterCommit, EventHooks } from './hooks.js';
export { lockEvent } from './lock.js';
export { Pool } from './pool.entity.js';
export { type EventPlaces, eventPlaces, isInUse, openPoolsOf, type PoolWish, poolsOf } from './pools.js';
export { type Programme, type ProgrammeSession, plenaryOf, programmeOf } from './programme.js';
export { programmeShift } from './programme-move.js';
export {
  type ProgrammeEditOutcome,
  type ProgrammeOutcome,
  Programmes,
  type SessionCancelOutcome,
} from './programmes.js';
export { missingForPublication } from './publication.js';
export { roomUrl } from './rooms.js';
export { type ReadRoundInput, type RoundInput, readRoundInput } from './round-input.js';
export { sealOfRound, sealOfSession } from './seal.js';
export { PLENARY, Round, Session } from './session.entity.js';
export {
  type ReadSessionInput,
  readSessionInput,
  SESSION_PLACES,
  type SessionInput,
  type SessionPlaces,
} from './session-input.js';
export type { SessionFacts, SessionNews } from './session-news.js';
export { RESERVED_SLUGS } from './slugs.js';
export { doubledChoice } from './typed-time.js';
