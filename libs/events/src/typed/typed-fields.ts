import { z } from 'zod';
import { cleanLine, type Doubled, type LocalText, lengthInCharacters, toInstant } from '#platform';
import { type EventProblem, type EventProblemCode, problem, toEventProblems } from './event-problems.js';
import { wallTimeProblem } from './typed-time.js';

const MOST_PLACES = 100_000;
/** Two weeks. */
const MOST_HOURS = 336;

/** A missing field is an empty one: forms leave out what nobody touched, and the API may leave out what it may leave empty. */
export const text = (clean: (typed: string) => string) => z.string().default('').transform(clean);

/** A text in two languages. Empty ones are absent, so that the other language can take their place. */
export const localText = (clean: (typed: string) => string, most: number, tooLong: EventProblemCode) => {
  const spoken = text(clean).refine((typed) => lengthInCharacters(typed) <= most, problem(tooLong));
  return z.object({ nl: spoken, en: spoken }).default({ nl: '', en: '' }).transform(withoutEmpty);
};

/** Which of two instants a wall time means on the night the clock goes back; empty when nobody was asked. */
export const doubled = z.enum(['', 'earlier', 'later'], problem('choose-one')).default('');

/** Wall times of a round or a session, read apart so that what is wrong elsewhere does not hide what is wrong here. */
export const Span = z.object({
  start: text(cleanLine),
  startDoubled: doubled,
  end: text(cleanLine),
  endDoubled: doubled,
});

/** Instants that were typed; null where the field was left empty. */
export interface TypedSpan {
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
}

/** Turns typed wall times into instants of the zone, or says what is wrong with them. */
export function readSpan(raw: unknown, timeZone: string): TypedSpan | { readonly problems: readonly EventProblem[] } {
  const read = Span.safeParse(raw);
  if (!read.success) return { problems: toEventProblems(read.error) };
  const { start, startDoubled, end, endDoubled } = read.data;
  const problems = [
    { field: 'start', wall: start, choice: startDoubled },
    { field: 'end', wall: end, choice: endDoubled },
  ].flatMap(({ field, wall, choice }) => {
    const code = wall === '' ? undefined : wallTimeProblem(wall, timeZone, choice);
    return code ? [{ field: code === 'time-doubled' ? `${field}Doubled` : field, code }] : [];
  });
  if (problems.length > 0) return { problems };
  const instant = (wall: string, choice: Doubled | '') =>
    wall === '' ? null : toInstant(wall, timeZone, choice || 'earlier');
  return { startsAt: instant(start, startDoubled), endsAt: instant(end, endDoubled) };
}

/** One wall time as an instant of the zone, null where it was left empty; of a doubled hour the first. */
export function readMoment(
  field: string,
  wall: string,
  timeZone: string,
): { readonly at: Date | null } | { readonly problems: readonly EventProblem[] } {
  if (wall === '') return { at: null };
  const code = wallTimeProblem(wall, timeZone, 'earlier');
  return code ? { problems: [{ field, code }] } : { at: toInstant(wall, timeZone, 'earlier') };
}

/** A number of places, as text or number. Empty is null: no limit. */
export const places = (least: number, malformed: EventProblemCode) =>
  z
    .union([z.number(), z.string().trim().regex(/^\d*$/, problem(malformed)), z.null()], problem(malformed))
    .default(null)
    .transform((typed) => (typed === '' || typed === null ? null : Number(typed)))
    .refine((n) => n === null || (Number.isInteger(n) && n >= least && n <= MOST_PLACES), problem(malformed));

/** A box of a form, or yes and no from a program. */
export const ticked = z
  .union([z.boolean(), z.enum(['', 'yes', 'no', 'on', 'true', 'false'], problem('choose-one'))], problem('choose-one'))
  .default(false)
  .transform((value) => value === true || value === 'yes' || value === 'on' || value === 'true');

/** A whole number of hours up to two weeks, as text or number. Empty is the usual one. */
export const hours = (usual: number, malformed: EventProblemCode) =>
  z
    .union([z.number(), z.string().trim().regex(/^\d*$/, problem(malformed)), z.null()], problem(malformed))
    .default(null)
    .transform((typed) => (typed === '' || typed === null ? usual : Number(typed)))
    .refine((n) => Number.isInteger(n) && n >= 1 && n <= MOST_HOURS, problem(malformed));

function withoutEmpty(typed: { nl: string; en: string }): LocalText {
  return Object.fromEntries(Object.entries(typed).filter(([, spoken]) => spoken !== ''));
}
