import { eventPlaces } from '#events';
import { REQUEST_STANDINGS } from '#registrations';
import { EmptyState, ErrorSummary, Notice, Pager, useSite } from '#ui';
import { withQuery } from '../asked.js';
import type { EventView } from '../events/console-events.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import { Answering } from './answering.js';
import type { ApprovalPageProps } from './approval-props.js';
import { approvalWords } from './approval-words.js';
import { sayOutcome } from './outcome.js';
import { RequestTable } from './request-table.js';

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
          <RequestTable {...props} mayAnswer={mayAnswer} />
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
