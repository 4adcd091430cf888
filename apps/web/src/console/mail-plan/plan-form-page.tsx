import {
  ANCHORS,
  type Anchor,
  type AudienceChoices,
  BUILT_IN,
  type BuiltIn,
  isLead,
  type MailPlan,
  OFFERED_LEADS,
} from '#messages';
import { Button, ButtonLink, Choice, ErrorSummary, Field, type FieldErrors, Select, useSite } from '#ui';
import type { Typed } from '../asked.js';
import type { Done } from '../done-words.js';
import type { EventView } from '../events/console-events.js';
import { type Fields, Stale, useField } from '../form-kit.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import { AudienceField } from '../messages/audience-field.js';
import { TemplateFields } from '../messages/template-fields.js';
import type { Visitor } from '../signed-in.js';
import { mailPlanWords } from './mail-plan-words.js';
import { MailTabs } from './mail-tabs.js';
import { sayLead } from './say-plan.js';

export interface PlanFormPageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly choices: AudienceChoices;
  readonly typed: Typed;
  /** Absent while it has not been saved. */
  readonly plan?: MailPlan;
  readonly errors?: FieldErrors;
  /** What somebody else made of it meanwhile, where it differs. */
  readonly stored?: Typed;
  readonly done?: Done | undefined;
}

/** One planned mail: when, to whom, with which words. */
export function PlanFormPage(props: PlanFormPageProps) {
  const { visitor, view, plan, errors = {}, stored, done } = props;
  const { event, state } = view;
  const say = mailPlanWords[useSite().language];
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="email" done={done}>
      <MailTabs event={event} current="plan" />
      <p>
        <a href={eventPath(event, '/mail-plan')}>{say.back}</a>
      </p>
      <h2>{plan ? say.changeTitle : say.addTitle}</h2>
      <ErrorSummary errors={errors} />
      {stored && <Stale title={say.staleTitle} stored={stored} words={mailPlanWords} />}
      {!plan && <Beginnings {...props} />}
      {plan && <Deeds {...props} plan={plan} />}
      <PlanForm {...props} errors={errors} />
    </EventFrame>
  );
}

/** Without JavaScript a text is put in the fields by a link. */
function Beginnings({ view: { event }, typed, choices }: PlanFormPageProps) {
  const say = mailPlanWords[useSite().language];
  return (
    <nav aria-label={say.startFrom}>
      <p class="dim">{say.startFrom}</p>
      <p class="row">
        {BUILT_IN.filter((name) => fits(name, choices, typed)).map((name) => (
          <a
            key={name}
            href={eventPath(event, `/mail-plan/new?from=${name}`)}
            aria-current={typed.words === name ? 'true' : undefined}
          >
            {say.words[name]}
          </a>
        ))}
      </p>
    </nav>
  );
}

/** What is about a session is offered where there are sessions to choose, or where it was chosen before. */
function fits(name: Anchor | BuiltIn, { sessions }: AudienceChoices, typed: Typed): boolean {
  return !name.startsWith('session_') || sessions.length > 0 || [typed.anchor, typed.words].includes(name);
}

function PlanForm(props: PlanFormPageProps & { readonly errors: FieldErrors }) {
  const { visitor, view, choices, typed, plan, errors } = props;
  const say = mailPlanWords[useSite().language];
  const fields: Fields = { typed, errors, words: mailPlanWords };
  const field = useField(fields);
  const words = [...BUILT_IN.filter((name) => fits(name, choices, typed)), 'own' as const].map((name) => ({
    ...{ value: name, label: say.words[name], hint: say.wordHints[name] },
  }));
  return (
    <form class="form" method="post" action={eventPath(view.event, `/mail-plan${plan ? `/${plan.id}` : ''}`)}>
      <Csrf visitor={visitor} />
      {typed.id && <input type="hidden" name="id" value={typed.id} />}
      {typed.seen && <input type="hidden" name="seen" value={typed.seen} />}
      <TimeFields {...fields} choices={choices} />
      <AudienceField choices={choices} value={typed.audience} error={errors.audience} />
      <Choice {...field('words')} options={words} required stacked />
      <details open={typed.words === 'own' || Object.keys(errors).some((name) => /^(subject|body)\./.test(name))}>
        <summary>{say.text}</summary>
        <div class="stack">
          <TemplateFields {...fields} />
        </div>
      </details>
      <Button tone="go" icon="check">
        {say.save}
      </Button>
    </form>
  );
}

function TimeFields({ choices, ...fields }: Fields & Pick<PlanFormPageProps, 'choices'>) {
  const { language } = useSite();
  const say = mailPlanWords[language];
  const field = useField(fields);
  const { typed, errors } = fields;
  const anchors = ANCHORS.filter((name) => fits(name, choices, typed)).map((value) => ({
    ...{ value, label: say.anchors[value] },
    ...(value === 'session_start' && { hint: say.anchorHint }),
  }));
  const known: readonly string[] = OFFERED_LEADS;
  const others = typed.lead && !known.includes(typed.lead) && isLead(typed.lead) ? [typed.lead] : [];
  const leads = [...known, ...others].map((value) => ({ value, label: sayLead(value, language) }));
  const doubled = (['earlier', 'later'] as const).map((value) => ({ value, label: say.doubled[value] }));
  return (
    <>
      <Choice {...field('anchor')} options={anchors} required />
      <div class="if-counted">
        <Select {...field('lead')} options={leads} hideOptional />
      </div>
      <div class="if-fixed">
        <Field {...field('at')} type="datetime-local" hideOptional />
      </div>
      {errors.atDoubled && <Choice {...field('atDoubled')} options={doubled} required />}
    </>
  );
}

/** Looking at it, switching it and taking it away are about what is saved. */
function Deeds({ visitor, view: { event }, plan }: PlanFormPageProps & { readonly plan: MailPlan }) {
  const say = mailPlanWords[useSite().language];
  const path = eventPath(event, `/mail-plan/${plan.id}`);
  return (
    <section class="row" aria-label={say.after}>
      <ButtonLink icon="search" href={`${path}/preview`}>
        {say.preview}
      </ButtonLink>
      <form method="post" action={`${path}/state`}>
        <Csrf visitor={visitor} />
        <Button name="enabled" value={plan.enabled ? '' : 'yes'}>
          {plan.enabled ? say.turnOff : say.turnOn}
        </Button>
      </form>
      <form method="post" action={`${path}/removal`}>
        <Csrf visitor={visitor} />
        <Button tone="quiet" icon="x">
          {say.remove}
        </Button>
      </form>
    </section>
  );
}
