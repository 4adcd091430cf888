import { lockEvent } from '#events';
import type { Actor } from '#identity';
import type { MailToQueue, Outbox } from '#mail';
import { type Clock, cleanText, type Database, isId, type Sweep, type Tx } from '#platform';
import type { CalendarEntries } from '../news/calendar-entries.js';
import type { Move } from '../places/waiting-line.js';
import { type Approved, approveRequests } from './approve.js';
import { declineRequests, lapseRequests } from './refuse.js';

/** Longest reason of a no, in characters. */
export const LONGEST_REASON = 1000;

/** People who ask for a place where an organiser decides: yes, no, and no answer in time. */
export class Approvals {
  /** Ends requests that nobody answered before the event began. Worked out from the rows: it depends on no job. */
  readonly sweep: Sweep = { name: 'requests', everySeconds: 30, run: (now) => this.lapseDue(now) };

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly entries: CalendarEntries,
  ) {}

  /** Says yes; see `approveRequests`. `too_late` once the event has begun, or does not go on. */
  approve(eventId: string, ids: readonly string[], actor: Actor): Promise<Approved | 'too_late'> {
    return this.#under<Approved | 'too_late'>(eventId, async (tx, move) => {
      if (!isAnswerable(move)) return { answer: 'too_late', mails: [] };
      const { approved, mails } = await approveRequests(tx, move, ids.filter(isId), actor);
      return { answer: approved, mails };
    });
  }

  /** Says no; see `declineRequests`. @returns how many still asked. */
  decline(eventId: string, ids: readonly string[], actor: Actor, reason: string): Promise<number | 'too_late'> {
    const text = [...cleanText(reason)].slice(0, LONGEST_REASON).join('');
    return this.#under<number | 'too_late'>(eventId, async (tx, move) => {
      if (!isAnswerable(move)) return { answer: 'too_late', mails: [] };
      const { declined, mails } = await declineRequests(tx, move, ids.filter(isId), actor, text);
      return { answer: declined, mails };
    });
  }

  /** Lets requests lapse at events that have begun, event by event, each under its lock. */
  async lapseDue(now: Date): Promise<void> {
    const due: { id: string }[] = await this.database.read.query(
      `select e.id from event e where e.status = 'published' and e.starts_at <= $1
         and exists (select from registration r where r.event_id = e.id and r.status = 'pending') order by e.id`,
      [now],
    );
    for (const { id } of due)
      await this.#under(id, async (tx, move) => ({ answer: undefined, mails: await lapseRequests(tx, move) }));
  }

  async #under<Answer>(
    eventId: string,
    verb: (tx: Tx, move: Move) => Promise<{ readonly answer: Answer; readonly mails: readonly MailToQueue[] }>,
  ): Promise<Answer> {
    const { answer, mailIds } = await this.database.transaction(async (tx) => {
      const event = await lockEvent(tx, eventId);
      const move = { event, entries: this.entries, now: this.clock.now() }; // the time is read under the lock
      const done = await verb(tx, move);
      return { answer: done.answer, mailIds: await this.outbox.queue(tx, done.mails, move.now) };
    });
    void this.outbox.nudge(mailIds);
    return answer;
  }
}

/** Requests can be answered until the event begins. */
function isAnswerable({ event, now }: Move): boolean {
  return event.status === 'published' && now < event.startsAt;
}
