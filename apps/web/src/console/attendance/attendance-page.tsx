import type { AttendanceCounts, Attendee, AttendeePage, AttendeeSearch, DoorRefusal, Spot } from '#attendance';
import { Button, ButtonLink, type Column, EmptyState, Field, Figures, Notice, Pager, Table, Tag, useSite } from '#ui';
import { withQuery } from '../asked.js';
import { consoleWords } from '../console-words.js';
import type { Done } from '../done-words.js';
import type { EventView } from '../events/console-events.js';
import { EventFrame, eventPath } from '../frame.js';
import { Moment } from '../moment.js';
import type { Visitor } from '../signed-in.js';
import { attendanceWords } from './attendance-words.js';
import { DecisionForm } from './decision-form.js';
import { sayRefusal } from './refusal-words.js';
import { SpotSelect, spotValue } from './spot-select.js';

export const ATTENDANCE_LISTS = ['all', 'came', 'missing'] as const;

interface AttendancePageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly counts: AttendanceCounts;
  readonly spots: readonly Spot[];
  readonly search: AttendeeSearch;
  readonly found: AttendeePage;
  readonly now: Date;
  readonly done?: Done | undefined;
  /** Why what somebody noted by hand was not written down. */
  readonly refusal?: DoorRefusal | undefined;
}

/** Who came and who did not. The figures renew themselves; the list by loading the page. */
export function AttendancePage(props: AttendancePageProps) {
  const { visitor, view, counts, search, refusal, done } = props;
  const { language } = useSite();
  const say = attendanceWords[language];
  const { event, state } = view;
  const { spot } = search;
  const door = withQuery(eventPath(event, '/checkin'), { session: spotValue(spot) });
  return (
    <EventFrame
      visitor={visitor}
      event={event}
      state={state}
      current="attendance"
      done={done}
      actions={
        <ButtonLink icon="user-check" href={door}>
          {say.checkIn}
        </ButtonLink>
      }
    >
      {refusal && <Notice tone="wait" title={sayRefusal(refusal, language)} status />}
      <AttendanceFigures view={view} spot={spot} counts={counts} />
      <p class="dim">{say.how}</p>
      <List {...props} />
    </EventFrame>
  );
}

function List({ visitor, view, spots, search, found, now }: AttendancePageProps) {
  const { language } = useSite();
  const say = attendanceWords[language];
  const { event } = view;
  const { spot, show, q } = search;
  const path = eventPath(event, '/attendance');
  const href = (page: number) => withQuery(path, { session: spotValue(spot), show, q, page });
  return (
    <>
      <Lists path={path} search={search} />
      <form class="filters" role="search" action={path}>
        <input type="hidden" name="show" value={show} />
        <div class="grow">
          <Field name="q" type="search" label={say.searchLabel} value={q} hideOptional />
        </div>
        <SpotSelect view={view} spots={spots} spot={spot} />
        <Button icon="search">{consoleWords[language].search}</Button>
      </form>
      {found.total === 0 ? (
        <EmptyState title={q ? consoleWords[language].nothingFound : say.empty[show]} />
      ) : (
        <div class="stack">
          <p class="dim">{say.count(found.total)}</p>
          <AttendeeTable
            visitor={visitor}
            view={view}
            search={search}
            rows={found.rows}
            isOver={now >= event.startsAt}
          />
          <Pager page={found.page} pages={found.pages} hrefOf={href} />
        </div>
      )}
    </>
  );
}

/** The figures alone; they ask for themselves again every five seconds. */
export function AttendanceFigures({ view, spot, counts }: { view: EventView; spot: Spot; counts: AttendanceCounts }) {
  const say = attendanceWords[useSite().language];
  const { confirmed, attended } = counts;
  const share = confirmed > 0 ? say.share(Math.round((100 * attended) / confirmed)) : undefined;
  const path = withQuery(eventPath(view.event, '/attendance/figures'), { session: spotValue(spot) });
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
            <a
              href={withQuery(path, { session: spotValue(search.spot), show, q: search.q })}
              aria-current={show === search.show ? 'page' : undefined}
            >
              {say.show[show]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface AttendeeTableProps extends Pick<AttendancePageProps, 'visitor' | 'view' | 'search'> {
  readonly rows: readonly Attendee[];
  readonly isOver: boolean;
}

function AttendeeTable({ visitor, view, search, rows, isOver }: AttendeeTableProps) {
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
      cell: ({ attended, isByHand }) => (
        <>
          {attended ? <Tag tone="ok">{say.present}</Tag> : <Tag>{isOver || isByHand ? say.absent : say.notYet}</Tag>}
          {isByHand && <small>{say.byHand}</small>}
        </>
      ),
    },
    { head: say.organisation, wideOnly: true, cell: ({ organisation }) => organisation },
    {
      head: say.firstSeen,
      wideOnly: true,
      cell: ({ firstSeenAt }) => firstSeenAt && <Moment at={firstSeenAt} timeZone={event.timeZone} />,
    },
    {
      head: say.note,
      cell: (row) => visitor.mayEdit && <DecisionForm visitor={visitor} event={event} person={row} at={search} />,
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
