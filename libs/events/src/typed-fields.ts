import { z } from 'zod';
import { type LocalText, lengthInCharacters } from '#platform';
import { type EventProblemCode, problem } from './event-problems.js';

const MOST_PLACES = 100_000;

/** A missing field is an empty one: forms leave out what nobody touched, and the API may leave out what it may leave empty. */
export const text = (clean: (typed: string) => string) => z.string().default('').transform(clean);

/** A text in two languages. Empty ones are absent, so that the other language can take their place. */
export const localText = (clean: (typed: string) => string, most: number, tooLong: EventProblemCode) => {
  const spoken = text(clean).refine((typed) => lengthInCharacters(typed) <= most, problem(tooLong));
  return z.object({ nl: spoken, en: spoken }).default({ nl: '', en: '' }).transform(withoutEmpty);
};

/** Which of two instants a wall time means on the night the clock goes back; empty when nobody was asked. */
export const doubled = z.enum(['', 'earlier', 'later'], problem('choose-one')).default('');

/** A number of places, as text or number. Empty is null: no limit. */
export const places = (least: number, malformed: EventProblemCode) =>
  z
    .union([z.number(), z.string().trim().regex(/^\d*$/, problem(malformed)), z.null()], problem(malformed))
    .default(null)
    .transform((typed) => (typed === '' || typed === null ? null : Number(typed)))
    .refine((n) => n === null || (Number.isInteger(n) && n >= least && n <= MOST_PLACES), problem(malformed));

function withoutEmpty(typed: { nl: string; en: string }): LocalText {
  return Object.fromEntries(Object.entries(typed).filter(([, spoken]) => spoken !== ''));
}
