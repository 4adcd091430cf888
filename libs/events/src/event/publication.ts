import type { EventProblem } from '../typed/event-problems.js';
import type { EventDetails } from './event.entity.js';
import type { EventInput } from './event-input.js';

type Shown = Pick<EventDetails, 'title' | 'summary' | 'language' | 'kind' | 'location'>;

/** What an event still needs before people may see it, at the fields where it can be added. */
export function missingForPublication(event: EventDetails, now: Date): EventProblem[] {
  const missing = missingTexts(event);
  if (event.endsAt <= now) missing.push({ field: 'end', code: 'already-over' });
  return missing;
}

/**
 * What a change would break: a published event keeps its address, and keeps what it could not be published without. One
 * that is still to come does not end up in the past: that is a slip of the pen, and nobody would hear of it.
 */
export function problemsOfChange(current: EventDetails, input: EventInput, now: Date): EventProblem[] {
  if (current.status === 'draft') return [];
  const problems = missingTexts(input);
  if (input.slug && input.slug !== current.slug) problems.push({ field: 'slug', code: 'slug-fixed' });
  if (input.endsAt <= now && current.endsAt > now) problems.push({ field: 'end', code: 'already-over' });
  return problems;
}

function missingTexts({ title, summary, language, kind, location }: Shown): EventProblem[] {
  const missing: EventProblem[] = [];
  const first = title[language] ? language : title.nl ? 'nl' : 'en';
  if (!summary.nl && !summary.en) missing.push({ field: `summary.${first}`, code: 'summary-missing' });
  if (kind !== 'online' && !location) missing.push({ field: 'location', code: 'location-missing' });
  return missing;
}
