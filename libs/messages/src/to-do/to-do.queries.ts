import { In } from 'typeorm';
import { eventPlaces, type ListedEvent } from '#events';
import { countFailedMails } from '#mail';
import type { Tx } from '#platform';
import { countAnswersOf, countOpenOffers, countRegistrations } from '#registrations';
import { MailPlan } from '../plans/mail-plan.entity.js';
import { type ToDo, type ToDoSession, toDoFor } from './to-do.js';

/** What is worth doing about each of these events, as their overviews say it. Six queries, however many events. */
export async function toDosOf(tx: Tx, rows: readonly ListedEvent[], now: Date): Promise<ReadonlyMap<string, ToDo[]>> {
  const ids = rows.map(({ event }) => event.id);
  const counts = await countRegistrations(tx, ids);
  const failed = await countFailedMails(tx, ids);
  const offered = await countOpenOffers(tx, ids);
  const answers = await countAnswersOf(tx, ids);
  const sessions = await sessionsOf(tx, ids);
  const plans = await tx.findBy(MailPlan, { eventId: In(ids), enabled: true, anchor: 'start' });
  const toDos = (row: ListedEvent) => {
    const { id } = row.event;
    const known = {
      ...row,
      counts: eventPlaces(row.pools),
      asking: counts.get(id)?.pending ?? 0,
      offered: offered.get(id) ?? 0,
      declined: answers.get(id)?.declined ?? 0,
      sessions: sessions.filter(({ eventId }) => eventId === id),
      failedMails: failed.get(id) ?? 0,
      reminders: plans.filter(({ eventId }) => eventId === id).length,
    };
    return toDoFor(known, now);
  };
  return new Map(rows.map((row) => [row.event.id, toDos(row)]));
}

async function sessionsOf(tx: Tx, eventIds: readonly string[]): Promise<(ToDoSession & { eventId: string })[]> {
  return await tx.query(
    `select s.id, s.event_id as "eventId", s.code, s.status = 'cancelled' as "isCancelled",
            (select count(*) from session_place p where p.session_id = s.id and p.status = 'confirmed') as confirmed
     from session s join round r on r.id = s.round_id
     where s.event_id = any($1::uuid[]) order by r.position, s.position, s.code`,
    [eventIds],
  );
}
