import { eventPlaces } from '#events';
import { speak } from '#platform';
import { type StoredAnswer, sayAnswer } from '#questions';
import { REQUEST_STANDINGS, type RequestCounts, type Requester, type RequestStanding } from '#registrations';
import {
  Button,
  type Column,
  EmptyState,
  ErrorSummary,
  Field,
  type FieldErrors,
  Notice,
  Pager,
  Table,
  useSite,
} from '#ui';
import { withQuery } from '../asked.js';
import type { EventView } from '../events/console-events.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import { Moment } from '../moment.js';
import type { Visitor } from '../signed-in.js';
import { approvalWords } from './approval-words.js';
import { type Outcome, sayOutcome } from './outcome.js';

interface ApprovalPageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly tab: RequestStanding;
  readonly counts: RequestCounts;
  readonly page: number;
  readonly pages: number;
  readonly requests: readonly Requester[];
  readonly answers: ReadonlyMap<string, readonly StoredAnswer[]>;
  /** Ids of those who are ticked. */
  readonly picked: ReadonlySet<string>;
  readonly reason?: string;
  readonly errors?: FieldErrors;
  readonly outcome?: Outcome | undefined;
}

/** Who asks for a place, with yes and no. */
export function ApprovalPage(props: ApprovalPageProps) {
  const { visitor, view, tab, counts, page, pages, requests, outcome } = props;
  const { language } = useSite();
  const say = approvalWords[language];
  const { event, state } = view;
  const path = eventPath(event, '/approval');
  const left = leftIn(view);
  const mayAnswer = visitor.mayEdit && state !== 'ended' && event.status === 'published';
  return (
    <EventFrame
      visitor={visitor}
      event={event}
      state={state}
      current="registrations"
      about={{ text: say.title, language }}
    >
      {outcome && <Notice tone={outcome.isTooLate ? 'wait' : 'ok'} title={sayOutcome(outcome, language)} status />}
      <p class="dim">
        {event.approval ? say.lead : say.off} {left !== undefined && say.places(left)}
      </p>
      <nav aria-label={say.title}>
        <ul class="tabs">
          {REQUEST_STANDINGS.map((one) => (
            <li key={one}>
              <a href={withQuery(path, { tab: one })} aria-current={one === tab ? 'page' : undefined}>
                {say.tabs[one](counts[one])}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {requests.length === 0 ? (
        <EmptyState title={say.nobody[tab]}>
          <p class="dim">{say.nobodyHint}</p>
        </EmptyState>
      ) : (
        <form class="stack" method="post" action={`${path}/answers`}>
          <Csrf visitor={visitor} />
          <input type="hidden" name="tab" value={tab} />
          <ErrorSummary errors={props.errors ?? {}} />
          <Requests {...props} mayAnswer={mayAnswer} />
          {mayAnswer && <Answering {...props} path={path} />}
        </form>
      )}
      <Pager page={page} pages={pages} hrefOf={(to) => withQuery(path, { tab, page: to })} />
    </EventFrame>
  );
}

/** Places nobody has, where they are counted. */
function leftIn({ pools, capacity }: EventView): number | undefined {
  return capacity === null ? undefined : Math.max(0, capacity - eventPlaces(pools).taken);
}

function Requests(props: ApprovalPageProps & { readonly mayAnswer: boolean }) {
  const { view, requests, answers, tab, mayAnswer, picked, errors } = props;
  const { event } = view;
  const { language } = useSite();
  const say = approvalWords[language];
  const columns: (Column<Requester> | false)[] = [
    {
      head: say.who,
      cell: ({ id, name, email, organisation }) => (
        <>
          {mayAnswer ? (
            <label class="check">
              <input type="checkbox" name="who" value={id} checked={picked.has(id)} />
              <span>{name}</span>
            </label>
          ) : (
            name
          )}
          <small>{[organisation, email].filter(Boolean).join(', ')}</small>
        </>
      ),
    },
    {
      head: say.answers,
      cell: ({ id, name }) => (
        <>
          {(answers.get(id) ?? []).slice(0, 6).map((answer) => (
            <div key={answer.questionId}>
              <small>{speak(answer.label, language, event.language).text}</small>{' '}
              {sayAnswer(answer, answer.value, language).slice(0, 300)}
            </div>
          ))}
          <a href={eventPath(event, `/registrations/${id}`)}>
            {say.open}
            <span class="vh">{say.more(name)}</span>
          </a>
        </>
      ),
    },
    tab === 'declined' && {
      head: say.reasonGiven,
      cell: ({ declineReason }) => <span class="pre">{declineReason}</span>,
    },
    { head: say.asked, wideOnly: true, cell: ({ createdAt }) => <Moment at={createdAt} timeZone={event.timeZone} /> },
  ];
  return (
    <div id="who" tabIndex={-1} class="stack">
      {errors?.who && (
        <p class="err" role="alert">
          {errors.who}
        </p>
      )}
      <Table
        label={say.title}
        columns={columns.filter((column) => column !== false)}
        rows={requests}
        keyOf={({ id }) => id}
      />
    </div>
  );
}

function Answering({ tab, page, reason, errors, path }: ApprovalPageProps & { readonly path: string }) {
  const say = approvalWords[useSite().language];
  return (
    <div class="form">
      <p>
        <a href={withQuery(path, { tab, page, all: 'yes' })}>{say.all}</a>
      </p>
      {tab === 'pending' && (
        <Field name="reason" label={say.reason} hint={say.reasonHint} rows={3} value={reason} error={errors?.reason} />
      )}
      <div class="row">
        <Button tone="go" icon="check" name="decision" value="approve">
          {say.approve}
        </Button>
        {tab === 'pending' && (
          <Button tone="danger" icon="x" name="decision" value="decline">
            {say.decline}
          </Button>
        )}
      </div>
    </div>
  );
}
