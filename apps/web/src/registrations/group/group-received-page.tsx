import type { EventDetails } from '#events';
import { speak } from '#platform';
import type { GroupTaken } from '#registrations';
import { ButtonLink, localPath, PublicPage, useSite } from '#ui';
import { NextSteps } from '../form/next-steps.js';
import { registrationWords } from '../form/registration-words.js';
import { groupWords } from './group-words.js';

/** What became of a list. The very same whoever on it was known: only their mails say which they were. */
export function GroupReceivedPage({ event, answer }: { event: EventDetails; answer: GroupTaken }) {
  const { language } = useSite();
  const say = groupWords[language];
  const own = registrationWords[language];
  const title = speak(event.title, language, event.language);
  return (
    <PublicPage meta={{ title: say.receivedTitle }}>
      <div class="plain">
        <p class="eyebrow" lang={title.language}>
          {title.text}
        </p>
        <h1>{say.receivedTitle}</h1>
        <p class="lead">{say.received[answer]}</p>
        {(answer === 'received_in_part' || answer === 'received_while_full') && <p>{say.each}</p>}
        <NextSteps steps={say.steps} />
        <p class="row">
          <ButtonLink href={localPath(language, `/${event.slug}`)}>{own.received.back}</ButtonLink>
          <ButtonLink tone="quiet" href={localPath(language, '/')}>
            {own.toAgenda}
          </ButtonLink>
        </p>
      </div>
    </PublicPage>
  );
}
