import type { EventStatistics } from '#statistics';
import { StackedBar, useSite } from '#ui';
import { statisticsWords } from './statistics-words.js';

/** How registrations stand: with a place, in line, cancelled. */
export function StandingBar({ counts: { confirmed, waiting, pending, cancelled } }: Pick<EventStatistics, 'counts'>) {
  const say = statisticsWords[useSite().language];
  return (
    <StackedBar
      id="standing"
      title={say.standing}
      summary={say.standingSummary(confirmed, waiting, cancelled)}
      heads={[say.standing, say.people]}
      parts={[
        { key: 'confirmed', label: say.confirmed, value: confirmed, tone: 'strong' },
        { key: 'waiting', label: say.waiting, value: waiting, tone: 'hatched' },
        ...(pending > 0 ? [{ key: 'pending', label: say.pending, value: pending, tone: 'soft' as const }] : []),
        { key: 'cancelled', label: say.cancelled, value: cancelled, tone: 'soft' },
      ]}
    />
  );
}
