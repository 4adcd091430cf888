import { type AttendanceCounts, DOORS_OPEN_MINUTES } from '#attendance';
import { type EventDetails, eventPlaces } from '#events';
import { overhangOf } from '#messages';
import type { Language } from '#platform';
import type { RegistrationCounts } from '#registrations';
import { type Figure, Figures, useSite } from '#ui';
import { consoleWords } from '../console-words.js';
import type { EventView } from '../events/console-events.js';
import { eventPath } from '../frame.js';
import { overviewWords } from './overview-words.js';

interface EventFiguresProps {
  readonly view: EventView;
  readonly counts: RegistrationCounts;
  readonly attendance: AttendanceCounts;
  readonly now: Date;
}

/** How the event stands, in people. Renews itself every five seconds; without JavaScript by loading the page again. */
export function EventFigures({ view, counts, attendance, now }: EventFiguresProps) {
  const path = eventPath(view.event, '/figures');
  return (
    <div id="figures" hx-get={path} hx-trigger="every 5s" hx-swap="outerHTML" hx-select="#figures">
      <Figures items={figuresOf({ view, counts, attendance, now }, useSite().language)} />
    </div>
  );
}

/** People can come in from now on. */
export function isDoorOpen(event: Pick<EventDetails, 'startsAt'>, now: Date): boolean {
  return now.getTime() >= event.startsAt.getTime() - DOORS_OPEN_MINUTES * 60_000;
}

function figuresOf({ view, counts, attendance, now }: EventFiguresProps, language: Language): Figure[] {
  const say = overviewWords[language];
  const { event, capacity } = view;
  const over = overhangOf(view.pools, null);
  const left = capacity === null ? say.unlimited : say.left(Math.max(0, capacity - eventPlaces(view.pools).taken));
  return [
    {
      label: say.confirmed,
      value: consoleWords[language].places(counts.confirmed, capacity),
      note: over > 0 ? say.overhang(over) : left,
    },
    { label: say.waiting, value: counts.waiting },
    { label: say.cancelled, value: counts.cancelled },
    {
      label: now < event.endsAt ? say.joined : say.came,
      value: attendance.attended,
      note: isDoorOpen(event, now) ? say.ofConfirmed(attendance.confirmed) : say.notYet,
    },
  ];
}
