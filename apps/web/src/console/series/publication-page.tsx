import type { Series } from '#events';
import { speak } from '#platform';
import { Button, ButtonLink, useSite } from '#ui';
import { ConsoleFrame, Csrf } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { type Draft, DraftList } from './draft-list.js';
import { seriesWords } from './series-words.js';

interface PublicationPageProps {
  readonly visitor: Visitor;
  readonly series: Series;
  readonly drafts: readonly Draft[];
}

/** Asks before the drafts of a series are published, and says which of them cannot be. */
export function PublicationPage({ visitor, series, drafts }: PublicationPageProps) {
  const { language } = useSite();
  const say = seriesWords[language];
  const ready = drafts.filter(({ missing }) => missing.length === 0);
  const lacking = drafts.filter(({ missing }) => missing.length > 0);
  const self = `/console/series/${series.id}`;
  const title = speak(series.title, language, series.language).text;
  return (
    <ConsoleFrame visitor={visitor} title={title} current="series">
      <section class="stack" aria-labelledby="ask">
        <h2 id="ask">{say.publishTitle}</h2>
        <p>
          <strong>{ready.length > 0 ? say.ready(ready.length) : say.nothingReady}</strong>
        </p>
        <DraftList drafts={ready} />
        {lacking.length > 0 && <p>{say.lacking(lacking.length)}</p>}
        <DraftList drafts={lacking} />
        {ready.length > 0 && <p>{say.publishText}</p>}
        <form class="row" method="post" action={`${self}/publication`}>
          <Csrf visitor={visitor} />
          {ready.length > 0 && (
            <Button tone="go" icon="send">
              {say.publishYes(ready.length)}
            </Button>
          )}
          <ButtonLink href={self}>{say.publishNo}</ButtonLink>
        </form>
      </section>
    </ConsoleFrame>
  );
}
