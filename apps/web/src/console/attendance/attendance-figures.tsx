import type { AttendanceCounts, Spot } from '#attendance';
import { Figures, useSite } from '#ui';
import { withQuery } from '../asked.js';
import type { EventView } from '../events/console-events.js';
import { eventPath } from '../frame.js';
import { attendanceWords } from './attendance-words.js';
import { spotValue } from './spot-select.js';

/** The figures alone; they ask for themselves again every five seconds. */
export function AttendanceFigures({ view, spot, counts }: { view: EventView; spot: Spot; counts: AttendanceCounts }) {
  const say = attendanceWords[useSite().language];
  const { confirmed, attended } = counts;
  const share = confirmed > 0 ? `, ${say.share(Math.round((100 * attended) / confirmed))}` : '';
  const path = withQuery(eventPath(view.event, '/attendance/figures'), { session: spotValue(spot) });
  return (
    <div id="figures" hx-get={path} hx-trigger="every 5s" hx-swap="outerHTML" hx-select="#figures">
      <Figures
        items={[
          { label: say.came, value: attended, note: say.of(confirmed) + share },
          { label: say.missing, value: confirmed - attended },
          { label: say.expected, value: confirmed },
        ]}
      />
    </div>
  );
}
