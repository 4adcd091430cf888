import type { PlainPlan } from '#messages';
import { before, formatDay, formatTime, type Language } from '#platform';
import {
  Button,
  Check,
  type Column,
  EmptyState,
  ErrorSummary,
  type FieldErrors,
  Notice,
  Select,
  Table,
  Tag,
  useSite,
} from '#ui';
import type { Typed } from '../asked.js';
import type { Done } from '../done-words.js';
import type { EventView } from '../events/console-events.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { leadOptions, reminderValues, rowsOf, sayLead } from './reminder-values.js';
import { reminderWords } from './reminder-words.js';

interface RemindersPageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly plans: readonly PlainPlan[];
  /** How many people got which, by the id of the plan. */
  readonly sent: ReadonlyMap<string, number>;
  /** How many people have a place now. */
  readonly confirmed: number;
  readonly now: Date;
  readonly typed?: Typed | undefined;
  readonly errors?: FieldErrors;
  readonly isStale?: boolean;
  readonly done?: Done | undefined;
}

/** When the people of an event are reminded, and of how many mails that makes. */
export function RemindersPage(props: RemindersPageProps) {
  const { visitor, view, plans, errors = {}, isStale = false, done } = props;
  const { event, state } = view;
  const say = reminderWords[useSite().language];
  const mayChange = visitor.mayEdit && state !== 'ended' && state !== 'cancelled';
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="reminders" done={done}>
      <ErrorSummary errors={errors} />
      {isStale && (
        <Notice tone="wait" title={say.staleTitle} status>
          <p>{say.staleText}</p>
        </Notice>
      )}
      <p class="dim">{state === 'draft' ? say.draftText : say.intro}</p>
      {plans.length === 0 ? (
        <EmptyState title={say.empty}>
          <p class="dim">{say.emptyHint}</p>
        </EmptyState>
      ) : (
        <PlanTable {...props} />
      )}
      {mayChange && <PlanForm {...props} errors={errors} />}
    </EventFrame>
  );
}

function PlanTable(props: RemindersPageProps) {
  const { view, plans } = props;
  const { language } = useSite();
  const say = reminderWords[language];
  const { startsAt, timeZone } = view.event;
  const columns: Column<PlainPlan>[] = [
    { head: say.when, cell: ({ lead }) => <DueAt at={before(startsAt, lead, timeZone)} timeZone={timeZone} /> },
    { head: say.lead, cell: ({ lead }) => say.before(sayLead(lead, language)) },
    { head: say.state, cell: (plan) => <PlanState {...props} plan={plan} /> },
  ];
  return <Table label={say.list} columns={columns} rows={plans} keyOf={({ id }) => id} />;
}

/** "dinsdag 2 maart 2027 14.00", where the event is. */
function DueAt({ at, timeZone }: { at: Date; timeZone: string }) {
  const { language } = useSite();
  return (
    <time datetime={at.toISOString()}>
      {formatDay(at, timeZone, language)} {formatTime(at, timeZone, language)}
    </time>
  );
}

function PlanState({ plan, view, sent, confirmed, now }: RemindersPageProps & { plan: PlainPlan }) {
  const { language } = useSite();
  const { tone, text, note } = stateOf(plan, view, { sent: sent.get(plan.id) ?? 0, confirmed }, now, language);
  return (
    <>
      <Tag tone={tone}>{text}</Tag>
      {note && <small>{note}</small>}
    </>
  );
}

/** What became of a reminder, or will. Whatever was sent was sent, also when it has been switched off since. */
function stateOf(
  plan: PlainPlan,
  { event, state }: EventView,
  counts: { readonly sent: number; readonly confirmed: number },
  now: Date,
  language: Language,
) {
  const say = reminderWords[language];
  if (counts.sent > 0) return { tone: 'ok' as const, text: say.wasSent, note: say.sentTo(counts.sent) };
  if (!plan.enabled) return { tone: 'off' as const, text: say.off };
  if (before(event.startsAt, plan.lead, event.timeZone) <= now)
    return { tone: 'off' as const, text: say.notSent, note: say.notSentText };
  if (state === 'draft' || state === 'cancelled') return { tone: 'off' as const, text: say.coming };
  return { tone: 'info' as const, text: say.coming, note: say.goesTo(counts.confirmed) };
}

function PlanForm({ visitor, view, plans, typed = reminderValues(plans), errors = {} }: RemindersPageProps) {
  const { language } = useSite();
  const say = reminderWords[language];
  const { filled, spare } = rowsOf(typed);
  return (
    <section class="stack" aria-labelledby="change">
      <h2 id="change">{say.change}</h2>
      <p class="dim">{say.changeText}</p>
      <form class="form narrow" method="post" action={eventPath(view.event, '/reminders')}>
        <Csrf visitor={visitor} />
        <input type="hidden" name="seen" value={typed.seen} />
        {filled.map((row, at) => (
          <div key={row} class="with-switch">
            <Select
              name={`lead.${row}`}
              label={say.nth(at + 1)}
              options={leadOptions(typed, say.remove, language)}
              value={typed[`lead.${row}`]}
              error={errors[`lead.${row}`]}
              hideOptional
            />
            <Check
              name={`on.${row}`}
              label={
                <>
                  {say.on}
                  <span class="vh">: {say.nth(at + 1)}</span>
                </>
              }
              checked={typed[`on.${row}`] === 'yes'}
            />
          </div>
        ))}
        {spare !== undefined && (
          <>
            <Select
              name={`lead.${spare}`}
              label={say.add}
              options={leadOptions(typed, say.none, language)}
              value=""
              hideOptional
            />
            <input type="hidden" name={`on.${spare}`} value="yes" />
          </>
        )}
        <Button tone="go" icon="check">
          {say.save}
        </Button>
      </form>
    </section>
  );
}
