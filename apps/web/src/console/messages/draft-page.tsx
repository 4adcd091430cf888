import type { AudienceChoices, WrittenMessage } from '#messages';
import { Button, ButtonLink, ErrorSummary, type FieldErrors, useSite } from '#ui';
import type { Typed } from '../asked.js';
import type { Done } from '../done-words.js';
import type { EventView } from '../events/console-events.js';
import { Stale } from '../form-kit.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import { MailTabs } from '../mail-plan/mail-tabs.js';
import type { Visitor } from '../signed-in.js';
import { AudienceField } from './audience-field.js';
import { messageWords } from './message-words.js';
import { TemplateFields } from './template-fields.js';

export interface DraftPageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly choices: AudienceChoices;
  readonly typed: Typed;
  /** Absent while it has not been saved. */
  readonly message?: WrittenMessage;
  readonly errors?: FieldErrors;
  /** What somebody else wrote meanwhile, where it differs. */
  readonly stored?: Typed;
  readonly done?: Done | undefined;
}

/** A message that nobody got yet: its words and its audience, and the way to sending it. */
export function DraftPage(props: DraftPageProps) {
  const { visitor, view, message, errors = {}, stored, done } = props;
  const { event, state } = view;
  const say = messageWords[useSite().language];
  const path = eventPath(event, '/messages');
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="email" done={done}>
      <MailTabs event={event} current="messages" />
      <h2>{message ? say.changeTitle : say.writeTitle}</h2>
      <ErrorSummary errors={errors} />
      {stored && <Stale title={say.staleTitle} stored={stored} words={messageWords} />}
      <DraftForm {...props} errors={errors} action={message ? `${path}/${message.id}` : path} />
      {message && <NextSteps visitor={visitor} path={`${path}/${message.id}`} />}
    </EventFrame>
  );
}

function DraftForm(props: DraftPageProps & { readonly errors: FieldErrors; readonly action: string }) {
  const { visitor, choices, typed, message, errors, action } = props;
  const say = messageWords[useSite().language];
  return (
    <form class="form" method="post" action={action}>
      <Csrf visitor={visitor} />
      {typed.id && <input type="hidden" name="id" value={typed.id} />}
      {typed.seen && <input type="hidden" name="seen" value={typed.seen} />}
      <AudienceField choices={choices} value={typed.audience} error={errors.audience} />
      <TemplateFields typed={typed} errors={errors} words={messageWords} />
      <Button {...(message ? {} : { tone: 'go' as const })} icon="check">
        {say.save}
      </Button>
    </form>
  );
}

/** Looking, trying and sending are about what is saved. */
function NextSteps({ visitor, path }: { readonly visitor: Visitor; readonly path: string }) {
  const say = messageWords[useSite().language];
  return (
    <section class="stack" aria-labelledby="next">
      <h2 id="next">{say.next}</h2>
      <p class="dim">{say.nextText}</p>
      <form class="row" method="post" action={`${path}/trial`}>
        <Csrf visitor={visitor} />
        <ButtonLink icon="search" href={`${path}/preview`}>
          {say.preview}
        </ButtonLink>
        <Button icon="send">{say.trial(visitor.organiser.email)}</Button>
      </form>
      <p class="dim">{say.trialText}</p>
      <p>
        <ButtonLink tone="go" icon="arrow-right" href={`${path}/sending`}>
          {say.goOn}
        </ButtonLink>
      </p>
      <form method="post" action={`${path}/removal`}>
        <Csrf visitor={visitor} />
        <Button tone="quiet" icon="x">
          {say.remove}
        </Button>
      </form>
    </section>
  );
}
