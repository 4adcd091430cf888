import type { TypedAnswers } from '#questions';
import { assetUrl, Button, Check, Choice, ErrorSummary, type FieldErrors, localPath, useSite } from '#ui';
import type { EventView } from '../../events/event-views.js';
import { sayWay } from '../../events/places.js';
import { accessNoticeWords, domainHint } from './access-notice.js';
import type { Invited } from './invited.js';
import { PersonFields, SmallPrint } from './person-fields.js';
import { QuestionFields } from './question-fields.js';
import { registrationWords } from './registration-words.js';
import { SessionChoices } from './session-choices.js';

/** What somebody filled in, given back as it came: nothing is lost when something is wrong. */
export interface Filled {
  readonly typed: Readonly<Record<string, string | undefined>>;
  /** Chosen sessions, by id. */
  readonly chosen: ReadonlySet<string>;
  readonly answers: TypedAnswers;
  /** Filled in by us, not sent yet. */
  readonly isFresh?: boolean;
}

interface RegistrationFormProps {
  readonly view: EventView;
  /** Every place is taken: the same form, for the waiting list. */
  readonly waiting: boolean;
  readonly filled?: Filled | undefined;
  readonly errors?: FieldErrors | undefined;
  readonly invited?: Invited | undefined;
  /** Where the form goes, when not to the address of the event. */
  readonly action?: string | undefined;
}

const NOTHING: Filled = { typed: {}, chosen: new Set(), answers: new Map() };

/** The one form a participant ever fills in. */
export function RegistrationForm(props: RegistrationFormProps) {
  const { view, waiting, filled, errors = {}, invited } = props;
  const { language } = useSite();
  const say = registrationWords[language];
  const { event } = view;
  const asks = event.approval && !invited;
  const action = props.action ?? invited?.action ?? localPath(language, `/${event.slug}/aanmelden`);
  const { typed, chosen, answers } = filled ?? NOTHING;
  return (
    <form class="form" method="post" action={action} noValidate>
      <ErrorSummary errors={errors} />
      <PersonFields typed={typed} errors={errors} emailHint={(!invited && domainHint(event, language)) || undefined} />
      {event.kind === 'hybrid' && (
        <Choice
          name="attends"
          label={say.attends}
          required
          value={typed.attends}
          options={[
            { value: 'on_site', label: say.onSite, hint: sayWay('on_site', view, language) },
            { value: 'online', label: say.online, hint: sayWay('online', view, language) },
          ]}
          error={errors.attends}
        />
      )}
      <SessionChoices
        view={view}
        chosen={chosen}
        isAnswered={filled !== undefined && !filled.isFresh}
        errors={errors}
        isWaiting={waiting}
      />
      <QuestionFields view={view} typed={answers} errors={errors} />
      {/* The only script that visitors get: it tells their zone, hides what is not asked, and keeps places true. */}
      <script src={assetUrl('site.js')} defer />
      <Check name="listed" label={say.listed} value="on" checked={Boolean(typed.listed)} error={errors.listed} />
      <p>
        <Button tone="go" wide>
          {asks ? accessNoticeWords[language].ask : waiting ? say.sendWaiting : say.send}
        </Button>
      </p>
      <SmallPrint notice={say.notice} />
    </form>
  );
}
