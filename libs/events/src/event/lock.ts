import { isId, NotFound, type Tx } from '#platform';
import { Event, type EventDetails } from './event.entity.js';

/**
 * Takes the row lock under which everything about an event is decided: its places, its line, its times. Always the first
 * lock of a transaction (events by id, contacts by address, pools, registrations). Mail and the network wait outside.
 * NO KEY: rows that only refer to the event, such as a press on "join", need not wait for the desk.
 * @throws {NotFound} also for a text that is no id at all.
 */
export async function lockEvent(tx: Tx, id: string): Promise<EventDetails> {
  const event = isId(id) ? await tx.findOne(Event, { where: { id }, lock: { mode: 'for_no_key_update' } }) : null;
  if (!event) throw new NotFound('event');
  return event;
}
