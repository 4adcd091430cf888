import { speak } from '#platform';
import { EmptyState, localPath, PublicPage, useSite } from '#ui';
import { Months, PastList } from '../events/agenda-page.js';
import { FollowSeries } from '../feeds/follow.js';
import { registrationWords } from '../registrations/form/registration-words.js';
import { type SeriesView, tickable } from './series-view.js';
import { seriesWords } from './series-words.js';
import { Sign, SignBar, type SignProps } from './sign.js';

interface SeriesPageProps extends SignProps {
  readonly now: Date;
}

/**
 * A series: what it is, what is coming and how each stands, one form for all, and what has been. Whoever sent the form and
 * gets it back finds the form alone.
 */
export function SeriesPage(props: SeriesPageProps) {
  const { view, errors, filled } = props;
  const { series } = view;
  const { language } = useSite();
  const say = seriesWords[language];
  const title = speak(series.title, language, series.language);
  const summary = speak(series.summary, language, series.language);
  const hasErrors = errors !== undefined && Object.values(errors).some(Boolean);
  const meta = {
    title: hasErrors ? `${registrationWords[language].mistake}: ${title.text}` : title.text,
    description: summary.text.slice(0, 160),
    languages: series.visibility === 'public' ? (['nl', 'en'] as const) : undefined,
    feeds: [{ type: 'text/calendar', path: `/reeks/${series.slug}/agenda.ics`, title: title.text }],
  };
  return (
    <PublicPage meta={meta}>
      <div class="lede">
        <p class="eyebrow">{say.eyebrow}</p>
        <h1 lang={title.language}>
          {filled ? (
            <a class="calm" href={localPath(language, `/reeks/${series.slug}`)}>
              {title.text}
            </a>
          ) : (
            title.text
          )}
        </h1>
        {summary.text && !filled && (
          <p class="lead pre" lang={summary.language}>
            {summary.text}
          </p>
        )}
      </div>
      {filled ? (
        <div class="narrow mt-l">
          <Sign {...props} />
        </div>
      ) : (
        <Whole {...props} />
      )}
    </PublicPage>
  );
}

/** What is coming with the form beside it, and what has been. */
function Whole(props: SeriesPageProps) {
  const { view, now } = props;
  const { coming } = view;
  const say = seriesWords[useSite().language];
  return (
    <div class="split">
      <div class="stack-l">
        <section aria-labelledby="coming">
          <h2 id="coming">{say.coming}</h2>
          {coming.length === 0 ? (
            <EmptyState title={say.nothingComing}>
              <p class="dim">{say.nothingComingHint}</p>
            </EmptyState>
          ) : (
            <div class="mt-s">
              <Months rows={coming} now={now} />
              <FollowSeries {...view.series} />
            </div>
          )}
        </section>
        <Past {...view} />
      </div>
      {tickable(view).length > 0 && <SignBar />}
      {coming.length > 0 && <Sign {...props} />}
    </div>
  );
}

function Past({ past }: Pick<SeriesView, 'past'>) {
  const { language } = useSite();
  if (past.length === 0) return null;
  return (
    <details>
      <summary>{seriesWords[language].past(past.length)}</summary>
      <PastList rows={past} />
    </details>
  );
}
