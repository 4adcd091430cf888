import { z } from 'zod';
import { cleanLine, type LocalText } from '#platform';
import { type EventProblem, problem, toEventProblems } from '../typed/event-problems.js';
import { localText, readSpan, Span } from '../typed/typed-fields.js';

const MOST_CHOICES = 20;

const choices = (empty: number) =>
  z
    .union([z.number(), z.string().trim().regex(/^\d*$/, problem('choices-malformed'))], problem('choices-malformed'))
    .default('')
    .transform((typed) => (typed === '' ? empty : Number(typed)))
    .refine((n) => Number.isInteger(n) && n >= 0 && n <= MOST_CHOICES, problem('choices-malformed'));

const Fields = z.object({
  title: localText(cleanLine, 150, 'title-too-long').refine((title) => title.nl || title.en, {
    ...problem('round-title-missing'),
    path: ['nl'],
  }),
  minChoices: choices(0),
  maxChoices: choices(1),
});

/** The same, for whoever describes what can be sent. Reading is for `readRoundInput`. */
export const RoundFields = Fields.extend(Span.shape);

/** A round as an organiser wants it: a slot of time in which people choose among sessions. */
export interface RoundInput {
  readonly title: LocalText;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly minChoices: number;
  readonly maxChoices: number;
}

export type ReadRoundInput =
  | { readonly kind: 'read'; readonly input: RoundInput }
  | { readonly kind: 'refused'; readonly problems: readonly EventProblem[] };

/**
 * Reads what somebody typed about a round: `title` as `{ nl, en }`, wall times `start` and `end` in the zone of the event,
 * `minChoices` (empty is 0) and `maxChoices` (empty is 1). Unknown fields are dropped. Says every problem at once.
 */
export function readRoundInput(raw: unknown, timeZone: string): ReadRoundInput {
  const fields = Fields.safeParse(raw);
  const span = readSpan(raw, timeZone);
  const problems = [
    ...(fields.success ? choiceProblems(fields.data) : toEventProblems(fields.error)),
    ...('problems' in span ? span.problems : missing(span)),
  ];
  if (!fields.success || 'problems' in span || !span.startsAt || !span.endsAt || problems.length > 0)
    return { kind: 'refused', problems };
  return { kind: 'read', input: { ...fields.data, startsAt: span.startsAt, endsAt: span.endsAt } };
}

function missing({ startsAt, endsAt }: { startsAt: Date | null; endsAt: Date | null }): EventProblem[] {
  return [
    ...(startsAt ? [] : [{ field: 'start', code: 'start-missing' as const }]),
    ...(endsAt ? [] : [{ field: 'end', code: 'end-missing' as const }]),
  ];
}

function choiceProblems({ minChoices, maxChoices }: Pick<RoundInput, 'minChoices' | 'maxChoices'>): EventProblem[] {
  if (maxChoices === 0) return [{ field: 'maxChoices', code: 'choices-none' }];
  return minChoices > maxChoices ? [{ field: 'minChoices', code: 'choices-crossed' }] : [];
}
