import type { LightMyRequestResponse } from 'fastify';
import type { EventDetails } from '#events';
import { type AnEvent, anEvent, aProgramme } from '#events/testing';
import type { TestDatabase } from '#platform/testing';
import type { TestWeb } from '../testing.js';

type Fields = Record<string, string>;

/** A day of two rounds, at `/dag`: A1 has one place, the other sessions have plenty. */
export interface ADay {
  readonly event: EventDetails;
  /** What the form sends when these sessions are chosen, by code. */
  choose(...codes: string[]): Fields;
  register(name: string, choices: Fields): Promise<LightMyRequestResponse>;
  /** "Ana: A1 confirmed, A2 waiting", in order of arrival. */
  places(): Promise<string[]>;
  /** Path of somebody's personal page. */
  mineOf(name: string): Promise<string>;
  callOff(code: string): Promise<unknown>;
}

export async function aDay(test: TestDatabase, web: TestWeb, wishes: AnEvent = {}): Promise<ADay> {
  const { event } = await anEvent(test.db, { slug: 'dag', ...wishes });
  const ids = await aProgramme(test.db, event, [{ sessions: { A1: 1, B1: 20 } }, { sessions: { A2: 20, B2: null } }]);
  const query = (sql: string, values: unknown[] = []) => test.db.read.query(sql, values);
  const rounds = await query('select id from round where event_id = $1 order by position', [event.id]);
  return {
    event,
    choose: (...codes) =>
      Object.fromEntries(codes.map((code) => [`round.${rounds[Number(code[1]) - 1]?.id}`, ids.get(code) ?? code])),
    register: (name, choices) => web.post('/dag/aanmelden', { ...person(name), ...choices }),
    places: async () => (await query(PLACES)).map((row: { said: string }) => row.said),
    mineOf: async (name) => {
      const [{ id }] = await query('select id from registration where name = $1', [name]);
      return `/mijn/${web.secrets.linkToken('manage', id, 1)}`;
    },
    callOff: (code) => query(`update session set status = 'cancelled' where code = $1`, [code]),
  };
}

export const person = (name: string) => ({ name, email: `${name.toLowerCase()}@example.org` });

/** Values of the boxes and buttons that a page shows as chosen. */
export function checkedIn(html: string): string[] {
  const inputs = html.matchAll(/<input type="(?:radio|checkbox)"[^>]*value(?:="([^"]*)")? checked/g);
  return [...inputs].map(([, value = '']) => value);
}

const PLACES = `
  select r.name || ': ' || coalesce(string_agg(s.code || ' ' || p.status, ', ' order by s.starts_at, s.code), '-') as said
  from registration r left join session_place p on p.registration_id = r.id left join session s on s.id = p.session_id
  group by r.id order by r.arrival`;
