import type { Series } from '#events';
import { speak } from '#platform';
import { useSite } from '#ui';

/** The name of a series, leading to it. */
export function SeriesLink({ series }: { series: Series }) {
  const { language } = useSite();
  const title = speak(series.title, language, series.language);
  return (
    <a href={`/console/series/${series.id}`} lang={title.language === language ? undefined : title.language}>
      {title.text}
    </a>
  );
}
