import { z } from 'zod';
import {
  cleanLine,
  cleanText,
  type Doubled,
  isId,
  isTimeZone,
  LANGUAGES,
  lengthInCharacters,
  toInstant,
  type WallTime,
} from '#platform';
import type { PoolWish } from '../places/pools.js';
import { emailDomains } from '../typed/email-domains.js';
import { type EventProblem, type EventProblemCode, problem, toEventProblems } from '../typed/event-problems.js';
import { doubled, hours, localText, places, text, ticked } from '../typed/typed-fields.js';
import { toMinute, wallTimeProblem } from '../typed/typed-time.js';
import { ACCESS, EVENT_KINDS, VISIBILITIES, WAITLIST_MODES } from './event.entity.js';
import { RESERVED_SLUGS } from './reserved-slugs.js';
import { SLUG_PATTERN } from './slugs.js';

const MOST_DAYS = 31;

const roomUrl = text(cleanLine).superRefine((typed, context) => {
  const code = roomProblem(typed);
  if (code) context.addIssue({ code: 'custom', message: code });
});

const slug = text((typed) => cleanLine(typed).toLowerCase())
  .refine((typed) => typed === '' || (SLUG_PATTERN.test(typed) && typed.length <= 80), problem('slug-malformed'))
  .refine((typed) => !RESERVED_SLUGS.has(typed), problem('slug-reserved'));

const Fields = z.object({
  title: localText(cleanLine, 150, 'title-too-long').refine((title) => title.nl || title.en, {
    ...problem('title-missing'),
    path: ['nl'],
  }),
  summary: localText(cleanLine, 300, 'summary-too-long'),
  body: localText(cleanText, 20_000, 'body-too-long'),
  /** Empty: made from the title, or left as it is. */
  slug,
  /** Empty: none. That there is such a series is for the table to say. */
  seriesId: text(cleanLine)
    .refine((typed) => typed === '' || isId(typed), problem('choose-one'))
    .transform((typed) => typed || null),
  language: z.enum(LANGUAGES, problem('choose-one')).default('nl'),
  kind: z.enum(EVENT_KINDS, problem('choose-one')).default('online'),
  visibility: z.enum(VISIBILITIES, problem('choose-one')).default('public'),
  access: z.enum(ACCESS, problem('choose-one')).default('open'),
  /** An organiser agrees to each request first. */
  approval: ticked,
  /** Only addresses of these domains, or below them; empty is any. */
  allowedDomains: emailDomains,
  location: text(cleanLine).refine((typed) => lengthInCharacters(typed) <= 300, problem('location-too-long')),
  timeZone: z.string().default('').refine(isTimeZone, problem('zone-unknown')),
  start: text(cleanLine).refine((typed) => typed !== '', problem('start-missing')),
  startDoubled: doubled,
  end: text(cleanLine).refine((typed) => typed !== '', problem('end-missing')),
  endDoubled: doubled,
  opens: text(cleanLine),
  closes: text(cleanLine),
  /** Only where people take part in both ways: one lot of places for everybody, or one for each way. */
  places: z.enum(['together', 'apart'], problem('choose-one')).default('together'),
  capacity: places(1, 'capacity-malformed'),
  capacityOnline: places(1, 'capacity-malformed'),
  capacityOnSite: places(1, 'capacity-malformed'),
  waitingCapacity: places(0, 'number-malformed'),
  waitlistMode: z.enum(WAITLIST_MODES, problem('choose-one')).default('auto'),
  offerHours: hours(24, 'hours-malformed'),
  roomUrl,
});

/** The same, for whoever describes what can be sent. Reading is for `readEventInput`. */
export const EventFields = Fields;
type Typed = z.output<typeof Fields>;

/** The fields that must fit each other. Read apart, so that what is wrong elsewhere does not hide what is wrong here. */
const Times = Fields.pick({
  timeZone: true,
  start: true,
  startDoubled: true,
  end: true,
  endDoubled: true,
  opens: true,
  closes: true,
});

type TypedTimes = 'start' | 'end' | 'startDoubled' | 'endDoubled' | 'opens' | 'closes';
type TypedPlaces = 'places' | 'capacity' | 'capacityOnline' | 'capacityOnSite';

/** An event as an organiser wants it: the form, the API and the CLI share it. Instants follow from the wall times. */
export type EventInput = Omit<Typed, TypedTimes | TypedPlaces> & {
  readonly localStart: WallTime;
  readonly localEnd: WallTime;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly pools: readonly PoolWish[];
};

export type ReadEventInput =
  | { readonly kind: 'read'; readonly input: EventInput }
  | { readonly kind: 'refused'; readonly problems: readonly EventProblem[] };

/**
 * Reads what somebody typed: texts `title`, `summary` and `body` as `{ nl, en }`, wall times `start`, `end`, `opens` and
 * `closes` in `timeZone`, numbers as text or number. Unknown fields are dropped. Says every problem at once.
 */
export function readEventInput(raw: unknown): ReadEventInput {
  const fields = Fields.safeParse(raw);
  const times = Times.safeParse(raw);
  const problems = [
    ...(fields.success ? [] : toEventProblems(fields.error)),
    ...(times.success ? timeProblems(times.data) : []),
  ];
  if (!fields.success || problems.length > 0) return { kind: 'refused', problems };
  const { places: _, capacity, capacityOnline, capacityOnSite, ...rest } = fields.data;
  return { kind: 'read', input: { ...withInstants(rest), pools: poolsWanted(fields.data) } };
}

function poolsWanted({
  kind,
  places,
  capacity,
  capacityOnline,
  capacityOnSite,
}: Pick<Typed, TypedPlaces | 'kind'>): PoolWish[] {
  if (kind !== 'hybrid' || places === 'together') return [{ mode: 'any', capacity }];
  return [
    { mode: 'online', capacity: capacityOnline },
    { mode: 'on_site', capacity: capacityOnSite },
  ];
}

function withInstants<T extends Pick<Typed, TypedTimes | 'timeZone'>>(typed: T) {
  const { start, startDoubled, end, endDoubled, opens, closes, ...rest } = typed;
  const instant = (wall: string, choice: Doubled | '' = '') => toInstant(wall, typed.timeZone, choice || 'earlier');
  return {
    ...rest,
    localStart: toMinute(start),
    localEnd: toMinute(end),
    startsAt: instant(start, startDoubled),
    endsAt: instant(end, endDoubled),
    opensAt: opens ? instant(opens) : null,
    closesAt: closes ? instant(closes) : null,
  };
}

function timeProblems(typed: z.output<typeof Times>): EventProblem[] {
  const walls = [
    { field: 'start', wall: typed.start, choice: typed.startDoubled },
    { field: 'end', wall: typed.end, choice: typed.endDoubled },
    { field: 'opens', wall: typed.opens, choice: 'earlier' as const },
    { field: 'closes', wall: typed.closes, choice: 'earlier' as const },
  ];
  const problems = walls.flatMap(({ field, wall, choice }) => {
    const code = wall === '' ? undefined : wallTimeProblem(wall, typed.timeZone, choice);
    return code ? [{ field: code === 'time-doubled' ? `${field}Doubled` : field, code }] : [];
  });
  return problems.length > 0 ? problems : orderProblems(withInstants(typed));
}

function orderProblems({
  startsAt,
  endsAt,
  opensAt,
  closesAt,
}: Pick<EventInput, 'startsAt' | 'endsAt' | 'opensAt' | 'closesAt'>) {
  const problems: EventProblem[] = [];
  if (endsAt <= startsAt) problems.push({ field: 'end', code: 'end-before-start' });
  if (endsAt.getTime() - startsAt.getTime() > MOST_DAYS * 86_400_000)
    problems.push({ field: 'end', code: 'too-many-days' });
  if (opensAt && opensAt >= endsAt) problems.push({ field: 'opens', code: 'opens-after-end' });
  if (closesAt && closesAt > endsAt) problems.push({ field: 'closes', code: 'closes-after-end' });
  if (opensAt && closesAt && closesAt <= opensAt) problems.push({ field: 'closes', code: 'closes-before-opens' });
  return problems;
}

function roomProblem(typed: string): EventProblemCode | undefined {
  if (typed === '') return undefined;
  if (typed.length > 2000) return 'room-too-long';
  if (!/^https:\/\//i.test(typed) || !URL.canParse(typed)) return 'room-malformed';
  const { username, password } = new URL(typed);
  return username || password ? 'room-has-credentials' : undefined;
}
