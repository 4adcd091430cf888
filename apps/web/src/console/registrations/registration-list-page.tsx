import { LISTED_STATUSES, type Registration, type RegistrationPage, type RegistrationSearch } from '#registrations';
import { Button, type Column, EmptyState, Field, Pager, Select, Table, Tag, useSite } from '#ui';
import { withQuery } from '../asked.js';
import { consoleWords, STATUS_TONE } from '../console-words.js';
import type { Done } from '../done-words.js';
import type { EventView } from '../events/console-events.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import { Moment } from '../moment.js';
import type { Visitor } from '../signed-in.js';
import { registrationWords } from './registration-words.js';

interface RegistrationListProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly search: RegistrationSearch;
  readonly found: RegistrationPage;
  readonly done?: Done | undefined;
}

/** Who has registered. Search narrows while typing; without JavaScript a press on the button does. */
export function RegistrationListPage({ visitor, view, search, found, done }: RegistrationListProps) {
  const { event, state } = view;
  const path = eventPath(event, '/registrations');
  return (
    <EventFrame
      visitor={visitor}
      event={event}
      state={state}
      current="registrations"
      done={done}
      actions={visitor.mayEdit && <Download visitor={visitor} path={path} />}
    >
      <SearchForm path={path} search={search} />
      <div id="results" class="stack">
        <Results view={view} search={search} found={found} path={path} />
      </div>
    </EventFrame>
  );
}

/** A form of its own: reading a list out of the house is written down, so it is no link. */
function Download({ visitor, path }: { visitor: Visitor; path: string }) {
  return (
    <form method="post" action={`${path}/export`}>
      <Csrf visitor={visitor} />
      <Button icon="download">{registrationWords[useSite().language].download}</Button>
    </form>
  );
}

function SearchForm({ path, search }: { path: string; search: RegistrationSearch }) {
  const { language } = useSite();
  const say = consoleWords[language];
  const statuses = [
    { value: '', label: say.all },
    ...LISTED_STATUSES.map((value) => ({ value, label: say.status[value] })),
  ];
  return (
    <form
      class="filters"
      role="search"
      action={path}
      hx-get={path}
      hx-trigger="input delay:300ms, change, submit"
      hx-target="#results"
      hx-select="#results"
      hx-swap="outerHTML"
      hx-push-url="true"
    >
      <div class="grow">
        <Field name="q" type="search" label={registrationWords[language].searchLabel} value={search.q} hideOptional />
      </div>
      <Select
        name="status"
        label={registrationWords[language].status}
        options={statuses}
        value={search.status}
        hideOptional
      />
      <Button icon="search">{say.search}</Button>
    </form>
  );
}

type ResultProps = Pick<RegistrationListProps, 'view' | 'search' | 'found'> & { readonly path: string };

function Results({ view, search, found, path }: ResultProps) {
  const { language } = useSite();
  const say = registrationWords[language];
  const isNarrowed = search.q !== '' || search.status !== '';
  if (found.total === 0) {
    return (
      <EmptyState title={isNarrowed ? consoleWords[language].nothingFound : say.empty}>
        <p class="dim">{isNarrowed ? say.notFoundHint : say.emptyHint}</p>
      </EmptyState>
    );
  }
  const href = (page: number) => withQuery(path, { q: search.q, status: search.status, page });
  return (
    <>
      <p class="dim" role="status">
        {say.count(found.total)}
      </p>
      <RegistrationTable view={view} rows={found.rows} label={consoleWords[language].registrations} />
      <Pager page={found.page} pages={found.pages} hrefOf={href} />
    </>
  );
}

function RegistrationTable({ view, rows, label }: { view: EventView; rows: readonly Registration[]; label: string }) {
  const { language } = useSite();
  const say = registrationWords[language];
  const { event } = view;
  const columns: Column<Registration>[] = [
    {
      head: say.name,
      cell: ({ id, name, email }) => (
        <>
          <a href={eventPath(event, `/registrations/${id}`)}>{name}</a>
          <small>{email}</small>
        </>
      ),
    },
    {
      head: say.status,
      cell: ({ status }) => <Tag tone={STATUS_TONE[status]}>{consoleWords[language].status[status]}</Tag>,
    },
    { head: say.organisation, wideOnly: true, cell: ({ organisation }) => organisation },
    { head: say.role, wideOnly: true, cell: ({ role }) => say.roles[role] },
    {
      head: say.registered,
      wideOnly: true,
      cell: ({ createdAt }) => <Moment at={createdAt} timeZone={event.timeZone} />,
    },
  ];
  return <Table label={label} columns={columns} rows={rows} keyOf={({ id }) => id} />;
}
