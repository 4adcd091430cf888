import { newId } from '#platform';
import { until } from '#platform/testing';
import { inParallel, postForm } from '../../journeys/support/http.js';
import type { RunningKring } from '../../journeys/support/kring.js';

/** A webinar that many want to join at once. */
export interface Rush {
  readonly id: string;
  readonly slug: string;
  readonly startsAt: Date;
}

/** Somebody in front of the form. */
export interface Visitor {
  readonly name: string;
  readonly email: string;
}

/** What a visitor saw after one press of the button. */
export type Press =
  | { readonly kind: 'received' }
  | { readonly kind: 'refused'; readonly status: number; readonly retryAfter: string | null }
  /** The line went dead: nobody can tell whether it was received. */
  | { readonly kind: 'cut' };

/** Those presses that ended so. */
export function having<Kind extends Press['kind']>(presses: readonly Press[], kind: Kind) {
  return presses.filter((one): one is Extract<Press, { kind: Kind }> => one.kind === kind);
}

/** Settings of an `npm start` with two web and two worker processes, whose visitors all come from one address. */
export const TWO_OF_EACH = {
  MAIL_FROM: 'Netwerk Voorbeeld <agenda@kring.example.org>',
  KRING_WEB_PROCESSES: '2',
  KRING_WORKER_PROCESSES: '2',
  RATE_LIMIT: '0',
};

/** Numbers from 0 to 1 that look random and are the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** `count` visitors whom no other rush knows. */
export function crowd(count: number, slug: string): Visitor[] {
  return Array.from({ length: count }, (_, i) => ({ name: `Deelnemer ${i}`, email: `${slug}.${i}@example.org` }));
}

/** Opens a webinar like the demo's open hour, with reminders, in `days` days from now. */
export async function openRush(
  kring: RunningKring,
  slug: string,
  { capacity, days = 30 }: { capacity: number | null; days?: number },
): Promise<Rush> {
  const now = kring.now();
  const startsAt = new Date(now.getTime() + days * 86_400_000);
  const times = { starts_at: startsAt, ends_at: new Date(startsAt.getTime() + 3_600_000) };
  const id = newId();
  const event = { ...times, id, slug, time_zone: 'UTC', start_moved_at: now, created_at: now };
  const places = { capacity, ceiling: capacity, taken: 0, waiting: 0 };
  await kring.rows(`insert into event select (jsonb_populate_record(e, $1)).* from event e where slug = $2`, [
    JSON.stringify({ ...event, local_start: startsAt.toISOString().slice(0, 16) }),
    MODEL,
  ]);
  for (const [table, changes] of [
    ['session', times],
    ['pool', places],
    ['room', {}],
  ] as const) {
    const copy = `insert into ${table} select (jsonb_populate_record(t, $1)).* from ${table} t join event e on e.id = t.event_id and e.slug = $2`;
    await kring.rows(copy, [JSON.stringify({ ...changes, id: newId(), event_id: id }), MODEL]);
  }
  for (const lead of ['P1D', 'PT1H']) {
    const plan = `insert into mail_plan (id, event_id, anchor, lead, created_at) values ($1, $2, 'start', $3, $4)`;
    await kring.rows(plan, [newId(), id, lead, now]);
  }
  return { id, slug, startsAt };
}

const MODEL = 'open-spreekuur';

/**
 * One press of the button, at the web process that is this visitor's turn. Where nobody listens the next one is asked,
 * as whatever stands before them would; once the form is on its way nothing is repeated.
 */
async function press(kring: RunningKring, { slug }: Rush, visitor: Visitor, turn: number): Promise<Press> {
  let seen: Press | undefined;
  let at = turn;
  await until(async () => {
    const web = kring.webs[at++ % kring.webs.length] as string;
    seen = await pressAt(`${web}/${slug}/aanmelden`, visitor);
    return seen;
  }, `somebody listens for ${visitor.email}`);
  return seen as Press;
}

/** Undefined where nobody listens: nothing was sent. */
async function pressAt(url: string, visitor: Visitor): Promise<Press | undefined> {
  try {
    const answer = await postForm(url, { ...visitor });
    await answer.arrayBuffer(); // a connection is free again when its answer has been read
    if (answer.status === 303) return { kind: 'received' };
    return { kind: 'refused', status: answer.status, retryAfter: answer.headers.get('retry-after') };
  } catch (error) {
    return (error as { cause?: { code?: string } }).cause?.code === 'ECONNREFUSED' ? undefined : { kind: 'cut' };
  }
}

/** Everybody presses once, at most 16 at a time; `onPress` hears how many have an answer. */
export async function pressAll(
  kring: RunningKring,
  rush: Rush,
  visitors: readonly Visitor[],
  onPress: (answered: number) => void = () => undefined,
): Promise<Press[]> {
  let answered = 0;
  return await inParallel(visitors, 16, async (visitor, turn) => {
    const seen = await press(kring, rush, visitor, turn);
    onPress(++answered);
    return seen;
  });
}

/** Whoever was not told "received" presses again until they are. */
export async function pressUntilReceived(kring: RunningKring, rush: Rush, visitors: readonly Visitor[]): Promise<void> {
  let open = visitors;
  let seen: Press[] = [];
  await until(
    async () => {
      seen = await pressAll(kring, rush, open);
      open = open.filter((_, i) => seen[i]?.kind !== 'received');
      return open.length === 0;
    },
    () => `${open.length} visitors can register: ${JSON.stringify(seen[0])}`,
  );
}

/** What the database says of a rush: live registrations by address, and the counters beside their rows. */
export async function booked(kring: RunningKring, { id }: Rush) {
  const rows = await kring.rows<{ email: string; status: string }>(
    `select c.email_as_typed as email, r.status from registration r join contact c on c.id = r.contact_id where r.event_id = $1`,
    [id],
  );
  const [pool] = await kring.rows<{ taken: number; waiting: number }>(
    'select taken, waiting from pool where event_id = $1',
    [id],
  );
  const having = (status: string) => rows.filter((row) => row.status === status).length;
  return {
    registrations: rows.length,
    people: new Set(rows.map((row) => row.email)),
    rows: { taken: having('confirmed'), waiting: having('waiting') },
    counters: pool,
  };
}
