import type { AttendanceCounts } from '#attendance';
import { EVENT_TABS, type EventPage, type EventSearch, eventPlaces, type ListedEvent } from '#events';
import type { MailAlarm } from '#mail';
import { formatSpan, speak } from '#platform';
import type { YearFigures } from '#statistics';
import { Button, ButtonLink, type Column, EmptyState, Field, Pager, Table, Tag, useSite } from '#ui';
import { withQuery } from '../asked.js';
import { consoleWords, STATE_TONE } from '../console-words.js';
import type { Done } from '../done-words.js';
import { ConsoleFrame, EventDay, eventPath } from '../frame.js';
import { MailAlarmNotice } from '../mail/mail-alarm-notice.js';
import type { Visitor } from '../signed-in.js';
import { eventListWords } from './event-list-words.js';
import { YearTotals } from './year-totals.js';

interface EventListPageProps {
  readonly visitor: Visitor;
  readonly search: EventSearch;
  readonly found: EventPage;
  /** How many came, of the events listed. Only of those that are over. */
  readonly attendance?: ReadonlyMap<string, AttendanceCounts> | undefined;
  readonly totals?: { readonly figures: YearFigures; readonly years: readonly number[] } | undefined;
  /** What keeps mail from leaving, for those who can have it looked at. */
  readonly alarms?: readonly MailAlarm[];
  readonly done?: Done | undefined;
}

/** The front page of the console: what is coming, what is being made, what has been. */
export function EventListPage(props: EventListPageProps) {
  const { visitor, search, found, attendance, totals, alarms = [], done } = props;
  const { language } = useSite();
  const say = consoleWords[language];
  const newEvent = visitor.mayEdit && (
    <ButtonLink tone="go" icon="plus" href="/console/events/new">
      {eventListWords[language].newEvent}
    </ButtonLink>
  );
  const href = (page: number) => withQuery('/console', { tab: search.tab, q: search.q, page });
  return (
    <ConsoleFrame visitor={visitor} title={say.events} current="events" done={done} actions={newEvent}>
      <MailAlarmNotice alarms={alarms} />
      <Tabs search={search} />
      {totals && <YearTotals {...totals} />}
      <SearchForm search={search} />
      {found.rows.length === 0 ? (
        <Nothing search={search} />
      ) : (
        <EventTable rows={found.rows} label={say.tabs[search.tab]} attendance={attendance} />
      )}
      <Pager page={search.page} pages={Math.ceil(found.total / found.pageSize)} hrefOf={href} />
    </ConsoleFrame>
  );
}

function Tabs({ search }: { search: EventSearch }) {
  const { language } = useSite();
  return (
    <nav aria-label={eventListWords[language].lists}>
      <ul class="tabs">
        {EVENT_TABS.map((tab) => (
          <li key={tab}>
            <a
              href={withQuery('/console', { tab, q: search.q })}
              aria-current={tab === search.tab ? 'page' : undefined}
            >
              {consoleWords[language].tabs[tab]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function SearchForm({ search }: { search: EventSearch }) {
  const { language } = useSite();
  return (
    <form class="filters" role="search" action="/console">
      <input type="hidden" name="tab" value={search.tab} />
      <div class="grow">
        <Field name="q" type="search" label={eventListWords[language].searchLabel} value={search.q} hideOptional />
      </div>
      <Button icon="search">{consoleWords[language].search}</Button>
    </form>
  );
}

interface EventTableProps {
  readonly rows: readonly ListedEvent[];
  readonly label: string;
  readonly attendance?: ReadonlyMap<string, AttendanceCounts> | undefined;
}

/** Events with their state and places. */
export function EventTable({ rows, label, attendance }: EventTableProps) {
  const { language } = useSite();
  const say = eventListWords[language];
  const columns: Column<ListedEvent>[] = [
    { head: say.event, cell: ({ event }) => <EventCell event={event} /> },
    { head: say.state, cell: ({ state }) => <Tag tone={STATE_TONE[state]}>{consoleWords[language].state[state]}</Tag> },
    { head: say.registered, labelled: true, cell: (row) => <PlacesCell row={row} /> },
    ...(attendance
      ? [
          {
            head: say.attended,
            labelled: true,
            cell: (row: ListedEvent) => <AttendedCell row={row} counts={attendance.get(row.event.id)} />,
          },
        ]
      : []),
  ];
  return <Table label={label} columns={columns} rows={rows} keyOf={({ event }) => event.id} />;
}

function EventCell({ event }: Pick<ListedEvent, 'event'>) {
  const { language } = useSite();
  const title = speak(event.title, language, event.language);
  return (
    <>
      <a href={eventPath(event)} lang={title.language === language ? undefined : title.language}>
        {title.text}
      </a>
      <small>
        <EventDay event={event} />,{' '}
        <span class="whole">{formatSpan(event.startsAt, event.endsAt, event.timeZone, language)}</span>
      </small>
    </>
  );
}

function PlacesCell({ row: { pools } }: { row: ListedEvent }) {
  const { language } = useSite();
  const places = eventPlaces(pools);
  return (
    <>
      {consoleWords[language].places(places.taken, places.capacity)}
      {places.waiting > 0 && <small>{eventListWords[language].waiting(places.waiting)}</small>}
    </>
  );
}

/** Nothing where nobody could come: "0 %" would look as if they stayed away. */
function AttendedCell({ row, counts }: { row: ListedEvent; counts: AttendanceCounts | undefined }) {
  if (!counts || counts.confirmed === 0 || (row.event.status === 'cancelled' && counts.attended === 0)) return null;
  const percent = Math.round((100 * counts.attended) / counts.confirmed);
  return (
    <>
      {counts.attended}
      <small>{`${percent} %`}</small>
    </>
  );
}

function Nothing({ search }: { search: EventSearch }) {
  const { language } = useSite();
  const say = eventListWords[language];
  return search.q ? (
    <EmptyState title={consoleWords[language].nothingFound}>
      <p class="dim">{say.notFoundHint}</p>
    </EmptyState>
  ) : (
    <EmptyState title={say.empty[search.tab]}>
      <p class="dim">{say.emptyHint[search.tab]}</p>
    </EmptyState>
  );
}
