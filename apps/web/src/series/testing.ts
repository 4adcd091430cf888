import type { LightMyRequestResponse } from 'fastify';
import { type AnEvent, anEvent } from '#events/testing';
import { newId } from '#platform';
import type { TestDatabase } from '#platform/testing';
import type { TestWeb } from '../testing.js';

export const noa = { name: 'Noa', email: 'noa@example.org' };

/** The series `/reeks/leerkring`, and what people do with it. */
export interface ASeries {
  readonly id: string;
  rows(sql: string, values?: unknown[]): ReturnType<TestDatabase['db']['read']['query']>;
  /** Makes its nth event, a day after the one before. @returns its id. */
  part(n: number, wishes?: AnEvent): Promise<string>;
  /** Sends its form with these events ticked. */
  send(ids: readonly string[], person?: Record<string, string>, path?: string): Promise<LightMyRequestResponse>;
  /** "keer-1 Noa confirmed", in the order of the alphabet. */
  taken(): Promise<string[]>;
}

export async function aSeries(test: TestDatabase, web: TestWeb): Promise<ASeries> {
  const id = newId();
  const rows = (sql: string, values: unknown[] = []) => test.db.read.query(sql, values);
  await rows(
    `insert into series (id, slug, title, summary, created_at, updated_at)
     values ($1, 'leerkring', '{"nl":"Leerkring","en":"Learning circle"}', '{"nl":"Zes keer <b>leren</b>"}', now(), now())`,
    [id],
  );
  return {
    id,
    rows,
    part: async (n, wishes = {}) => {
      const hour = (h: number) => new Date(Date.UTC(2027, 2, 3 + n, h));
      const own = { slug: `keer-${n}`, title: { nl: `Keer ${n}`, en: `Part ${n}` }, seriesId: id };
      const { event } = await anEvent(test.db, { startsAt: hour(13), endsAt: hour(14), ...own, ...wishes });
      return event.id;
    },
    send: (ids, person = noa, path = '/reeks/leerkring/aanmelden') => {
      const form = new URLSearchParams(person);
      for (const one of ids) form.append('event', one);
      return web.postRaw(path, form.toString());
    },
    taken: async () => (await rows(TAKEN)).map((row: { said: string }) => row.said),
  };
}

/** Ids of the events that a page shows ticked. */
export function ticked(html: string): string[] {
  return [...html.matchAll(/name="event" value="([^"]+)" checked/g)].map(([, id = '']) => id);
}

const TAKEN = `
  select e.slug || ' ' || r.name || ' ' || r.status as said
  from registration r join event e on e.id = r.event_id order by 1`;
