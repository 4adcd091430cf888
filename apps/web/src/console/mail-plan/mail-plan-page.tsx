import { type AudienceChoices, type Forecast, sayAudience } from '#messages';
import { ButtonLink, type Column, EmptyState, Table, useSite } from '#ui';
import type { Done } from '../done-words.js';
import type { EventView } from '../events/console-events.js';
import { EventFrame, eventPath } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { dryRunWords } from './dry-run-words.js';
import { mailPlanWords } from './mail-plan-words.js';
import { MailTabs } from './mail-tabs.js';
import { DueAt, PlanState, sayTime, sayWords } from './say-plan.js';

interface MailPlanPageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly choices: AudienceChoices;
  readonly forecasts: readonly Forecast[];
  /** How many people got which, by the id of the plan. */
  readonly sent: ReadonlyMap<string, number>;
  readonly done?: Done | undefined;
}

/** What the people of an event get by themselves: when, who, what, and how it stands. */
export function MailPlanPage(props: MailPlanPageProps) {
  const { visitor, view, forecasts, done } = props;
  const { event, state } = view;
  const { language } = useSite();
  const say = mailPlanWords[language];
  const path = eventPath(event, '/mail-plan');
  const add = visitor.mayEdit && (
    <ButtonLink tone="go" icon="plus" href={`${path}/new`}>
      {say.add}
    </ButtonLink>
  );
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="email" done={done} actions={add}>
      <MailTabs event={event} current="plan" />
      {forecasts.length === 0 ? (
        <EmptyState title={say.empty}>{visitor.mayEdit && <p class="dim">{say.emptyHint}</p>}</EmptyState>
      ) : (
        <>
          <p class="dim">{state === 'draft' ? say.draftText : say.intro}</p>
          <PlanTable {...props} />
          <p>
            <ButtonLink icon="search" href={`${path}/dry-run`}>
              {dryRunWords[language].open}
            </ButtonLink>
          </p>
        </>
      )}
    </EventFrame>
  );
}

function PlanTable({ view: { event }, choices, forecasts, sent }: MailPlanPageProps) {
  const { language } = useSite();
  const say = mailPlanWords[language];
  const path = eventPath(event, '/mail-plan');
  const columns: Column<Forecast>[] = [
    {
      head: say.when,
      cell: ({ occurrence: { plan, dueAt } }) => (
        <>
          <DueAt at={dueAt} timeZone={event.timeZone} />
          <small>{sayTime(plan, language)}</small>
        </>
      ),
    },
    {
      head: say.what,
      cell: ({ occurrence: { plan } }) => <a href={`${path}/${plan.id}`}>{sayWords(plan, event, language)}</a>,
    },
    { head: say.who, cell: ({ occurrence: { plan } }) => sayAudience(plan.audience, choices, language) },
    {
      head: say.state,
      cell: (forecast) => <PlanState forecast={forecast} sent={sent.get(forecast.occurrence.plan.id) ?? 0} />,
    },
  ];
  return <Table label={say.list} columns={columns} rows={forecasts} keyOf={({ occurrence }) => occurrence.plan.id} />;
}
