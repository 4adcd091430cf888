import {
  type Answer,
  type AnswerCounts,
  type ChosenSession,
  type OpenOffer,
  otherWayOf,
  type Registration,
  type RegistrationPage,
  type SessionOption,
} from '#registrations';
import { Button, ButtonLink, type Column, EmptyState, Pager, Table, Tag, useSite } from '#ui';
import { approvalWords } from '../approval/approval-words.js';
import { withQuery } from '../asked.js';
import { consoleWords, STATUS_TONE } from '../console-words.js';
import type { Done } from '../done-words.js';
import type { EventView } from '../events/console-events.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import { invitationWords } from '../invitations/invitation-words.js';
import { Moment } from '../moment.js';
import type { Visitor } from '../signed-in.js';
import { answerWords, CalendarAnswer, hasAnswers } from './calendar-answer.js';
import { HeldUntil } from './held-until.js';
import { type Filters, RegistrationFilters } from './registration-filters.js';
import { registrationWords } from './registration-words.js';
import { saySessions } from './say-sessions.js';

interface RegistrationListProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly filters: Filters;
  /** What people can choose here; empty where there is no choice. */
  readonly sessions: readonly SessionOption[];
  readonly found: RegistrationPage;
  /** What those on this page chose. */
  readonly chosen: ReadonlyMap<string, readonly ChosenSession[]>;
  /** Places that are held for those on this page. */
  readonly offers: readonly OpenOffer[];
  /** What the calendars of those on this page said, and of everybody. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly answered: AnswerCounts;
  readonly done?: Done | undefined;
}

/** Who has registered. Search narrows while typing; without JavaScript a press on the button does. */
export function RegistrationListPage(props: RegistrationListProps) {
  const { visitor, view, filters, sessions, done } = props;
  const { language } = useSite();
  const { event, state } = view;
  const path = eventPath(event, '/registrations');
  const actions = visitor.mayEdit && (
    <>
      {event.approval && (
        <ButtonLink icon="user-check" href={eventPath(event, '/approval')}>
          {approvalWords[language].title}
        </ButtonLink>
      )}
      <ButtonLink icon="send" href={eventPath(event, '/invitations')}>
        {invitationWords[language].title}
      </ButtonLink>
      <ButtonLink icon="plus" href={eventPath(event, '/import')}>
        {registrationWords[language].importPeople}
      </ButtonLink>
    </>
  );
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="registrations" done={done} actions={actions}>
      <RegistrationFilters
        path={path}
        event={event}
        filters={filters}
        sessions={sessions}
        hasAnswers={hasAnswers(props.answered)}
      />
      <div id="results" class="stack">
        <Results {...props} path={path} />
      </div>
    </EventFrame>
  );
}

function Results(props: RegistrationListProps & { readonly path: string }) {
  const { visitor, filters, found, path } = props;
  const { language } = useSite();
  const say = registrationWords[language];
  const isNarrowed = Object.values(filters).some((value) => value !== '');
  return (
    <>
      <div class="console-head">
        <p class="dim" role="status">
          {found.total === 0 && isNarrowed ? consoleWords[language].nothingFound : say.count(found.total)}
        </p>
        {visitor.mayEdit && found.total > 0 && <Download visitor={visitor} path={path} filters={filters} />}
      </div>
      {found.total === 0 ? (
        <EmptyState title={isNarrowed ? consoleWords[language].nothingFound : say.empty}>
          <p class="dim">{isNarrowed ? say.notFoundHint : say.emptyHint}</p>
        </EmptyState>
      ) : (
        <RegistrationTable {...props} />
      )}
      <Pager page={found.page} pages={found.pages} hrefOf={(page) => withQuery(path, { ...filters, page })} />
    </>
  );
}

/** How somebody takes part, and for which other way they wait beside it. */
function Way({ attends, otherWayArrival }: Registration) {
  const say = registrationWords[useSite().language];
  return (
    <>
      {say.ways[attends]}
      {otherWayArrival !== null && <small>{say.waitsFor[otherWayOf(attends)]}</small>}
    </>
  );
}

/** A form of its own: reading a list out of the house is written down, so it is no link. It takes along what was found. */
function Download({ visitor, path, filters }: { visitor: Visitor; path: string; filters: Filters }) {
  const { download } = registrationWords[useSite().language];
  return (
    <form class="row" method="post" action={`${path}/export`}>
      <Csrf visitor={visitor} />
      {Object.entries(filters).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Button icon="download" name="format" value="csv">
        {download.csv}
      </Button>
      <Button icon="download" name="format" value="xlsx">
        {download.xlsx}
      </Button>
    </form>
  );
}

function RegistrationTable({ view: { event }, found, chosen, sessions, offers, answers }: RegistrationListProps) {
  const { language } = useSite();
  const say = registrationWords[language];
  const columns: (Column<Registration> | false)[] = [
    {
      head: say.name,
      cell: ({ id, name, email }) => (
        <>
          <a href={eventPath(event, `/registrations/${id}`)}>{name}</a>
          <small>{email}</small>
        </>
      ),
    },
    { head: say.organisation, wideOnly: true, cell: ({ organisation }) => organisation },
    event.kind === 'hybrid' && { head: say.attends, wideOnly: true, cell: (row) => <Way {...row} /> },
    sessions.length > 0 && {
      head: say.sessions,
      wideOnly: true,
      cell: ({ id }) => saySessions(chosen.get(id) ?? [], language),
    },
    {
      head: say.status,
      cell: ({ id, status }) => (
        <>
          <Tag tone={STATUS_TONE[status]}>{consoleWords[language].status[status]}</Tag>
          <HeldUntil offer={offers.find((offer) => offer.registrationId === id && !offer.sessionId)} event={event} />
        </>
      ),
    },
    answers.size > 0 && {
      head: answerWords[language].title,
      cell: ({ id }) => <CalendarAnswer answer={answers.get(id)} />,
    },
    {
      head: say.registered,
      wideOnly: true,
      cell: ({ createdAt, registeredBy }) => (
        <>
          <Moment at={createdAt} timeZone={event.timeZone} />
          {registeredBy && <small dir="auto">{say.by(registeredBy)}</small>}
        </>
      ),
    },
  ];
  const label = consoleWords[language].registrations;
  return (
    <Table
      label={label}
      columns={columns.filter((column) => column !== false)}
      rows={found.rows}
      keyOf={({ id }) => id}
    />
  );
}
