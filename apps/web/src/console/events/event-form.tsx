import { EVENT_KINDS, type Series, VISIBILITIES, WAITLIST_MODES } from '#events';
import { LANGUAGES, type Language, speak } from '#platform';
import { Button, ButtonLink, Choice, ErrorSummary, Field, type FieldErrors, Fold, Notice, Select, useSite } from '#ui';
import type { Typed } from '../asked.js';
import { type Fields, Stale, useField, WhichOfTwo } from '../form-kit.js';
import { Csrf } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { Access } from './event-form-access.js';
import { isUnusual } from './event-form-values.js';
import { eventFormWords } from './event-form-words.js';
import { zoneNames } from './zones.js';

interface EventFormProps {
  readonly visitor: Visitor;
  readonly action: string;
  readonly typed: Typed;
  readonly errors: FieldErrors;
  /** The series it can be put in. */
  readonly series: readonly Series[];
  /** What is stored now in fields that somebody else changed meanwhile. */
  readonly stored?: Typed | undefined;
  /** Where the page is shown as it would be. */
  readonly preview: string;
  /** Absent for a new event. */
  readonly back?: string;
}

/** Everything an organiser decides about an event, on one page. What most events do without is folded away. */
export function EventForm({ visitor, action, typed, errors, series, stored, preview, back }: EventFormProps) {
  const say = eventFormWords[useSite().language];
  const fields = { typed, errors, words: eventFormWords };
  return (
    <form class="stack-l" method="post" action={action}>
      <ErrorSummary errors={errors} />
      {stored && <Stale title={say.staleTitle} stored={stored} words={eventFormWords} />}
      <Csrf visitor={visitor} />
      <input type="hidden" name="seen" value={typed.seen} />
      {!back && <input type="hidden" name="key" value={typed.key} />}
      {typed.copyOf && <input type="hidden" name="copyOf" value={typed.copyOf} />}
      {typed.copyOf && (
        <Notice title={say.copyTitle}>
          <p>{say.copyText}</p>
        </Notice>
      )}
      <Texts {...fields} />
      <When {...fields} />
      <Where {...fields} />
      <Places {...fields} />
      <section class="form" aria-labelledby="more">
        <h2 id="more">{say.more}</h2>
        <Access {...fields} />
        <Finding {...fields} series={series} />
      </section>
      <div class="row">
        <Button tone="go" icon="check">
          {back ? say.save : say.create}
        </Button>
        {LANGUAGES.map((language) => (
          <Button
            key={language}
            icon="external-link"
            formaction={preview}
            formtarget="_blank"
            name="preview"
            value={language}
          >
            {say.preview[language]}
          </Button>
        ))}
        <ButtonLink href={back ?? '/console'}>{say.back}</ButtonLink>
      </div>
    </form>
  );
}

function Texts(fields: Fields) {
  const say = eventFormWords[useSite().language];
  const first: Language = fields.typed.language === 'en' ? 'en' : 'nl';
  const second = first === 'nl' ? 'en' : 'nl';
  const spoken = ['title', 'summary', 'body'].map((name) => `${name}.${second}`);
  return (
    <section class="stack" aria-labelledby="texts">
      <h2 id="texts">{say.texts}</h2>
      <Spoken language={first} {...fields} />
      <Fold title={say.alsoIn[second]} hint={say.textsHint} isOpen={isUnusual(fields, spoken)}>
        <Spoken language={second} {...fields} />
      </Fold>
    </section>
  );
}

function Spoken({ language, ...fields }: Fields & { language: Language }) {
  const field = useField(fields);
  return (
    <div class="form">
      <Field {...field(`title.${language}`)} lang={language} maxlength={300} hideOptional />
      <Field {...field(`summary.${language}`)} lang={language} rows={3} hideOptional />
      <Field {...field(`body.${language}`)} lang={language} rows={6} />
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
      <div class="if-room">
        <Field {...field('roomUrl')} type="url" inputmode="url" />
      </div>
      <div class="if-place">
        <Field {...field('location')} />
      </div>
    </section>
  );
}

function Places(fields: Fields) {
  const field = useField(fields);
  const say = eventFormWords[useSite().language];
  const divisions = (['together', 'apart'] as const).map((value) => ({ value, ...say.division[value] }));
  return (
    <section class="form" aria-labelledby="registration">
      <h2 id="registration">{say.registration}</h2>
      <div class="if-hybrid">
        <Choice {...field('places')} value={fields.typed.places || 'together'} options={divisions} required />
      </div>
      <div class="pair">
        <div class="if-together">
          <Field {...field('capacity')} inputmode="numeric" />
        </div>
        <div class="if-hybrid if-online">
          <Field {...field('capacityOnline')} inputmode="numeric" />
        </div>
        <div class="if-hybrid if-on-site">
          <Field {...field('capacityOnSite')} inputmode="numeric" />
        </div>
      </div>
      <Waiting {...fields} />
    </section>
  );
}

function Waiting(fields: Fields) {
  const field = useField(fields);
  const say = eventFormWords[useSite().language];
  const isOpen = isUnusual(fields, ['waitingCapacity', 'waitlistMode', 'offerHours', 'opens', 'closes']);
  return (
    <Fold title={say.waiting} hint={say.waitingHint} isOpen={isOpen}>
      <div class="pair">
        <Field {...field('waitingCapacity')} inputmode="numeric" />
      </div>
      <Choice
        {...field('waitlistMode')}
        value={fields.typed.waitlistMode || 'auto'}
        options={WAITLIST_MODES.map((value) => ({ value, ...say.waitlistModes[value] }))}
        required
      />
      <div class="pair if-offer">
        <Field {...field('offerHours')} inputmode="numeric" hideOptional />
      </div>
      <div class="pair">
        <Field {...field('opens')} type="datetime-local" />
        <Field {...field('closes')} type="datetime-local" />
      </div>
    </Fold>
  );
}

function Finding({ series, ...fields }: Fields & Pick<EventFormProps, 'series'>) {
  const field = useField(fields);
  const { language } = useSite();
  const say = eventFormWords[language];
  const visibilities = VISIBILITIES.map((value) => ({ value, ...say.visibilities[value] }));
  return (
    <Fold
      title={say.address}
      hint={say.findingHint}
      isOpen={isUnusual(fields, ['visibility', 'seriesId']) || Boolean(fields.errors.slug)}
    >
      <Choice {...field('visibility')} options={visibilities} required />
      {series.length > 0 && (
        <Select
          {...field('seriesId')}
          options={[
            { value: '', label: say.noSeries },
            ...series.map(({ id, title, language: first }) => ({
              value: id,
              label: speak(title, language, first).text,
            })),
          ]}
          hideOptional
        />
      )}
      <div class="pair">
        <Select
          {...field('language')}
          options={LANGUAGES.map((value) => ({ value, label: say.spoken[value] }))}
          required
        />
        <Field {...field('slug')} />
      </div>
    </Fold>
  );
}
