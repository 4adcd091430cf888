import type { MailEntry } from '#mail';
import { Button, ButtonLink, useSite } from '#ui';
import type { EventView } from '../events/console-events.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { mailWords } from './mail-words.js';
import { sayRecipient } from './recipient.js';

interface Props {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly mail: MailEntry;
}

/** Asks before somebody gets a second mail, and says what it will say. */
export function OnceMorePage({ visitor, view: { event, state }, mail }: Props) {
  const { language } = useSite();
  const say = mailWords[language];
  const path = eventPath(event, `/mail/${mail.id}`);
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="email">
      <section class="stack" aria-labelledby="ask">
        <h2 id="ask">{say.onceMoreTitle(sayRecipient(mail.to, language).name)}</h2>
        <p>{say.onceMoreText}</p>
        <form class="row" method="post" action={`${path}/attempts`}>
          <Csrf visitor={visitor} />
          <input type="hidden" name="confirmed" value="yes" />
          <Button tone="go" icon="send">
            {say.onceMoreYes}
          </Button>
          <ButtonLink href={path}>{say.onceMoreNo}</ButtonLink>
        </form>
      </section>
    </EventFrame>
  );
}
