import { type Series, VISIBILITIES } from '#events';
import { LANGUAGES, speak } from '#platform';
import { Button, ButtonLink, Choice, ErrorSummary, Field, type FieldErrors, Select, useSite } from '#ui';
import type { Typed } from '../asked.js';
import { Stale, useField } from '../form-kit.js';
import { ConsoleFrame, Csrf } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { seriesWords } from './series-words.js';

interface SeriesFormProps {
  readonly visitor: Visitor;
  /** Absent for a new one. */
  readonly series?: Series | undefined;
  readonly typed: Typed;
  readonly errors?: FieldErrors;
  /** What is stored now where somebody else changed it meanwhile. */
  readonly stored?: Typed;
}

/** A series: its name and what it is about in both languages, its address and who finds it. */
export function SeriesFormPage({ visitor, series, typed, errors = {}, stored }: SeriesFormProps) {
  const { language } = useSite();
  const say = seriesWords[language];
  const field = useField({ typed, errors, words: seriesWords });
  const title = series ? speak(series.title, language, series.language).text : say.add;
  const self = series ? `/console/series/${series.id}` : '/console/series';
  return (
    <ConsoleFrame visitor={visitor} title={title} current="series">
      <form class="form" method="post" action={series ? `${self}/edit` : self}>
        <ErrorSummary errors={errors} />
        {stored && <Stale title={say.staleTitle} stored={stored} words={seriesWords} />}
        <Csrf visitor={visitor} />
        <input type="hidden" name="seen" value={typed.seen} />
        {!series && <input type="hidden" name="key" value={typed.key} />}
        <div class="pair">
          {LANGUAGES.map((spoken) => (
            <Field key={spoken} {...field(`title.${spoken}`)} lang={spoken} maxlength={300} hideOptional />
          ))}
        </div>
        <div class="pair">
          {LANGUAGES.map((spoken) => (
            <Field key={spoken} {...field(`summary.${spoken}`)} lang={spoken} rows={4} maxlength={2000} />
          ))}
        </div>
        <Choice
          {...field('visibility')}
          options={VISIBILITIES.map((value) => ({ value, ...say.visibilities[value] }))}
          required
        />
        <div class="pair">
          <Select
            {...field('language')}
            options={LANGUAGES.map((value) => ({ value, label: say.spoken[value] }))}
            required
          />
          <Field {...field('slug')} />
        </div>
        <div class="row">
          <Button tone="go" icon="check">
            {say.save}
          </Button>
          <ButtonLink href={self}>{say.back}</ButtonLink>
        </div>
      </form>
    </ConsoleFrame>
  );
}
