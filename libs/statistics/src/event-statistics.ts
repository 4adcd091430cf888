import type { EventDetails } from '#events';
import type { LocalText, Tx } from '#platform';
import { type Attends, countRegistrations, NO_REGISTRATIONS, type RegistrationCounts, type Role } from '#registrations';
import { type GrowthPoint, growthOf } from './growth.js';

/** People with a place, and those of them who were there. */
export interface PersonFigures {
  readonly confirmed: number;
  readonly attended: number;
}

export interface SessionFigures extends PersonFigures {
  readonly id: string;
  readonly code: string;
  readonly title: LocalText;
  readonly isCancelled: boolean;
  readonly waiting: number;
  /** Null is unlimited. */
  readonly capacity: number | null;
  readonly themeGroup: ThemeGroupOfSession | null;
}

interface ThemeGroupOfSession {
  readonly id: string;
  readonly letter: string;
  readonly hue: number;
  readonly name: LocalText;
}

/** Everything the page of figures of one event says. No person is in it. */
export interface EventStatistics {
  readonly counts: RegistrationCounts;
  readonly people: PersonFigures;
  readonly growth: readonly GrowthPoint[];
  readonly roles: readonly (PersonFigures & { readonly role: Role })[];
  readonly ways: readonly (PersonFigures & { readonly attends: Attends })[];
  readonly organisations: OrganisationFigures;
  readonly sessions: readonly SessionFigures[];
}

interface OrganisationFigures {
  /** Organisations that were named; two spellings that differ in case only are one. */
  readonly named: number;
  /** Those with most people, at most twelve. */
  readonly largest: readonly (PersonFigures & { readonly organisation: string })[];
}

export type StatisticsOf = Pick<EventDetails, 'id' | 'endsAt' | 'timeZone'>;

/** The figures of one event, in six queries whatever its size. Growth ends now, or at the end of the event. */
export async function eventStatistics(tx: Tx, event: StatisticsOf, now: Date): Promise<EventStatistics> {
  const counts = (await countRegistrations(tx, [event.id])).get(event.id) ?? NO_REGISTRATIONS;
  const kinds = await kindsOfPeople(tx, event.id);
  return {
    counts,
    ...kinds,
    growth: await growthOf(tx, event, now),
    organisations: await organisationsOf(tx, event.id),
    sessions: await sessionFiguresOf(tx, event.id),
  };
}

/** Everybody with a place at an event, and whether they were seen there. Joined to by what follows. */
const PEOPLE = `
  with people as (
    select r.role, r.attends, btrim(r.organisation) as organisation,
           exists (select 1 from attendance a where a.registration_id = r.id and a.attended) as came
    from registration r where r.event_id = $1 and r.status = 'confirmed')`;
const FIGURES = 'count(*) as confirmed, count(*) filter (where came) as attended';

async function kindsOfPeople(tx: Tx, eventId: string): Promise<Pick<EventStatistics, 'people' | 'roles' | 'ways'>> {
  const rows: (PersonFigures & { role: Role | null; attends: Attends | null })[] = await tx.query(
    `${PEOPLE} select role, attends, ${FIGURES} from people group by grouping sets ((role), (attends), ())
     order by confirmed desc, role, attends`,
    [eventId],
  );
  const figures = ({ confirmed, attended }: PersonFigures) => ({ confirmed, attended });
  const all = rows.find(({ role, attends }) => role === null && attends === null);
  return {
    people: all ? figures(all) : { confirmed: 0, attended: 0 },
    roles: rows.flatMap((row) => (row.role === null ? [] : [{ ...figures(row), role: row.role }])),
    ways: rows.flatMap((row) => (row.attends === null ? [] : [{ ...figures(row), attends: row.attends }])),
  };
}

async function organisationsOf(tx: Tx, eventId: string): Promise<OrganisationFigures> {
  const largest: (PersonFigures & { organisation: string; named: number })[] = await tx.query(
    `${PEOPLE} select mode() within group (order by organisation) as organisation, ${FIGURES},
                      (count(*) over ())::int as named
     from people where organisation <> '' group by lower(organisation)
     order by count(*) desc, lower(organisation) limit 12`,
    [eventId],
  );
  return { named: largest[0]?.named ?? 0, largest: largest.map(({ named: _, ...row }) => row) };
}

/** Sessions that people choose, in the order of the programme. The plenary is the event itself. */
export async function sessionFiguresOf(tx: Tx, eventId: string): Promise<SessionFigures[]> {
  return await tx.query(
    `select s.id, s.code, s.title, s.status = 'cancelled' as "isCancelled", places.capacity,
            count(p.*) filter (where p.status = 'confirmed') as confirmed,
            count(p.*) filter (where p.status = 'waiting') as waiting,
            count(p.*) filter (where p.status = 'confirmed' and a.attended) as attended,
            case when g.id is null then null
                 else jsonb_build_object('id', g.id, 'letter', g.letter, 'hue', g.hue, 'name', g.name) end as "themeGroup"
     from session s
     join round r on r.id = s.round_id
     left join theme_group g on g.id = s.theme_group_id
     cross join lateral (
       select case when bool_or(capacity is null) then null else sum(capacity)::int end as capacity
       from pool where session_id = s.id) places
     left join session_place p on p.session_id = s.id
     left join attendance a on a.session_id = s.id and a.registration_id = p.registration_id
     where s.event_id = $1
     group by s.id, r.position, g.id, places.capacity order by r.position, s.position, s.code`,
    [eventId],
  );
}
