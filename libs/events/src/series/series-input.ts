import { z } from 'zod';
import { cleanLine, cleanText, LANGUAGES } from '#platform';
import { VISIBILITIES } from '../event/event.entity.js';
import { SLUG_PATTERN } from '../event/slugs.js';
import { type EventProblem, problem, toEventProblems } from '../typed/event-problems.js';
import { localText, text } from '../typed/typed-fields.js';

const Fields = z.object({
  title: localText(cleanLine, 150, 'title-too-long').refine((title) => title.nl || title.en, {
    ...problem('series-title-missing'),
    path: ['nl'],
  }),
  summary: localText(cleanText, 1000, 'series-summary-too-long'),
  /** Empty: made from the title, or left as it is. */
  slug: text((typed) => cleanLine(typed).toLowerCase()).refine(
    (typed) => typed === '' || (SLUG_PATTERN.test(typed) && typed.length <= 80),
    problem('slug-malformed'),
  ),
  language: z.enum(LANGUAGES, problem('choose-one')).default('nl'),
  visibility: z.enum(VISIBILITIES, problem('choose-one')).default('public'),
});

/** A series as an organiser wants it. */
export type SeriesInput = z.output<typeof Fields>;

export type ReadSeriesInput =
  | { readonly kind: 'read'; readonly input: SeriesInput }
  | { readonly kind: 'refused'; readonly problems: readonly EventProblem[] };

/** Reads what somebody typed: `title` and `summary` as `{ nl, en }`. Says every problem at once. */
export function readSeriesInput(raw: unknown): ReadSeriesInput {
  const read = Fields.safeParse(raw);
  if (read.success) return { kind: 'read', input: read.data };
  return { kind: 'refused', problems: toEventProblems(read.error) };
}
