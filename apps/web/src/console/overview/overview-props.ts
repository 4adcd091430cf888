import type { AttendanceCounts } from '#attendance';
import type { EventProblem, Series } from '#events';
import type { ToDo } from '#messages';
import type { AnswerCounts, RegistrationCounts } from '#registrations';
import type { GrowthPoint, SessionFigures } from '#statistics';
import type { Done } from '../done-words.js';
import type { EventView } from '../events/console-events.js';
import type { Visitor } from '../signed-in.js';

/** What the overview of an event is made of. */
export interface OverviewProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly counts: RegistrationCounts;
  readonly attendance: AttendanceCounts;
  readonly growth: readonly GrowthPoint[];
  readonly sessions: readonly SessionFigures[];
  readonly roomUrl: string | undefined;
  /** The series it belongs to, if any. */
  readonly series: Series | undefined;
  /** What a draft needs before it can be published. */
  readonly missing: readonly EventProblem[];
  /** What people's calendars said. */
  readonly answered: AnswerCounts;
  readonly toDo: readonly ToDo[];
  readonly now: Date;
  readonly done?: Done | undefined;
}
