import type { EventDetails } from '#events';
import { speak } from '#platform';
import type { Registration } from '#registrations';
import { Button, ButtonLink, PublicPage, useSite } from '#ui';
import { EventFacts } from '../../events/event-facts.js';
import { myWords } from './my-words.js';

/**
 * Asks before it cancels: a mail scanner that opens every link must not give away anybody's place. The words fit whoever
 * has the mail, also somebody whose address a stranger typed.
 */
export function CancelPage({
  event,
  registration,
  self,
}: {
  event: EventDetails;
  registration: Registration;
  self: string;
}) {
  const { language } = useSite();
  const say = myWords[language];
  const leads = { waiting: say.cancelWaitingLead, pending: say.cancelRequestLead };
  const title = speak(event.title, language, event.language);
  return (
    <PublicPage meta={{ title: say.cancelTitle }}>
      <div class="lede">
        <p class="eyebrow" lang={title.language}>
          {title.text}
        </p>
        <h1>{say.cancelTitle}</h1>
        <p class="lead">{leads[registration.status as keyof typeof leads] ?? say.cancelLead}</p>
        <EventFacts event={event} />
      </div>
      <form method="post" action={`${self}/afzeggen`} class="row mt-l">
        <Button tone="danger">{say.cancelYes}</Button>
        <ButtonLink href={self}>{say.cancelNo}</ButtonLink>
      </form>
    </PublicPage>
  );
}
