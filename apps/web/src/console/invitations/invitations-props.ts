import type { GuestProblem, InvitationCounts, InvitationPage, InvitationSearch } from '#registrations';
import type { FieldErrors } from '#ui';
import type { Done } from '../done-words.js';
import type { EventView } from '../events/console-events.js';
import type { Visitor } from '../signed-in.js';

/** What came of putting people on the list. */
export interface Adding {
  readonly added?: number;
  /** Were on it already. */
  readonly known?: number;
  readonly problems?: readonly GuestProblem[];
  /** What was pasted, where it must be pasted again. */
  readonly list?: string;
  readonly errors?: FieldErrors;
}

export interface InvitationsPageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly filters: Pick<InvitationSearch, 'q' | 'standing'>;
  readonly counts: InvitationCounts;
  readonly found: InvitationPage;
  readonly adding?: Adding;
  readonly done?: Done | undefined;
}
