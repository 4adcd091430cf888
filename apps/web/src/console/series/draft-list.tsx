import { type EventDetails, type EventProblem, sayEventProblem } from '#events';
import { formatTime, speak } from '#platform';
import { useSite } from '#ui';
import { EventDay, eventPath } from '../frame.js';

/** A draft, and what it still lacks before people may see it. */
export interface Draft {
  readonly event: EventDetails;
  readonly missing: readonly EventProblem[];
}

/** Drafts with their day, and below each what it lacks. */
export function DraftList({ drafts }: { drafts: readonly Draft[] }) {
  const { language } = useSite();
  if (drafts.length === 0) return null;
  return (
    <ul class="bullets">
      {drafts.map(({ event, missing }) => (
        <li key={event.id}>
          <a href={eventPath(event)}>{speak(event.title, language, event.language).text}</a>, <EventDay event={event} />
          , {formatTime(event.startsAt, event.timeZone, language)}
          {missing.length > 0 && (
            <ul>
              {missing.map(({ field, code }) => (
                <li key={field}>
                  <a href={eventPath(event, `/edit#${field}`)}>{sayEventProblem(code, language)}</a>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
