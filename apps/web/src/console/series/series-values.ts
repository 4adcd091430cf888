import { type Series, sealOfSeries } from '#events';
import { LANGUAGES } from '#platform';
import type { Typed } from '../asked.js';
import { spread } from '../form-kit.js';

/** The form as it would have been typed for this series. */
export function seriesValues(series: Series): Typed {
  const { title, summary, language, visibility, slug } = series;
  return {
    ...spread('title', title),
    ...spread('summary', summary),
    language,
    visibility,
    slug,
    seen: sealOfSeries(series),
  };
}

/** A form as `readSeriesInput` takes it: `title.nl` and `title.en` become one text in two languages. */
export function toRawSeries(typed: Typed): object {
  const spoken = (field: string) => Object.fromEntries(LANGUAGES.map((one) => [one, typed[`${field}.${one}`]]));
  return { ...typed, title: spoken('title'), summary: spoken('summary') };
}
