import { speak } from '#platform';
import { type DetailsField, detailsOf, type Registration, ROLES, sealOfOwn } from '#registrations';
import {
  Button,
  ButtonLink,
  Check,
  Choice,
  ErrorSummary,
  Field,
  type FieldErrors,
  Notice,
  PublicPage,
  Select,
  useSite,
} from '#ui';
import { zoneNames } from '../../console/events/zones.js';
import { registrationWords } from '../form/registration-words.js';
import type { Mine } from './my-registrations.js';
import { WaitForOtherWay } from './other-way.js';
import { OwnQuestions, type OwnQuestionsProps } from './question-again.js';
import { selfWords } from './self-words.js';

/** The form as texts, by field. */
export type TypedDetails = Readonly<Partial<Record<DetailsField, string>>>;

interface DetailsPageProps extends Mine, Pick<OwnQuestionsProps, 'programme' | 'form' | 'answers'> {
  /** What was sent, where it could not be saved. */
  readonly typed?: TypedDetails;
  readonly errors?: FieldErrors;
  /** Something else was saved since the form was opened: beside each field that differs it says what. */
  readonly isStale?: boolean;
  /** The other way is full for now: they can wait for it. */
  readonly mayWait?: boolean;
  /** Other ways of taking part can still be chosen. */
  readonly mayMove: boolean;
}

/** Changing what somebody said of themselves and answered. Sessions and address have ways of their own. */
export function DetailsPage(props: DetailsPageProps) {
  const { event, registration, self, errors = {}, isStale = false } = props;
  const { language } = useSite();
  const say = selfWords[language];
  const title = speak(event.title, language, event.language);
  const typed = props.typed ?? asTyped(registration);
  const isWrong = Object.keys(errors).length > 0;
  return (
    <PublicPage meta={{ title: isWrong ? `${say.mistake}: ${say.detailsTitle}` : say.detailsTitle }}>
      <div class="lede">
        <p class="eyebrow" lang={title.language}>
          {title.text}
        </p>
        <h1>{say.detailsTitle}</h1>
        <p class="lead">{say.detailsLead}</p>
      </div>
      {props.mayWait && (
        <div class="narrow mt">
          <WaitForOtherWay {...props} />
        </div>
      )}
      <form method="post" action={`${self}/over-mij`} class="form narrow mt" noValidate>
        <ErrorSummary errors={errors} />
        {isStale && (
          <Notice tone="wait" title={say.staleTitle} status>
            <p>{say.staleText}</p>
          </Notice>
        )}
        <input type="hidden" name="seal" value={sealOfOwn(registration, props.form)} />
        <Fields {...props} typed={typed} />
        <OwnQuestions {...props} />
        <p class="row">
          <Button tone="go">{say.save}</Button>
          <ButtonLink href={self}>{say.leave}</ButtonLink>
        </p>
        <p class="fine">
          <bdi>{say.address(registration.email)}</bdi>
        </p>
      </form>
    </PublicPage>
  );
}

function Fields(props: DetailsPageProps & { typed: TypedDetails }) {
  const { event, registration, typed, errors = {}, isStale = false, mayMove } = props;
  const { language } = useSite();
  const [say, form] = [selfWords[language], registrationWords[language]];
  const hint = (field: DetailsField, other?: string) =>
    (isStale ? standing(field, props, language) : undefined) ?? other;
  return (
    <>
      <Field
        name="name"
        label={form.name}
        required
        autocomplete="name"
        maxlength={400}
        value={typed.name}
        hint={hint('name')}
        error={errors.name}
      />
      <Field
        name="organisation"
        label={form.organisation}
        autocomplete="organization"
        value={typed.organisation}
        hint={hint('organisation')}
        error={errors.organisation}
      />
      <Select
        name="role"
        label={form.role}
        value={typed.role ?? ''}
        options={[{ value: '', label: form.noRole }, ...ROLES.map((value) => ({ value, label: form.roles[value] }))]}
        hint={hint('role')}
        error={errors.role}
      />
      {event.kind === 'hybrid' && mayMove && (
        <Choice
          name="attends"
          label={form.attends}
          required
          value={typed.attends}
          options={[
            { value: 'on_site', label: form.onSite },
            { value: 'online', label: form.online },
          ]}
          hint={hint('attends', registration.status === 'waiting' ? say.attendsWaitingHint : say.attendsHint)}
          error={errors.attends}
        />
      )}
      <Choice
        name="language"
        label={say.language}
        required
        value={typed.language}
        options={(['nl', 'en'] as const).map((value) => ({ value, label: say.languages[value] }))}
        hint={hint('language')}
        error={errors.language}
      />
      <ZoneField {...props} hint={hint('timeZone', say.timeZoneHint)} />
      <Check
        name="listed"
        label={form.listed}
        value="on"
        checked={Boolean(typed.listed)}
        hint={hint('listed')}
        error={errors.listed}
      />
    </>
  );
}

/** Whose clock shows another time reads both; nobody needs that who comes by train. */
function ZoneField({
  event,
  typed,
  errors = {},
  hint,
}: DetailsPageProps & { typed: TypedDetails; hint?: string | undefined }) {
  const say = selfWords[useSite().language];
  if (event.kind === 'on_site') return null;
  return (
    <Select
      name="timeZone"
      label={say.timeZone}
      value={typed.timeZone ?? ''}
      options={[
        { value: '', label: say.zoneOfEvent },
        ...zoneNames(typed.timeZone || undefined).map((value) => ({ value, label: value.replaceAll('_', ' ') })),
      ]}
      hint={hint}
      error={errors.timeZone}
    />
  );
}

function asTyped(registration: Registration): TypedDetails {
  const { listed, ...texts } = detailsOf(registration);
  return { ...texts, listed: listed ? 'on' : '' };
}

/** "Bewaard is nu: …", for a field in which the form and what is stored differ. */
function standing(field: DetailsField, { typed = {}, registration }: DetailsPageProps, language: 'nl' | 'en') {
  const [say, form] = [selfWords[language], registrationWords[language]];
  const now = detailsOf(registration);
  if ((typed[field] ?? '') === (asTyped(registration)[field] ?? '')) return undefined;
  const texts: Record<DetailsField, string> = {
    name: now.name,
    organisation: now.organisation,
    role: now.role && form.roles[now.role],
    attends: now.attends === 'online' ? form.online : form.onSite,
    language: say.languages[now.language],
    timeZone: now.timeZone,
    listed: now.listed ? say.yes : say.no,
  };
  return say.stands(texts[field] || say.nothing);
}
