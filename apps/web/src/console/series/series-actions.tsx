import type { ListedEvent, Series } from '#events';
import { ButtonLink, useSite } from '#ui';
import { eventPath } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { seriesWords } from './series-words.js';

interface SeriesActionsProps {
  readonly visitor: Visitor;
  readonly series: Series;
  readonly rows: readonly ListedEvent[];
  /** The public sees it. */
  readonly isShown: boolean;
}

/** What can be done with a series as it stands. */
export function SeriesActions({ visitor, series, rows, isShown }: SeriesActionsProps) {
  const say = seriesWords[useSite().language];
  const self = `/console/series/${series.id}`;
  const last = rows.at(-1);
  return (
    <>
      {isShown && (
        <ButtonLink icon="external-link" href={`/reeks/${series.slug}`}>
          {say.openPage}
        </ButtonLink>
      )}
      {visitor.mayEdit && (
        <>
          <ButtonLink icon="pencil" href={`${self}/edit`}>
            {say.edit}
          </ButtonLink>
          {last && (
            <ButtonLink icon="calendar-plus" href={eventPath(last.event, '/repeat')}>
              {say.repeatLast}
            </ButtonLink>
          )}
          <ButtonLink icon="plus" href={`/console/events/new?series=${series.id}`}>
            {say.addEvent}
          </ButtonLink>
          {!isShown && (
            <ButtonLink tone="danger" href={`${self}/removal`}>
              {say.remove}
            </ButtonLink>
          )}
          {rows.some(({ state }) => state === 'draft') && (
            <ButtonLink tone="go" icon="send" href={`${self}/publication`}>
              {say.publish}
            </ButtonLink>
          )}
        </>
      )}
    </>
  );
}
