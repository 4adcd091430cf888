import type { INestApplicationContext } from '@nestjs/common';
import { Attendance } from '#attendance';
import type { EventDetails } from '#events';
import { Database } from '#platform';
import { type Attends, placesOf } from '#registrations';

const MINUTE = 60_000;
/** People that are seen at once. */
const AT_ONCE = 8;
/** Spreads what is counted over a range as evenly as can be: the golden ratio. */
export const EVENLY = 0.618_034;
/** Of those who came in the morning so many leave before their session. */
const LEAVES_EARLY_IN = 7;

interface Comer {
  readonly id: string;
  readonly attends: Attends;
  readonly createdAt: Date;
  readonly index: number;
}

interface Presence {
  /** Of those with a place, the part that is there. */
  readonly share: number;
  readonly organiserId: string;
  readonly now: Date;
}

/**
 * Lets people come, as the house would see them: online by their own link, and in a session by the word of who led it; in
 * the hall by a check-in, also at the door of a session. Of what is still to begin the first are in. Once more changes nothing.
 */
export async function comeIn(house: INestApplicationContext, event: EventDetails, presence: Presence): Promise<void> {
  const comers = await comersOf(house, event, presence.share);
  for (let first = 0; first < comers.length; first += AT_ONCE)
    await Promise.all(comers.slice(first, first + AT_ONCE).map((comer) => comesIn(house, event, comer, presence)));
}

async function comersOf(house: INestApplicationContext, { id }: EventDetails, share: number): Promise<Comer[]> {
  const rows: Omit<Comer, 'index'>[] = await house.get(Database).read.query(
    `select id, attends, created_at as "createdAt" from registration
     where event_id = $1 and status = 'confirmed' order by arrival`,
    [id],
  );
  return rows.filter((_, index) => (index * EVENLY) % 1 < share).map((row, index) => ({ ...row, index }));
}

async function comesIn(
  house: INestApplicationContext,
  event: EventDetails,
  comer: Comer,
  { organiserId, now }: Presence,
): Promise<void> {
  const [attendance, { id, attends, index }] = [house.get(Attendance), comer];
  const remark = { eventId: event.id, registrationId: id, organiserId };
  const at = (start: Date) => momentOf(start, comer, now);
  if (attends === 'online') await attendance.recordJoinPress({ id, eventId: event.id }, at(event.startsAt));
  else await attendance.checkIn(remark, at(event.startsAt));
  if (event.startsAt > now || index % LEAVES_EARLY_IN === LEAVES_EARLY_IN - 1) return;
  for (const { sessionId, startsAt } of await sessionsOf(house, id)) {
    if (attends === 'online') await attendance.decide({ ...remark, sessionId }, 'present', event.endsAt);
    else await attendance.checkIn({ ...remark, sessionId }, at(startsAt));
  }
}

/** Sessions in which somebody holds a place, and when they begin. */
async function sessionsOf(house: INestApplicationContext, registrationId: string) {
  const { read } = house.get(Database);
  const held = (await placesOf(read, [registrationId])).filter(({ status }) => status === 'confirmed');
  const rows: { sessionId: string; startsAt: Date }[] = await read.query(
    'select id as "sessionId", starts_at as "startsAt" from session where id = any($1::uuid[]) order by starts_at',
    [held.map(({ sessionId }) => sessionId)],
  );
  return rows;
}

/** Some minutes around the start; who is in before it, came between registering and now. */
function momentOf(start: Date, { createdAt, index }: Comer, now: Date): Date {
  if (start > now) return new Date((createdAt.getTime() + now.getTime()) / 2);
  return new Date(start.getTime() + (((index * 7) % 24) - 14) * 0.75 * MINUTE);
}
