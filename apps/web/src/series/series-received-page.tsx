import { speak } from '#platform';
import { ButtonLink, localPath, PublicPage, useSite } from '#ui';
import { NextSteps } from '../registrations/form/next-steps.js';
import { registrationWords } from '../registrations/form/registration-words.js';
import { receivedPath } from './outcome-codes.js';
import { OutcomeList } from './outcome-list.js';
import type { Outcome } from './register-for-all.js';
import type { SeriesView } from './series-view.js';
import { seriesWords } from './series-words.js';

interface SeriesReceivedProps {
  readonly view: SeriesView;
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

const IN: ReadonlySet<Outcome> = new Set(['received', 'received_while_full', 'requested']);

/** "Look in your mail", and what became of each event. Only the mails say what an address was known for. */
export function SeriesReceivedPage({ view, outcomes }: SeriesReceivedProps) {
  const { language } = useSite();
  const say = seriesWords[language];
  const { series } = view;
  const title = speak(series.title, language, series.language);
  const received = [...outcomes.values()].filter((outcome) => IN.has(outcome)).length;
  const isAll = received === outcomes.size;
  const heading = received > 0 ? say.allInTitle : say.nothingInTitle;
  const lead = received === 0 ? say.nothingInLead : isAll ? say.allInLead(received) : say.someInLead;
  return (
    <PublicPage meta={{ title: heading }} otherPath={receivedPath(view, outcomes)}>
      <div class="plain">
        <p class="eyebrow" lang={title.language}>
          {title.text}
        </p>
        <h1>{heading}</h1>
        <p class="lead">{lead}</p>
        <h2>{say.perEvent}</h2>
        <OutcomeList view={view} outcomes={outcomes} />
        {received > 0 && <NextSteps steps={say.steps} />}
        <p class="row">
          <ButtonLink href={localPath(language, `/reeks/${series.slug}`)}>{say.backToSeries}</ButtonLink>
          <ButtonLink tone="quiet" href={localPath(language, '/')}>
            {registrationWords[language].toAgenda}
          </ButtonLink>
        </p>
      </div>
    </PublicPage>
  );
}
