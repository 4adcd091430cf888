import type { EventStatistics } from '#statistics';
import { BarTable, useSite } from '#ui';
import { registrationWords } from '../registrations/registration-words.js';
import { figuresOf } from './figures-of.js';
import { Part } from './part.js';
import { statisticsWords } from './statistics-words.js';

/** Online and on site, of a hybrid event. */
export function WayBars({ ways, showsTurnout }: Pick<EventStatistics, 'ways'> & { showsTurnout: boolean }) {
  const { language } = useSite();
  const say = statisticsWords[language];
  return (
    <Part id="ways" title={say.ways}>
      <BarTable
        scale="common"
        id="ways"
        title={say.ways}
        heads={[say.way, say.people]}
        summary={say.waysSummary}
        bars={ways.map((row) => ({
          key: row.attends,
          label: registrationWords[language].ways[row.attends],
          ...figuresOf(row, showsTurnout),
        }))}
      />
    </Part>
  );
}
