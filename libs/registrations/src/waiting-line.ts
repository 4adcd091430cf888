import { type EventDetails, eventState, poolsOf } from '#events';
import { recordAudit } from '#identity';
import type { MailToQueue } from '#mail';
import type { Tx } from '#platform';
import type { CalendarEntries } from './calendar-entries.js';
import { type Places, promotions } from './places.js';
import { type MailSubject, registrationMail } from './registration-mail.js';

/** Statuses of an event in which a place that comes free still helps somebody. */
const MOVING: ReadonlySet<string> = new Set(['not_open_yet', 'open', 'full_waiting_open', 'sold_out', 'closed']);

/** What moving a line needs to know. The caller holds the lock of the event. */
interface Move {
  readonly event: EventDetails;
  readonly entries: CalendarEntries;
  readonly now: Date;
}

/**
 * Moves the line up while places are free: first come, first promoted. The caller holds the lock of the event and has
 * already written the pools. Counts are worked out from the pool rows, so calling it twice changes nothing.
 * @returns mails that tell the lucky ones, to be queued in the same transaction.
 */
export async function promoteFromWaitingLine(tx: Tx, move: Move): Promise<MailToQueue[]> {
  const pools = (await poolsOf(tx, move.event.id)).filter((pool) => pool.sessionId === null);
  if (!MOVING.has(eventState(move.event, pools, move.now))) return [];
  const mails: MailToQueue[] = [];
  for (const pool of pools) {
    const count = promotions(pool);
    if (count > 0) mails.push(...(await promote(tx, move, pool, count)));
  }
  return mails;
}

async function promote(tx: Tx, { event, entries, now }: Move, pool: Places, count: number): Promise<MailToQueue[]> {
  const attends = pool.mode === 'any' ? ['online', 'on_site'] : [pool.mode];
  const [lucky]: [MailSubject[], number] = await tx.query(
    `with first as (
       select id from registration where event_id = $1 and status = 'waiting' and attends = any($2::text[])
       order by arrival limit $3
     )
     update registration r set status = 'confirmed', confirmed_at = $4
     from first, contact c where r.id = first.id and c.id = r.contact_id
     returning r.id as "registrationId", r.event_id as "eventId", c.email_as_typed as address, r.name, r.language`,
    [event.id, attends, count, now],
  );
  const moved = lucky.length;
  await tx.query('update pool set taken = taken + $2, waiting = waiting - $2 where id = $1', [pool.id, moved]);
  const ids = lucky.map((registration) => registration.registrationId);
  await entries.open(tx, ids);
  await recordAudit(
    tx,
    ids.map((id) => ({
      at: now,
      actor: { kind: 'system' as const },
      action: 'registration.promoted',
      subject: { kind: 'registration', id },
      before: { status: 'waiting' },
      after: { status: 'confirmed' },
    })),
  );
  return lucky.map((one) => registrationMail('promoted', one, '1', entries.uid(one.registrationId), event.endsAt));
}
