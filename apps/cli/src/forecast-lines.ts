import type { EventDetails } from '#events';
import { type AudienceChoices, type Forecast, LEFT_OUT, type PlannedFor, sayAudience, wordsOfPlan } from '#messages';
import { readableAddress } from '#people';
import { formatMoment, speak } from '#platform';

/** "3 Mar 2027, 14:00  Everybody with a place  reminder: 12 people; 1 late". */
export function forecastLine(forecast: Forecast, event: EventDetails, choices: AudienceChoices): string {
  const { occurrence, standing, counts, isUnknown } = forecast;
  const { plan, dueAt } = occurrence;
  const words = 'builtIn' in plan.template ? plan.template.builtIn : `"${speak(wordsOfPlan(plan).subject, 'en').text}"`;
  const gets = isUnknown ? 'known after the end' : `${counts.gets} ${counts.gets === 1 ? 'person' : 'people'}`;
  const isSilent = standing.kind === 'silent';
  const left = LEFT_OUT.filter((why) => counts[why] > 0).map((why) => `${counts[why]} ${why}`);
  const outcome = [isSilent ? `nobody (${standing.why})` : gets, ...left].join('; ');
  const to = sayAudience(plan.audience, choices, 'en');
  return `${formatMoment(dueAt, event.timeZone, 'en')}  ${words} to: ${to}: ${outcome}`;
}

/** "    Ana <ana@example.org>, 08:00 in America/New_York". Names are one line each: they were cleaned when they came in. */
export function personLine(
  { name, address, timeZone, leftOut }: PlannedFor,
  { occurrence, standing }: Forecast,
): string {
  const where = timeZone ? `, ${formatMoment(occurrence.dueAt, timeZone, 'en')} in ${timeZone}` : '';
  const why = standing.kind === 'silent' ? standing.why : leftOut;
  return `    ${name} <${readableAddress(address)}>${where}${why ? ` - no: ${why}` : ''}`;
}
