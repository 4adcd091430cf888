export {
  Attendance,
  type CheckInOutcome,
  type DecideOutcome,
  type Decision,
  type Remark,
} from './attendance.js';
export { AttendanceModule } from './attendance.module.js';
export {
  type AttendanceCounts,
  type Attendee,
  type AttendeePage,
  type AttendeeSearch,
  attendeesAfter,
  countAttendance,
  countAttendanceAt,
  type PresenceAt,
  presenceOf,
  searchAttendees,
} from './attendance.queries.js';
export { type DoorRefusal, decideDoor } from './door.js';
export { countAtDoor, type DoorCounts, type DoorPerson, type DoorSearch, findAtDoor } from './door.queries.js';
export { DOORS_OPEN_MINUTES, decideJoin, type JoinAnswer } from './join-window.js';
export { presenceKept } from './kept.js';
export { type Observation, observationsOf } from './observations.js';
export { type Spot, spotsOf } from './spots.js';
