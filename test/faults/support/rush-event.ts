import type { RunningKring } from '../../journeys/support/kring.js';
import type { Organiser } from './rush-organiser.js';

/** The event that everybody wants: fewer places than people, in the event and in three of its four sessions. */
export const PLACES = 100;
export const SESSIONS = [
  { round: 'Ochtend', title: 'Kennisbasis', places: 30 },
  { round: 'Ochtend', title: 'Instrumenten', places: 40 },
  { round: 'Middag', title: 'Schrijftafel', places: 20 },
  { round: 'Middag', title: 'Open gesprek', places: null },
] as const;
export type SessionTitle = (typeof SESSIONS)[number]['title'];

export interface RushEvent {
  readonly id: string;
  readonly slug: string;
  /** The field of the public form and its value, by the title of the session. */
  readonly choice: ReadonlyMap<string, readonly [field: string, value: string]>;
}

const DAY = 86_400_000;

/** An organiser makes it with the forms of the console, and publishes it. @throws when a form is refused */
export async function makeRushEvent(kring: RunningKring, send: Organiser): Promise<RushEvent> {
  const day = new Date(kring.now().getTime() + 4 * DAY).toISOString().slice(0, 10);
  const made = await send('/events', {
    ...{ 'title.nl': 'Werkdag', 'summary.nl': 'Wie het eerst komt.', language: 'nl', kind: 'online' },
    // Iceland keeps Greenwich time all year: what is typed is the instant in UTC.
    ...{ visibility: 'public', timeZone: 'Atlantic/Reykjavik', start: `${day}T10:00`, end: `${day}T16:00` },
    ...{ capacity: String(PLACES), roomUrl: 'https://meet.example.org/werkdag' },
  });
  const id = /\/e\/([0-9a-f-]{36})/.exec(made)?.[1] ?? '';
  const hours = { Ochtend: ['10:00', '12:00'], Middag: ['13:00', '15:00'] } as const;
  for (const [title, [start, end]] of Object.entries(hours)) {
    const span = { start: `${day}T${start}`, end: `${day}T${end}` };
    await send(`/e/${id}/programme/rounds`, { 'title.nl': title, ...span, minChoices: '0', maxChoices: '1' });
  }
  for (const { round, title, places } of SESSIONS) {
    const [row] = await kring.rows<{ id: string }>(`select id from round where event_id = $1 and title->>'nl' = $2`, [
      id,
      round,
    ]);
    const capacity = places === null ? '' : String(places);
    await send(`/e/${id}/programme/rounds/${row?.id}/sessions`, { 'title.nl': title, places: 'together', capacity });
  }
  await send(`/e/${id}/publication`, {});
  return { id, ...(await asPublished(kring, id)) };
}

async function asPublished(kring: RunningKring, id: string): Promise<Omit<RushEvent, 'id'>> {
  const [event] = await kring.rows<{ slug: string }>('select slug from event where id = $1', [id]);
  const sessions = await kring.rows<{ id: string; round: string; title: string }>(
    `select id, round_id as round, title->>'nl' as title from session where event_id = $1 and round_id is not null`,
    [id],
  );
  return {
    slug: event?.slug ?? '',
    choice: new Map(sessions.map((one) => [one.title, [`round.${one.round}`, one.id]])),
  };
}
