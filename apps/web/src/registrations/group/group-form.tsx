import { MOST_TOGETHER, type Shortage } from '#registrations';
import { Button, Check, Choice, ErrorSummary, Field, type FieldErrors, localPath, useSite } from '#ui';
import type { EventView } from '../../events/event-views.js';
import { sayWay } from '../../events/places.js';
import { domainHint } from '../form/access-notice.js';
import { NameAndEmail, SmallPrint } from '../form/person-fields.js';
import { registrationWords } from '../form/registration-words.js';
import { SessionChoices } from '../form/session-choices.js';
import type { FilledGroup } from './filled-group.js';
import { GroupRows } from './group-rows.js';
import { groupWords } from './group-words.js';
import { free } from './read-group-form.js';
import { goOn } from './shortage-notice.js';

export interface GroupFormProps {
  readonly view: EventView;
  readonly filled: FilledGroup;
  readonly errors?: FieldErrors;
  /** Why it was not taken as it is. */
  readonly refused?: { readonly short: Shortage; readonly size: number } | undefined;
}

/** The form with which somebody registers several people. */
export function GroupForm({ view, filled, errors = {}, refused }: GroupFormProps) {
  const { language } = useSite();
  const say = groupWords[language];
  const own = registrationWords[language];
  const { event, state } = view;
  const { typed } = filled;
  return (
    <form class="form" method="post" action={localPath(language, `/${event.slug}/aanmelden/groep`)} noValidate>
      <ErrorSummary errors={errors} />
      <h2>{say.you}</h2>
      <NameAndEmail typed={typed} errors={errors} emailHint={say.yourEmailHint} />
      <Check name="self" label={say.self} value="on" checked={Boolean(typed.self)} />
      <GroupRows filled={filled} errors={errors} hint={domainHint(event, language)} most={MOST_TOGETHER} />
      <h2>{say.same}</h2>
      <Field
        name="organisation"
        label={say.organisation}
        autocomplete="organization"
        value={typed.organisation}
        error={errors.organisation}
      />
      {event.kind === 'hybrid' && (
        <Choice
          name="attends"
          label={say.attends}
          required
          value={typed.attends}
          options={[
            { value: 'on_site', label: own.onSite, hint: sayWay('on_site', view, language) },
            { value: 'online', label: own.online, hint: sayWay('online', view, language) },
          ]}
          error={errors.attends}
        />
      )}
      {view.programme.rounds.length > 0 && <p class="dim">{say.choiceHint}</p>}
      <SessionChoices view={free(view)} chosen={filled.chosen} isAnswered errors={errors} none={say.eachChooses} />
      {view.questions.length > 0 && <p>{say.questions}</p>}
      <Sending {...{ view, refused }} isFull={state === 'full_waiting_open'} />
      <SmallPrint notice={say.notice} />
    </form>
  );
}

/** The button; behind it, when there was no room for all, the one to go on all the same. */
function Sending({ view, refused, isFull }: Pick<GroupFormProps, 'view' | 'refused'> & { isFull: boolean }) {
  const { language } = useSite();
  const say = groupWords[language];
  const more = refused && goOn(refused.short, refused.size, language);
  if (refused)
    return (
      <p class="row">
        {more && (
          <Button tone="go" name="wachten" value={String(more.accepts)}>
            {more.label}
          </Button>
        )}
        <Button tone={more ? undefined : 'go'}>{say.sendAgain}</Button>
      </p>
    );
  const isAsked = view.event.approval;
  return (
    <p>
      <Button tone="go" wide {...(isFull && !isAsked ? { name: 'wachten', value: '0' } : {})}>
        {isAsked ? say.ask : isFull ? say.sendWaiting : say.send}
      </Button>
    </p>
  );
}
