import { speak } from '#platform';
import type { EventStatistics } from '#statistics';
import { BarTable, useSite } from '#ui';
import { figuresOf } from './figures-of.js';
import { Part } from './part.js';
import { statisticsWords } from './statistics-words.js';
import { themeGroupTotals } from './theme-group-totals.js';
import { wasNotedPerSession } from './turnout.js';

/** What the sessions of each theme group brought together; nothing where no session has one. */
export function ThemeGroupBars({ figures, showsTurnout }: { figures: EventStatistics; showsTurnout: boolean }) {
  const { language } = useSite();
  const say = statisticsWords[language];
  const groups = themeGroupTotals(figures.sessions);
  const [largest] = groups;
  const isNoted = showsTurnout && wasNotedPerSession(figures.sessions);
  if (!largest) return null;
  return (
    <Part id="theme-groups" title={say.themeGroups}>
      <BarTable
        scale="common"
        id="theme-groups"
        title={say.themeGroups}
        heads={[say.themeGroup, say.people]}
        summary={say.themeGroupsSummary(speak(largest.name, language).text, largest.confirmed)}
        bars={groups.map((group) => ({
          key: group.id,
          label: speak(group.name, language),
          code: group.letter,
          hue: group.hue,
          ...figuresOf(group, isNoted),
        }))}
      />
    </Part>
  );
}
