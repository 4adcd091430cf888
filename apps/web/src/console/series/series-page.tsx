import type { ListedEvent, Series } from '#events';
import { speak } from '#platform';
import { EmptyState, Notice, useSite } from '#ui';
import type { Done } from '../done-words.js';
import { EventTable } from '../events/event-list-page.js';
import { ConsoleFrame } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { SeriesActions } from './series-actions.js';
import { seriesWords } from './series-words.js';

interface SeriesPageProps {
  readonly visitor: Visitor;
  readonly series: Series;
  readonly rows: readonly ListedEvent[];
  readonly done?: Done | undefined;
}

/** Whether something of a series was published once: then people know it. */
export function isShown(rows: readonly ListedEvent[]): boolean {
  return rows.some(({ state }) => state !== 'draft');
}

/** One series: its events, drafts too, and what can be done with all of them. */
export function SeriesPage({ visitor, series, rows, done }: SeriesPageProps) {
  const { language } = useSite();
  const say = seriesWords[language];
  const title = speak(series.title, language, series.language);
  const summary = speak(series.summary, language, series.language);
  const shown = isShown(rows);
  return (
    <ConsoleFrame
      visitor={visitor}
      title={title.text}
      current="series"
      done={done}
      actions={<SeriesActions {...{ visitor, series, rows }} isShown={shown} />}
    >
      {summary.text && <p lang={summary.language === language ? undefined : summary.language}>{summary.text}</p>}
      {rows.length > 0 && !shown && (
        <Notice title={say.hiddenTitle}>
          <p>{say.hiddenText}</p>
        </Notice>
      )}
      {rows.length === 0 ? (
        <EmptyState title={say.noEvents}>
          <p class="dim">{say.noEventsHint}</p>
        </EmptyState>
      ) : (
        <EventTable rows={rows} label={say.events} />
      )}
    </ConsoleFrame>
  );
}
