import { z } from 'zod';
import { cleanLine, isId, type LocalText, lengthInCharacters } from '#platform';
import type { EventDetails } from '../event/event.entity.js';
import type { PoolWish } from '../places/pools.js';
import { type EventProblem, problem, toEventProblems } from '../typed/event-problems.js';
import { localText, places, readMoment, readSpan, Span, type TypedSpan, text } from '../typed/typed-fields.js';

export const SESSION_WAYS = ['together', 'apart', 'online', 'on_site'] as const;
/** Who can choose a session of a hybrid event: everybody, each way with its own places, or one way only. */
export type SessionWays = (typeof SESSION_WAYS)[number];

const Fields = z.object({
  title: localText(cleanLine, 150, 'title-too-long').refine((title) => title.nl || title.en, {
    ...problem('session-title-missing'),
    path: ['nl'],
  }),
  speakers: text(cleanLine).refine((typed) => lengthInCharacters(typed) <= 300, problem('speakers-too-long')),
  location: text(cleanLine).refine((typed) => lengthInCharacters(typed) <= 300, problem('location-too-long')),
  themeGroupId: z
    .string()
    .default('')
    .refine((typed) => typed === '' || isId(typed), problem('group-unknown'))
    .transform((typed) => typed || null),
  places: z.enum(SESSION_WAYS, problem('choose-one')).default('together'),
  earlyUntil: text(cleanLine),
  capacity: places(1, 'capacity-malformed'),
  capacityOnline: places(1, 'capacity-malformed'),
  capacityOnSite: places(1, 'capacity-malformed'),
});

/** The same, for whoever describes what can be sent. Reading is for `readSessionInput`. */
export const SessionFields = Fields.extend(Span.shape);

/** A session as an organiser wants it. Times that are null follow the round. */
export interface SessionInput extends TypedSpan {
  readonly title: LocalText;
  readonly speakers: string;
  readonly location: string;
  readonly themeGroupId: string | null;
  /** Until then places go to members of the group. Null: to everybody at once. */
  readonly earlyUntil: Date | null;
  readonly pools: readonly PoolWish[];
}

export type ReadSessionInput =
  | { readonly kind: 'read'; readonly input: SessionInput }
  | { readonly kind: 'refused'; readonly problems: readonly EventProblem[] };

/**
 * Reads what somebody typed about a session: `title` as `{ nl, en }`, wall times `start` and `end` in the zone of the
 * event (empty: those of the round), a wall time `earlyUntil`, places as for an event. Unknown fields are dropped. Says every problem at once.
 */
export function readSessionInput(raw: unknown, event: Pick<EventDetails, 'timeZone' | 'kind'>): ReadSessionInput {
  const fields = Fields.safeParse(raw);
  const span = readSpan(raw, event.timeZone);
  const early = fields.success ? readMoment('earlyUntil', fields.data.earlyUntil, event.timeZone) : { at: null };
  const problems = [
    ...(fields.success ? [] : toEventProblems(fields.error)),
    ...('problems' in early ? early.problems : []),
    ...('problems' in span ? span.problems : []),
  ];
  if (!fields.success || 'problems' in span || 'problems' in early) return { kind: 'refused', problems };
  const { places: _, capacity, capacityOnline, capacityOnSite, ...rest } = fields.data;
  return {
    kind: 'read',
    input: { ...rest, ...span, earlyUntil: early.at, pools: poolsWanted(event.kind, fields.data) },
  };
}

type TypedPlaces = Pick<z.output<typeof Fields>, 'places' | 'capacity' | 'capacityOnline' | 'capacityOnSite'>;

function poolsWanted(kind: EventDetails['kind'], typed: TypedPlaces): PoolWish[] {
  if (kind !== 'hybrid' || typed.places === 'together') return [{ mode: 'any', capacity: typed.capacity }];
  const online: PoolWish = { mode: 'online', capacity: typed.capacityOnline };
  const onSite: PoolWish = { mode: 'on_site', capacity: typed.capacityOnSite };
  switch (typed.places) {
    case 'apart':
      return [online, onSite];
    case 'online':
      return [online];
    case 'on_site':
      return [onSite];
  }
}
