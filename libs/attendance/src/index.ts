export { Attendance, type Observation, observationsOf } from './attendance.js';
export { AttendanceModule } from './attendance.module.js';
export {
  type AttendanceCounts,
  type Attendee,
  type AttendeePage,
  type AttendeeSearch,
  countAttendance,
  searchAttendees,
} from './attendance.queries.js';
export { DOORS_OPEN_MINUTES, decideJoin, type JoinAnswer } from './join-window.js';
