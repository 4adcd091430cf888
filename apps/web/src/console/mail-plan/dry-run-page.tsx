import { type AudienceChoices, type Forecast, LEFT_OUT, mailsToCome, type PlannedFor, sayAudience } from '#messages';
import { readableAddress } from '#people';
import { formatMoment } from '#platform';
import { ButtonLink, type Column, EmptyState, Table, Tag, useSite } from '#ui';
import type { EventView } from '../events/console-events.js';
import { EventFrame, eventPath } from '../frame.js';
import { Moment } from '../moment.js';
import type { Visitor } from '../signed-in.js';
import { dryRunWords } from './dry-run-words.js';
import { mailPlanWords } from './mail-plan-words.js';
import { MailTabs } from './mail-tabs.js';
import { DueAt, sayTime, sayWords } from './say-plan.js';

export interface DryRunPageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly choices: AudienceChoices;
  readonly forecasts: readonly Forecast[];
  readonly now: Date;
  /** The people of one of them, where that was asked for. */
  readonly shown?: {
    readonly forecast: Forecast;
    readonly people: readonly PlannedFor[];
    readonly next: number | undefined;
  };
}

/** Who will get what, and when, if nothing changes any more. Sends nothing. */
export function DryRunPage(props: DryRunPageProps) {
  const { visitor, view, forecasts, now, shown } = props;
  const { event, state } = view;
  const { language } = useSite();
  const say = dryRunWords[language];
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="email">
      <MailTabs event={event} current="plan" />
      <p>
        <a href={eventPath(event, shown ? '/mail-plan/dry-run' : '/mail-plan')}>
          {shown ? say.back : mailPlanWords[language].back}
        </a>
      </p>
      {shown ? (
        <PeopleOfOne {...props} shown={shown} />
      ) : (
        <>
          <h2>{say.title}</h2>
          <p class="dim">{say.intro(formatMoment(now, event.timeZone, language))}</p>
          <p>
            <strong>{say.total(mailsToCome(forecasts))}</strong>
          </p>
          {forecasts.length > 0 ? <Forecasts {...props} /> : <EmptyState title={mailPlanWords[language].empty} />}
        </>
      )}
    </EventFrame>
  );
}

function Forecasts({ view: { event }, choices, forecasts }: DryRunPageProps) {
  const { language } = useSite();
  const [say, plan] = [dryRunWords[language], mailPlanWords[language]];
  const columns: Column<Forecast>[] = [
    {
      head: say.due,
      cell: ({ occurrence }) => (
        <>
          <DueAt at={occurrence.dueAt} timeZone={event.timeZone} />
          <small>{sayTime(occurrence.plan, language)}</small>
        </>
      ),
    },
    {
      head: say.what,
      cell: ({ occurrence }) => (
        <>
          {sayWords(occurrence.plan, event, language)}
          <small>{sayAudience(occurrence.plan.audience, choices, language)}</small>
        </>
      ),
    },
    { head: say.gets, cell: (forecast) => <Gets forecast={forecast} /> },
    { head: say.leftOut, cell: (forecast) => <LeftOutCounts forecast={forecast} /> },
    {
      head: say.people,
      cell: ({ occurrence: { plan: of } }) => (
        <a href={eventPath(event, `/mail-plan/dry-run?plan=${of.id}`)}>
          {say.show}
          <span class="vh">
            : {sayWords(of, event, language)}, {sayTime(of, language)}
          </span>
        </a>
      ),
    },
  ];
  return <Table label={plan.list} columns={columns} rows={forecasts} keyOf={({ occurrence }) => occurrence.plan.id} />;
}

function Gets({ forecast: { standing, counts, isUnknown } }: { forecast: Forecast }) {
  const { language } = useSite();
  const say = mailPlanWords[language];
  if (standing.kind === 'silent') {
    const { state, why } = say.silent[standing.why];
    return (
      <>
        <Tag tone="off">{state}</Tag>
        {why && <small>{why}</small>}
      </>
    );
  }
  return <>{isUnknown ? say.unknownYet : say.goesTo(say.people(counts.gets))}</>;
}

/** Each reason on a line of its own; nothing where everybody gets it. */
function LeftOutCounts({ forecast: { counts } }: { forecast: Forecast }) {
  const { language } = useSite();
  const say = mailPlanWords[language];
  const some = LEFT_OUT.filter((why) => counts[why] > 0);
  return (
    <>
      {some.map((why) => (
        <small key={why}>
          {counts[why]}: {say.leftOut[why]}
        </small>
      ))}
    </>
  );
}

function PeopleOfOne({
  view: { event },
  shown,
}: DryRunPageProps & { readonly shown: NonNullable<DryRunPageProps['shown']> }) {
  const { language } = useSite();
  const [say, plan] = [dryRunWords[language], mailPlanWords[language]];
  const { occurrence, standing } = shown.forecast;
  const { dueAt } = occurrence;
  const silent = standing.kind === 'silent' ? plan.silent[standing.why] : undefined;
  const whyNot = ({ leftOut }: PlannedFor) => (leftOut ? plan.leftOut[leftOut] : plan.gets);
  const columns: Column<PlannedFor>[] = [
    {
      head: say.name,
      cell: ({ name, address }) => (
        <>
          {name}
          <small>{readableAddress(address)}</small>
        </>
      ),
    },
    { head: say.due, cell: () => <Moment at={dueAt} timeZone={event.timeZone} /> },
    {
      head: say.theirTime,
      cell: ({ timeZone }) =>
        timeZone ? (
          <>
            <Moment at={dueAt} timeZone={timeZone} />
            <small>{timeZone}</small>
          </>
        ) : (
          '–'
        ),
    },
    {
      head: say.outcome,
      cell: (one) => (silent ? [silent.state, silent.why].filter(Boolean).join(': ') : whyNot(one)),
    },
  ];
  return (
    <section class="stack" aria-labelledby="people">
      <h2 id="people">
        {say.peopleOf(`${sayWords(occurrence.plan, event, language)}, ${sayTime(occurrence.plan, language)}`)}
      </h2>
      {shown.people.length > 0 ? (
        <Table label={say.people} columns={columns} rows={shown.people} keyOf={({ id }) => id} />
      ) : (
        <EmptyState title={shown.forecast.isUnknown ? plan.unknownYet : plan.previewNobody} />
      )}
      {shown.next !== undefined && (
        <p>
          <ButtonLink href={eventPath(event, `/mail-plan/dry-run?plan=${occurrence.plan.id}&after=${shown.next}`)}>
            {say.more}
          </ButtonLink>
        </p>
      )}
    </section>
  );
}
