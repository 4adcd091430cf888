import type { EventStatistics } from '#statistics';
import { StackedBar, useSite } from '#ui';
import { statisticsWords } from './statistics-words.js';

/** Who came, of those with a place. */
export function TurnoutBar({ people: { confirmed, attended } }: Pick<EventStatistics, 'people'>) {
  const say = statisticsWords[useSite().language];
  const percent = confirmed > 0 ? Math.round((100 * attended) / confirmed) : 0;
  return (
    <StackedBar
      id="turnout"
      title={say.turnout}
      summary={say.turnoutSummary(attended, confirmed, percent)}
      heads={[say.turnout, say.people]}
      parts={[
        { key: 'attended', label: say.attended, value: attended, tone: 'strong' },
        { key: 'no_show', label: say.noShow, value: confirmed - attended, tone: 'hatched' },
      ]}
    />
  );
}
