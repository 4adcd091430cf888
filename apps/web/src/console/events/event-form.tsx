import { EVENT_KINDS, VISIBILITIES } from '#events';
import { LANGUAGES, type Language } from '#platform';
import { Button, ButtonLink, Choice, ErrorSummary, Field, type FieldErrors, Notice, Select, useSite } from '#ui';
import type { Typed } from '../asked.js';
import { Csrf } from '../frame.js';
import { Rows } from '../rows.js';
import type { Visitor } from '../signed-in.js';
import { eventFormWords, labelOf } from './event-form-words.js';

interface EventFormProps {
  readonly visitor: Visitor;
  readonly action: string;
  readonly typed: Typed;
  readonly errors: FieldErrors;
  /** What is stored now in fields that somebody else changed meanwhile. */
  readonly stored?: Typed | undefined;
  /** Absent for a new event. */
  readonly back?: string;
}

/** Everything an organiser decides about an event, on one page; the two languages stand beside each other. */
export function EventForm({ visitor, action, typed, errors, stored, back }: EventFormProps) {
  const say = eventFormWords[useSite().language];
  const fields = { typed, errors };
  return (
    <form class="stack-l" method="post" action={action}>
      <ErrorSummary errors={errors} />
      {stored && <Stale stored={stored} />}
      <Csrf visitor={visitor} />
      <input type="hidden" name="seen" value={typed.seen} />
      <Texts {...fields} />
      <When {...fields} />
      <Where {...fields} />
      <Places {...fields} />
      <Finding {...fields} />
      <div class="row">
        <Button tone="go" icon="check">
          {back ? say.save : say.create}
        </Button>
        <ButtonLink href={back ?? '/console'}>{say.back}</ButtonLink>
      </div>
    </form>
  );
}

interface Fields {
  readonly typed: Typed;
  readonly errors: FieldErrors;
}

/** What a field of this form always needs. */
function useField({ typed, errors }: Fields) {
  const { language } = useSite();
  const say = eventFormWords[language];
  return (name: string) => ({
    name,
    label: labelOf(name, language),
    value: typed[name] ?? '',
    error: errors[name],
    hint: say.hints[name.split('.')[0] ?? ''],
  });
}

function Texts(fields: Fields) {
  const say = eventFormWords[useSite().language];
  const first: Language = fields.typed.language === 'en' ? 'en' : 'nl';
  const order = [first, ...LANGUAGES.filter((language) => language !== first)];
  return (
    <section class="stack" aria-labelledby="texts">
      <h2 id="texts">{say.texts}</h2>
      <p class="dim">{say.textsHint}</p>
      <div class="pair">
        {order.map((language) => (
          <Spoken key={language} language={language} {...fields} />
        ))}
      </div>
    </section>
  );
}

function Spoken({ language, ...fields }: Fields & { language: Language }) {
  const field = useField(fields);
  return (
    <div class="form">
      <Field {...field(`title.${language}`)} lang={language} maxlength={300} hideOptional />
      <Field {...field(`summary.${language}`)} lang={language} rows={3} hideOptional />
      <Field {...field(`body.${language}`)} lang={language} rows={10} />
    </div>
  );
}

function When(fields: Fields) {
  const field = useField(fields);
  const say = eventFormWords[useSite().language];
  const zones = zoneNames(fields.typed.timeZone);
  return (
    <section class="form" aria-labelledby="when">
      <h2 id="when">{say.when}</h2>
      <div class="pair">
        <Field {...field('start')} type="datetime-local" required />
        <Field {...field('end')} type="datetime-local" required />
        <Select
          {...field('timeZone')}
          options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          required
        />
      </div>
      <WhichOfTwo name="startDoubled" {...fields} />
      <WhichOfTwo name="endDoubled" {...fields} />
    </section>
  );
}

/** Only asked when the clock goes back and a time happens twice. */
function WhichOfTwo({ name, ...fields }: Fields & { name: 'startDoubled' | 'endDoubled' }) {
  const field = useField(fields)(name);
  const { doubled } = eventFormWords[useSite().language];
  if (!field.error && !field.value) return null;
  const options = (['earlier', 'later'] as const).map((value) => ({ value, label: doubled[value] }));
  return <Choice {...field} options={options} required />;
}

function Where(fields: Fields) {
  const field = useField(fields);
  const say = eventFormWords[useSite().language];
  return (
    <section class="form" aria-labelledby="where">
      <h2 id="where">{say.where}</h2>
      <Choice
        {...field('kind')}
        options={EVENT_KINDS.map((kind) => ({ value: kind, label: say.kinds[kind] }))}
        required
      />
      <Field {...field('roomUrl')} type="url" inputmode="url" />
      <Field {...field('location')} />
    </section>
  );
}

function Places(fields: Fields) {
  const field = useField(fields);
  const say = eventFormWords[useSite().language];
  return (
    <section class="form" aria-labelledby="registration">
      <h2 id="registration">{say.registration}</h2>
      <div class="pair">
        <Field {...field('capacity')} inputmode="numeric" />
        <Field {...field('waitingCapacity')} inputmode="numeric" />
      </div>
      <div class="pair">
        <Field {...field('opens')} type="datetime-local" />
        <Field {...field('closes')} type="datetime-local" />
      </div>
    </section>
  );
}

function Finding(fields: Fields) {
  const field = useField(fields);
  const say = eventFormWords[useSite().language];
  const visibilities = VISIBILITIES.map((value) => ({ value, ...say.visibilities[value] }));
  return (
    <section class="form" aria-labelledby="finding">
      <h2 id="finding">{say.address}</h2>
      <Choice {...field('visibility')} options={visibilities} required />
      <div class="pair">
        <Select
          {...field('language')}
          options={LANGUAGES.map((value) => ({ value, label: say.spoken[value] }))}
          required
        />
        <Field {...field('slug')} />
      </div>
    </section>
  );
}

function Stale({ stored }: { stored: Typed }) {
  const { language } = useSite();
  const say = eventFormWords[language];
  return (
    <Notice tone="wait" title={say.staleTitle} status>
      <p>{say.staleText}</p>
      {Object.keys(stored).length > 0 && <p>{say.staleFields}</p>}
      <Rows
        items={Object.entries(stored).map(([name, value]) => ({
          term: labelOf(name, language),
          children: <a href={`#${name}`}>{value ? beginning(value) : say.empty}</a>,
        }))}
      />
    </Notice>
  );
}

/** Enough of a long text to recognise it. */
function beginning(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200).toWellFormed()}…` : text;
}

const ZONES = Intl.supportedValuesOf('timeZone');

/** Every zone, and the chosen one also when this runtime lists it under another name. */
function zoneNames(chosen: string | undefined): string[] {
  return chosen && !ZONES.includes(chosen) ? [chosen, ...ZONES] : ZONES;
}
