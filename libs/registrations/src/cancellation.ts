import { type EventDetails, poolsOf } from '#events';
import { type Actor, recordAudit } from '#identity';
import { expireUnsent, type MailToQueue } from '#mail';
import type { Tx } from '#platform';
import type { CalendarEntries } from './calendar-entries.js';
import { poolFor } from './places.js';
import type { Registration } from './registration.js';
import { registrationMail } from './registration-mail.js';
import { promoteFromWaitingLine } from './waiting-line.js';

/**
 * Takes a live registration out: frees what it held, withdraws its calendar entry and lets the first in line move up,
 * all in the caller's transaction, which holds the lock of the event.
 * @returns every mail that follows: to the person, and to whoever was promoted.
 */
export async function cancelRegistration(
  tx: Tx,
  event: EventDetails,
  registration: Registration,
  entries: CalendarEntries,
  actor: Actor,
  now: Date,
): Promise<MailToQueue[]> {
  const by = actor.kind;
  await tx.query(`update registration set status = 'cancelled', cancelled_at = $2, cancelled_by = $3 where id = $1`, [
    registration.id,
    now,
    by,
  ]);
  await freePlace(tx, event.id, registration);
  const uid = entries.uid(registration.id);
  await expireUnsent(tx, { orderKeys: [uid] });
  if (registration.status === 'confirmed') await entries.raise(tx, [registration.id], 'CANCEL');
  await recordAudit(tx, [
    {
      at: now,
      actor,
      action: 'registration.cancelled',
      subject: { kind: 'registration', id: registration.id },
      before: { status: registration.status },
      after: { status: 'cancelled' },
    },
  ]);
  const subject = {
    registrationId: registration.id,
    eventId: event.id,
    address: registration.email,
    name: registration.name,
    language: registration.language,
  };
  return [
    registrationMail('cancelled', subject, '1', uid),
    ...(await promoteFromWaitingLine(tx, { event, entries, now })),
  ];
}

async function freePlace(tx: Tx, eventId: string, { status, attends }: Registration): Promise<void> {
  if (status !== 'confirmed' && status !== 'waiting') return; // a pending registration holds no place
  const pools = (await poolsOf(tx, eventId)).filter((pool) => pool.sessionId === null);
  const pool = poolFor(pools, attends);
  if (!pool) return;
  const [taken, waiting] = status === 'confirmed' ? [1, 0] : [0, 1];
  // The ceiling sinks with what is taken, down to the capacity: an event that was lowered cannot grow back past it.
  await tx.query(
    `update pool set taken = taken - $2, waiting = waiting - $3,
            ceiling = case when capacity is null then null else greatest(capacity, taken - $2) end
     where id = $1`,
    [pool.id, taken, waiting],
  );
}
