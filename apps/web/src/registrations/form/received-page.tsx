import type { EventDetails } from '#events';
import { type Language, speak } from '#platform';
import { ButtonLink, localPath, PublicPage, useSite } from '#ui';
import { dateAlone } from '../../events/event-calendar.js';
import { AddToCalendar } from '../../feeds/add-to-calendar.js';
import { NextSteps } from './next-steps.js';
import { opening } from './registration-card.js';
import { type Received, registrationWords } from './registration-words.js';

interface ReceivedPageProps {
  readonly event: EventDetails;
  readonly answer: Received;
  /** Nobody can register yet: what the answer "closed" then means. */
  readonly isEarly?: boolean;
}

/** "Look in your mail." The very same for a new and for a known address: only the mail says which it was. */
export function ReceivedPage({ event, answer, isEarly = false }: ReceivedPageProps) {
  const site = useSite();
  const { language } = site;
  const say = registrationWords[language].received;
  const title = speak(event.title, language, event.language);
  const { heading, lead } = isEarly ? tooEarly(event, language) : say[answer];
  const steps = answer === 'closed' || answer === 'sold_out' ? undefined : say.steps[answer];
  return (
    <PublicPage meta={{ title: heading }}>
      <div class="plain">
        <p class="eyebrow" lang={title.language}>
          {title.text}
        </p>
        <h1>{heading}</h1>
        <p class="lead">{answer === 'sold_out' && event.waitingCapacity === 0 ? say.noLineLead : lead}</p>
        {steps && <NextSteps steps={steps} />}
        {answer === 'received' && <AddToCalendar {...dateAlone(event, site)} isOwn />}
        <p class="row">
          <ButtonLink href={localPath(language, `/${event.slug}`)}>{say.back}</ButtonLink>
          <ButtonLink tone="quiet" href={localPath(language, '/')}>
            {registrationWords[language].toAgenda}
          </ButtonLink>
        </p>
      </div>
    </PublicPage>
  );
}

function tooEarly(event: EventDetails, language: Language) {
  const { notOpenTitle, received } = registrationWords[language];
  return { heading: notOpenTitle(...opening(event, language)), lead: received.notOpenLead };
}
