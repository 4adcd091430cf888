import { speak } from '#platform';
import { Button, ButtonLink, PublicPage, useSite } from '#ui';
import { EventFacts } from '../../events/event-facts.js';
import type { Mine } from './my-registrations.js';
import { selfWords } from './self-words.js';

/** Asks whoever says "this was not me" once more: nothing of what was typed is left after it. */
export function RemovePage({ event, self }: Mine) {
  const { language } = useSite();
  const say = selfWords[language];
  const title = speak(event.title, language, event.language);
  return (
    <PublicPage meta={{ title: say.removeTitle }}>
      <div class="lede">
        <p class="eyebrow" lang={title.language}>
          {title.text}
        </p>
        <h1>{say.removeTitle}</h1>
        <p class="lead">{say.removeLead}</p>
        <EventFacts event={event} />
      </div>
      <p class="narrow mt">{say.removeStays}</p>
      <form method="post" action={`${self}/niet-ik`} class="row mt-l">
        <Button tone="danger">{say.removeYes}</Button>
        <ButtonLink href={self}>{say.removeNo}</ButtonLink>
      </form>
    </PublicPage>
  );
}
