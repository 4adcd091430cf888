import type { AttendanceCounts, AttendeePage, AttendeeSearch, DoorRefusal, Spot } from '#attendance';
import { Button, ButtonLink, EmptyState, Field, Notice, Pager, useSite } from '#ui';
import { withQuery } from '../asked.js';
import { consoleWords } from '../console-words.js';
import type { Done } from '../done-words.js';
import type { EventView } from '../events/console-events.js';
import { EventFrame, eventPath } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { AttendanceFigures } from './attendance-figures.js';
import { attendanceWords } from './attendance-words.js';
import { AttendeeTable } from './attendee-table.js';
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
            hasBegun={now >= event.startsAt}
          />
          <Pager page={found.page} pages={found.pages} hrefOf={href} />
        </div>
      )}
    </>
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
