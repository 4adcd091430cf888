import type { EventDetails, SeriesAround } from '#events';
import { formatShortDay, speak } from '#platform';
import { localPath, useSite } from '#ui';
import { seriesWords } from './series-words.js';

/** On the page of an event: the series it belongs to, and what comes before and after it there. */
export function PartOfSeries({ series, before, after }: SeriesAround) {
  const { language } = useSite();
  const say = seriesWords[language];
  const title = speak(series.title, language, series.language);
  return (
    <section class="stack" aria-labelledby="series">
      <h2 id="series">{say.partOf}</h2>
      <p>
        <a href={localPath(language, `/reeks/${series.slug}`)} lang={title.language}>
          {title.text}
        </a>
        . {say.partOfText}
      </p>
      {(before || after) && (
        <ul class="past">
          {before && <Neighbour event={before} label={say.before} />}
          {after && <Neighbour event={after} label={say.after} />}
        </ul>
      )}
    </section>
  );
}

function Neighbour({ event, label }: { event: EventDetails; label: string }) {
  const { language } = useSite();
  const title = speak(event.title, language, event.language);
  return (
    <li>
      <span class="dim">{label}</span>
      <span>
        <a href={localPath(language, `/${event.slug}`)} lang={title.language}>
          {title.text}
        </a>{' '}
        <time class="dim small" datetime={event.startsAt.toISOString()}>
          {formatShortDay(event.startsAt, event.timeZone, language)}
        </time>
      </span>
    </li>
  );
}
