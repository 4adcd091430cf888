import type { StoredAnswer } from '#questions';
import type { RequestCounts, Requester, RequestStanding } from '#registrations';
import type { FieldErrors } from '#ui';
import type { EventView } from '../events/console-events.js';
import type { Visitor } from '../signed-in.js';
import type { Outcome } from './outcome.js';

/** What the page of requests and its parts need to know. */
export interface ApprovalPageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly tab: RequestStanding;
  readonly counts: RequestCounts;
  readonly page: number;
  readonly pages: number;
  readonly requests: readonly Requester[];
  readonly answers: ReadonlyMap<string, readonly StoredAnswer[]>;
  /** Ids of those who are ticked. */
  readonly picked: ReadonlySet<string>;
  readonly reason?: string;
  readonly errors?: FieldErrors;
  readonly outcome?: Outcome | undefined;
}
