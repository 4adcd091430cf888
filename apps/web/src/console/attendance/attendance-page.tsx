import type { AttendanceCounts, Attendee, AttendeePage, AttendeeSearch } from '#attendance';
import { Button, type Column, EmptyState, Field, Figures, Pager, Table, Tag, useSite } from '#ui';
import { withQuery } from '../asked.js';
import { consoleWords } from '../console-words.js';
import type { EventView } from '../events/console-events.js';
import { EventFrame, eventPath } from '../frame.js';
import { Moment } from '../moment.js';
import type { Visitor } from '../signed-in.js';
import { attendanceWords } from './attendance-words.js';

export const ATTENDANCE_LISTS = ['all', 'came', 'missing'] as const;

interface AttendancePageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly counts: AttendanceCounts;
  readonly search: AttendeeSearch;
  readonly found: AttendeePage;
  readonly now: Date;
}

/** Who came and who did not. The figures renew themselves; the list by loading the page. */
export function AttendancePage({ visitor, view, counts, search, found, now }: AttendancePageProps) {
  const { language } = useSite();
  const say = attendanceWords[language];
  const { event, state } = view;
  const path = eventPath(event, '/attendance');
  const href = (page: number) => withQuery(path, { show: search.show, q: search.q, page });
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="attendance">
      <AttendanceFigures view={view} counts={counts} />
      <p class="dim">{say.how}</p>
      <Lists path={path} search={search} />
      <form class="filters" role="search" action={path}>
        <input type="hidden" name="show" value={search.show} />
        <div class="grow">
          <Field name="q" type="search" label={say.searchLabel} value={search.q} hideOptional />
        </div>
        <Button icon="search">{consoleWords[language].search}</Button>
      </form>
      {found.total === 0 ? (
        <EmptyState title={search.q ? consoleWords[language].nothingFound : say.empty[search.show]} />
      ) : (
        <div class="stack">
          <p class="dim">{say.count(found.total)}</p>
          <AttendeeTable view={view} rows={found.rows} isOver={now >= event.startsAt} />
          <Pager page={found.page} pages={found.pages} hrefOf={href} />
        </div>
      )}
    </EventFrame>
  );
}

/** The figures alone; they ask for themselves again every five seconds. */
export function AttendanceFigures({ view, counts }: { view: EventView; counts: AttendanceCounts }) {
  const say = attendanceWords[useSite().language];
  const { confirmed, attended } = counts;
  const share = confirmed > 0 ? say.share(Math.round((100 * attended) / confirmed)) : undefined;
  const path = eventPath(view.event, '/attendance/figures');
  return (
    <div id="figures" hx-get={path} hx-trigger="every 5s" hx-swap="outerHTML" hx-select="#figures">
      <Figures
        items={[
          { label: say.came, value: attended, note: say.of(confirmed) },
          { label: say.missing, value: confirmed - attended },
          { label: say.expected, value: confirmed, note: share },
        ]}
      />
    </div>
  );
}

function Lists({ path, search }: { path: string; search: AttendeeSearch }) {
  const say = attendanceWords[useSite().language];
  return (
    <nav aria-label={say.lists}>
      <ul class="tabs">
        {ATTENDANCE_LISTS.map((show) => (
          <li key={show}>
            <a href={withQuery(path, { show, q: search.q })} aria-current={show === search.show ? 'page' : undefined}>
              {say.show[show]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function AttendeeTable({ view, rows, isOver }: { view: EventView; rows: readonly Attendee[]; isOver: boolean }) {
  const { language } = useSite();
  const say = attendanceWords[language];
  const { event } = view;
  const columns: Column<Attendee>[] = [
    {
      head: say.name,
      cell: ({ registrationId, name, email }) => (
        <>
          <a href={eventPath(event, `/registrations/${registrationId}`)}>{name}</a>
          <small>{email}</small>
        </>
      ),
    },
    {
      head: say.status,
      cell: ({ attended }) =>
        attended ? <Tag tone="ok">{say.present}</Tag> : <Tag tone="off">{isOver ? say.absent : say.notYet}</Tag>,
    },
    { head: say.organisation, wideOnly: true, cell: ({ organisation }) => organisation },
    {
      head: say.firstSeen,
      wideOnly: true,
      cell: ({ firstSeenAt }) => firstSeenAt && <Moment at={firstSeenAt} timeZone={event.timeZone} />,
    },
  ];
  return (
    <Table
      label={consoleWords[language].attendance}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.registrationId}
    />
  );
}
