import type { Database, Tx } from '#platform';
import type { House } from './house.js';

/** Writes the programme and the places of a house for an event that is there already, with one pool. */
export async function writeHouse(tx: Tx, house: House, eventId: string, groupId: string): Promise<void> {
  await tx.query('delete from pool where event_id = $1', [eventId]);
  for (const { round, sessions } of house.programme.rounds) {
    await tx.query(
      `insert into round (id, event_id, position, title, starts_at, ends_at, min_choices, max_choices)
       values ($1, $2, $3, '{"nl": "Ronde"}', $4, $5, 0, $6)`,
      [round.id, eventId, round.position, round.startsAt, round.endsAt, round.maxChoices],
    );
    for (const { session } of sessions)
      await tx.query(
        `insert into session (id, event_id, round_id, theme_group_id, code, title, starts_at, ends_at, early_until)
         values ($1, $2, $3, $4, $5, '{"nl": "Sessie"}', $6, $7, $8)`,
        [session.id, eventId, round.id, groupId, session.code, session.startsAt, session.endsAt, session.earlyUntil],
      );
  }
  for (const { id, sessionId, mode, capacity, ceiling } of house.pools)
    await tx.query(
      'insert into pool (id, event_id, session_id, mode, capacity, ceiling) values ($1, $2, $3, $4, $5, $6)',
      [id, eventId, sessionId, mode, capacity, ceiling],
    );
}

/** How everything stands in memory, in words: people by arrival, lines in their order. */
export function saidByHouse(house: House): string[] {
  const codeOf = (id: string | null) => house.sessions.find((session) => session.id === id)?.code ?? 'event';
  const people = house.people.toSorted((a, b) => a.arrival - b.arrival);
  const places = house.places.toSorted((a, b) => a.arrival - b.arrival);
  return [
    ...people.map(({ id, status, attends }) => `${id} ${status} ${attends}`),
    ...people
      .filter(({ wish }) => wish !== null)
      .toSorted((a, b) => (a.wish ?? 0) - (b.wish ?? 0))
      .map(({ id }) => `wish ${id}`),
    ...places.map(({ personId, sessionId, status }) => `${codeOf(sessionId)}: ${personId} ${status}`).sort(byPlace),
    ...house.pools.map((pool) => `pool ${pool.id} ${pool.taken}+${pool.waiting} of ${pool.ceiling}`).sort(),
    ...house.offers
      .map(({ personId, sessionId, until }) => `offer ${personId} ${codeOf(sessionId)} ${until.toISOString()}`)
      .sort(),
  ];
}

/** The same from the tables. */
export async function saidByRows(db: Database, nameOf: (id: string) => string): Promise<string[]> {
  const people = await db.read.query('select id, status, attends from registration order by arrival');
  const wishes = await db.read.query(
    'select id from registration where other_way_arrival is not null order by other_way_arrival',
  );
  const places = await db.read.query(
    `select p.registration_id as id, s.code, p.status from session_place p join session s on s.id = p.session_id
     order by p.arrival`,
  );
  const pools = await db.read.query('select * from pool');
  const offers = await db.read.query(
    `select o.registration_id as id, coalesce(s.code, 'event') as code, o.expires_at from offer o
     left join session s on s.id = o.session_id where o.answered_at is null`,
  );
  return [
    ...people.map((row: Row) => `${nameOf(row.id)} ${row.status} ${row.attends}`),
    ...wishes.map((row: Row) => `wish ${nameOf(row.id)}`),
    ...places.map((row: Row) => `${row.code}: ${nameOf(row.id)} ${row.status}`).sort(byPlace),
    ...pools.map((row: Row) => `pool ${row.id} ${row.taken}+${row.waiting} of ${row.ceiling}`).sort(),
    ...offers.map((row: Row) => `offer ${nameOf(row.id)} ${row.code} ${row.expires_at?.toISOString()}`).sort(),
  ];
}

type Row = Record<'status' | 'attends' | 'code' | 'taken' | 'waiting' | 'ceiling', string> & {
  readonly id: string;
  readonly expires_at?: Date;
};

/** By session only: within one they stay in the order of their arrival. */
function byPlace(one: string, other: string): number {
  return one.split(':')[0]?.localeCompare(other.split(':')[0] ?? '') ?? 0;
}
