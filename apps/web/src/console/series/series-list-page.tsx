import type { ListedSeries } from '#events';
import { ButtonLink, type Column, EmptyState, Table, Tag, useSite } from '#ui';
import { consoleWords } from '../console-words.js';
import type { Done } from '../done-words.js';
import { ConsoleFrame } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { SeriesLink } from './series-link.js';
import { seriesWords } from './series-words.js';

interface SeriesListProps {
  readonly visitor: Visitor;
  readonly rows: readonly ListedSeries[];
  readonly done?: Done | undefined;
}

/** The series of the community. */
export function SeriesListPage({ visitor, rows, done }: SeriesListProps) {
  const { language } = useSite();
  const say = seriesWords[language];
  const add = visitor.mayEdit && (
    <ButtonLink tone="go" icon="plus" href="/console/series/new">
      {say.add}
    </ButtonLink>
  );
  return (
    <ConsoleFrame visitor={visitor} title={consoleWords[language].series} current="series" done={done} actions={add}>
      <p class="dim">{say.intro}</p>
      {rows.length === 0 ? (
        <EmptyState title={say.empty}>
          <p class="dim">{say.emptyHint}</p>
        </EmptyState>
      ) : (
        <SeriesTable rows={rows} />
      )}
    </ConsoleFrame>
  );
}

function SeriesTable({ rows }: Pick<SeriesListProps, 'rows'>) {
  const say = seriesWords[useSite().language];
  const columns: Column<ListedSeries>[] = [
    { head: say.series, cell: (row) => <Name {...row} /> },
    { head: say.events, cell: ({ coming, drafts, past }) => say.counts(coming, drafts, past) },
  ];
  return <Table label={say.list} columns={columns} rows={rows} keyOf={({ series }) => series.id} />;
}

function Name({ series }: Pick<ListedSeries, 'series'>) {
  return (
    <>
      <SeriesLink series={series} />
      {series.visibility === 'unlisted' && (
        <small>
          <Tag>{seriesWords[useSite().language].unlisted}</Tag>
        </small>
      )}
    </>
  );
}
