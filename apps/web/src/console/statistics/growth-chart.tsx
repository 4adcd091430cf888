import type { EventDetails } from '#events';
import { formatDay, formatMoment, formatShortDay } from '#platform';
import type { GrowthPoint } from '#statistics';
import { AreaChart, useSite } from '#ui';
import { statisticsWords } from './statistics-words.js';

interface GrowthChartProps {
  readonly event: Pick<EventDetails, 'startsAt' | 'timeZone'>;
  readonly growth: readonly GrowthPoint[];
  /** Null is unlimited. */
  readonly capacity: number | null;
}

/** How registrations of an event grew. */
export function GrowthChart({ event: { startsAt, timeZone }, growth, capacity }: GrowthChartProps) {
  const { language } = useSite();
  const say = statisticsWords[language];
  const [first, last] = [growth[0], growth.at(-1)];
  if (!first || !last) return <p class="dim">{say.noGrowth}</p>;
  const day = (at: Date) => formatDay(at, timeZone, language);
  const best = strongestStep(growth);
  const summary = say.growthSummary({
    from: day(first.at),
    until: day(last.at),
    registered: last.registered,
    best: day(best.until),
    bestGain: best.gain,
  });
  return (
    <AreaChart
      id="growth"
      title={say.growth}
      summary={summary}
      points={growth.map(({ at, registered }) => ({ at, value: registered }))}
      marks={[{ at: startsAt, label: say.start }]}
      ceiling={capacity === null ? undefined : { value: capacity, label: say.places(capacity) }}
      formatDay={(at) => formatShortDay(at, timeZone, language)}
      // The others are midnights; the last may be any time of the day that began with one of them.
      formatRow={(at) => (at === last.at ? formatMoment : formatShortDay)(at, timeZone, language)}
      heads={[say.day, say.registered]}
    />
  );
}

/** Where the line rises most, and by how much. */
function strongestStep(growth: readonly GrowthPoint[]): { readonly until: Date; readonly gain: number } {
  const steps = growth.slice(1).map(({ at, registered }, i) => ({
    until: at,
    gain: registered - (growth[i]?.registered ?? 0),
  }));
  return steps.reduce((best, step) => (step.gain > best.gain ? step : best));
}
