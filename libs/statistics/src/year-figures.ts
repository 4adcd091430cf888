import { type Tx, toInstant } from '#platform';

/** What a year brought, for whoever pays for it. No person is in it. */
export interface YearFigures {
  readonly year: number;
  /** Events that were held. */
  readonly events: number;
  /** Places that people had at them. */
  readonly registered: number;
  readonly attended: number;
  /** Different people who had a place, each counted once. */
  readonly people: number;
  /** Of those, the ones who had a place before: at an earlier event, of this year or another. */
  readonly returning: number;
  /** Organisations that were named; two spellings that differ in case only are one. */
  readonly organisations: number;
}

/** The year's events that are over, in the years of the community's zone. Cancelled ones and drafts do not count. */
export async function yearFigures(tx: Tx, year: number, timeZone: string, now: Date): Promise<YearFigures> {
  const [figures] = await tx.query(
    `with held as (
       select id, starts_at from event
       where status = 'published' and starts_at >= $1 and starts_at < $2 and ends_at <= $3),
     places as (
       select r.id, r.contact_id, lower(btrim(r.organisation)) as organisation,
              exists (select 1 from attendance a where a.registration_id = r.id and a.attended) as came,
              exists (select 1 from registration earlier join event e on e.id = earlier.event_id
                      where earlier.contact_id = r.contact_id and earlier.status = 'confirmed'
                        and e.status = 'published' and e.starts_at < held.starts_at) as again
       from held join registration r on r.event_id = held.id and r.status = 'confirmed')
     select (select count(*) from held) as events, count(*) as registered,
            count(*) filter (where came) as attended, count(distinct contact_id) as people,
            count(distinct contact_id) filter (where again) as returning,
            count(distinct organisation) filter (where organisation <> '') as organisations
     from places`,
    [beginOf(year, timeZone), beginOf(year + 1, timeZone), now],
  );
  return { year, ...figures };
}

/** From the year of the last event that is over back to that of the first, at most ten years. */
export async function yearsWithEvents(tx: Tx, timeZone: string, now: Date): Promise<number[]> {
  const [{ first, last }]: [{ first: Date | null; last: Date | null }] = await tx.query(
    `select min(starts_at) as first, max(starts_at) as last from event where status = 'published' and ends_at <= $1`,
    [now],
  );
  if (!first || !last) return [];
  const [from, to] = [yearOf(first, timeZone), yearOf(last, timeZone)];
  return Array.from({ length: Math.min(10, to - from + 1) }, (_, i) => to - i);
}

function beginOf(year: number, timeZone: string): Date {
  return toInstant(`${year}-01-01T00:00`, timeZone);
}

function yearOf(at: Date, timeZone: string): number {
  const year = at.getUTCFullYear();
  return at >= beginOf(year + 1, timeZone) ? year + 1 : at < beginOf(year, timeZone) ? year - 1 : year;
}
