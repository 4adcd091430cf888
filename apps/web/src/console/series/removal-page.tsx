import type { Series } from '#events';
import { speak } from '#platform';
import { Button, ButtonLink, useSite } from '#ui';
import { ConsoleFrame, Csrf } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { seriesWords } from './series-words.js';

interface RemovalPageProps {
  readonly visitor: Visitor;
  readonly series: Series;
  /** How many drafts are in it. */
  readonly drafts: number;
}

/** Asks before a series is removed of which nothing was published, and says what stays. */
export function RemovalPage({ visitor, series, drafts }: RemovalPageProps) {
  const { language } = useSite();
  const say = seriesWords[language];
  const self = `/console/series/${series.id}`;
  return (
    <ConsoleFrame visitor={visitor} title={speak(series.title, language, series.language).text} current="series">
      <section class="stack" aria-labelledby="ask">
        <h2 id="ask">{say.removeTitle}</h2>
        <p>{say.removeText(drafts)}</p>
        <form class="row" method="post" action={`${self}/removal`}>
          <Csrf visitor={visitor} />
          <Button tone="danger">{say.removeYes}</Button>
          <ButtonLink href={self}>{say.removeNo}</ButtonLink>
        </form>
      </section>
    </ConsoleFrame>
  );
}
