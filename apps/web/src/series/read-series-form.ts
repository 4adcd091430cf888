import type { ListedEvent } from '#events';
import type { Language } from '#platform';
import { parseRegistration, type RegistrationInput } from '#registrations';
import type { FieldErrors } from '#ui';
import { typedTexts } from '../http/typed-texts.js';
import { registrationWords } from '../registrations/form/registration-words.js';
import { hasWays, MOST_AT_ONCE, type SeriesView } from './series-view.js';
import { seriesWords } from './series-words.js';

/** What the form of a series asks for: a person, and the events that were ticked. */
export type ReadSeriesForm =
  | { readonly input: RegistrationInput; readonly events: readonly ListedEvent[] }
  | { readonly errors: FieldErrors };

/** Ids of the events that a form ticked, as they were sent: one comes as a text, more as a list. */
export function readTicks(sent: unknown): ReadonlySet<string> {
  const event: unknown = typeof sent === 'object' && sent !== null && 'event' in sent ? sent.event : [];
  return new Set([event].flat().filter((one) => typeof one === 'string'));
}

/** Reads it and says everything that is wrong at once. Ticks of events that the series does not have count for nothing. */
export function readSeriesForm(sent: unknown, { coming }: SeriesView, language: Language): ReadSeriesForm {
  const ticks = readTicks(sent);
  const events = coming.filter(({ event }) => ticks.has(event.id));
  const parsed = parseRegistration(sent);
  const problems = new Map(parsed.ok ? [] : parsed.problems);
  if (hasWays(events) && !typedTexts(sent).attends) problems.set('attends', 'attends_missing');
  const { noneChosen, tooMany } = seriesWords[language];
  const wrong = events.length === 0 ? noneChosen : events.length > MOST_AT_ONCE ? tooMany(MOST_AT_ONCE) : undefined;
  if (parsed.ok && problems.size === 0 && !wrong) return { input: parsed.input, events };
  const say = registrationWords[language].problems;
  return {
    errors: {
      ...(wrong && { event: wrong }),
      ...Object.fromEntries([...problems].map(([field, problem]) => [field, say[problem]])),
    },
  };
}
