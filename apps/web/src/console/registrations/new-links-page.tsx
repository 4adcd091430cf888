import type { Registration } from '#registrations';
import { Button, ButtonLink, useSite } from '#ui';
import type { EventView } from '../events/console-events.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { newLinksWords } from './new-links-words.js';

interface Props {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly registration: Registration;
}

/** Asks before the links of somebody stop working, and says what will follow. */
export function NewLinksPage({ visitor, view: { event, state }, registration }: Props) {
  const say = newLinksWords[useSite().language];
  const path = eventPath(event, `/registrations/${registration.id}`);
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="registrations">
      <section class="stack" aria-labelledby="ask">
        <h2 id="ask">{say.title(registration.name)}</h2>
        <p>{say.text}</p>
        <form class="row" method="post" action={`${path}/links`}>
          <Csrf visitor={visitor} />
          <Button tone="danger" icon="send">
            {say.yes}
          </Button>
          <ButtonLink href={path}>{say.no}</ButtonLink>
        </form>
      </section>
    </EventFrame>
  );
}
