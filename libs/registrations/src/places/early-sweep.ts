import { lockEvent } from '#events';
import type { Outbox } from '#mail';
import type { Clock, Database, Sweep, Tx } from '#platform';
import { isMemberAt } from '#theme-groups';
import type { CalendarEntries } from '../news/calendar-entries.js';
import { moveLinesUpWithMail } from './cancellation.js';
import { NOT_OFFERED_IN_SESSION } from './offer-rows.js';

/** Opens sessions to everybody when their time for members is over, and lets in who became a member in line. */
export class EarlyPlaces {
  /** Worked out from the rows: it depends on no job. */
  readonly sweep: Sweep = { name: 'early places', everySeconds: 15, run: (now) => this.openDue(now) };

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly entries: CalendarEntries,
  ) {}

  /** Moves the lines up in every event where it is somebody's turn now, each under its lock: twice is once. */
  async openDue(now: Date): Promise<void> {
    const due: { id: string }[] = await this.database.read.query(DUE, [now]);
    for (const { id } of due) {
      const mailIds = await this.database.transaction(async (tx) => {
        const event = await lockEvent(tx, id);
        const move = { event, entries: this.entries, now: this.clock.now() };
        const mails = await moveLinesUpWithMail(tx, move);
        await noteOpened(tx, id, move.now);
        return this.outbox.queue(tx, mails, move.now);
      });
      void this.outbox.nudge(mailIds);
    }
  }
}

/** Sessions whose moment has come and whose line was not moved for it, or in whose line a member stands beside a free place. */
const DUE = `
  select distinct e.id from session s join event e on e.id = s.event_id
  where s.early_until is not null and s.status = 'open' and e.status = 'published' and e.starts_at > $1
    and ((s.early_until <= $1 and s.early_opened_for is distinct from s.early_until)
      or (s.early_until > $1 and exists (
        select from session_place p join registration r on r.id = p.registration_id
        join pool on pool.session_id = s.id and pool.mode in ('any', r.attends)
        join theme_group_member m on m.theme_group_id = s.theme_group_id and m.contact_id = r.contact_id
        where p.session_id = s.id and p.status = 'waiting' and ${NOT_OFFERED_IN_SESSION} and ${isMemberAt('$1')}
          and (pool.capacity is null or pool.taken < pool.capacity))))
  order by e.id`;

function noteOpened(tx: Tx, eventId: string, now: Date): Promise<unknown> {
  return tx.query('update session set early_opened_for = early_until where event_id = $1 and early_until <= $2', [
    eventId,
    now,
  ]);
}
