import { speak } from '#platform';
import { ButtonLink, EmptyState, type FieldErrors, localPath, Notice, PublicPage, useSite } from '#ui';
import { Months, PastList } from '../events/agenda-page.js';
import { registrationWords } from '../registrations/registration-words.js';
import { OutcomeList } from './outcome-list.js';
import type { Outcome } from './register-for-all.js';
import { type FilledSeries, SeriesForm } from './series-form.js';
import { type SeriesView, tickable } from './series-view.js';
import { seriesWords } from './series-words.js';

interface SeriesPageProps {
  readonly view: SeriesView;
  readonly now: Date;
  readonly filled?: FilledSeries;
  readonly errors?: FieldErrors;
  /** What became of each event so far, where some desks could not keep up. */
  readonly soFar?: ReadonlyMap<string, Outcome>;
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

/** On a phone the form is far down; this bar keeps it one press away. */
function SignBar() {
  const say = seriesWords[useSite().language];
  return (
    <div class="sign-bar">
      <span>{say.bar}</span>
      <ButtonLink tone="go" href="#aanmelden">
        {say.heading}
      </ButtonLink>
    </div>
  );
}

function Sign({ view, filled, errors, soFar }: SeriesPageProps) {
  const { language } = useSite();
  const say = seriesWords[language];
  return (
    <section class="sheet form-card" id="aanmelden" aria-labelledby="register">
      <h2 id="register">{say.heading}</h2>
      <p class="dim small">{say.intro}</p>
      {soFar && (
        <Notice tone="wait" title={say.partlyTitle} status>
          <p>{say.partlyText}</p>
        </Notice>
      )}
      {soFar && <OutcomeList view={view} outcomes={soFar} />}
      <SeriesForm view={view} filled={filled} errors={errors} />
      <Apart view={view} />
      <p class="small dim">
        {registrationWords[language].alreadyIn}{' '}
        <a href={localPath(language, '/link-kwijt')}>{registrationWords[language].lostLink}</a>
      </p>
    </section>
  );
}

/** What this form cannot register for, and why. */
function Apart({ view: { coming, ownForms } }: Pick<SeriesPageProps, 'view'>) {
  const { language } = useSite();
  const say = seriesWords[language];
  const open = coming.filter(
    ({ state, event }) => ownForms.has(event.id) && (state === 'open' || state === 'full_waiting_open'),
  );
  if (open.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="apart">
      <h3 id="apart">{say.apart}</h3>
      <ul>
        {open.map(({ event }) => {
          const title = speak(event.title, language, event.language);
          const reason = ownForms.get(event.id);
          return (
            <li key={event.id}>
              <a href={localPath(language, `/${event.slug}`)} lang={title.language}>
                {title.text}
              </a>{' '}
              <span class="dim small">{reason && say.ownForm[reason]}</span>
            </li>
          );
        })}
      </ul>
    </section>
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
