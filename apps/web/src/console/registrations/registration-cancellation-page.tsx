import type { Registration } from '#registrations';
import { Button, ButtonLink, useSite } from '#ui';
import type { EventView } from '../events/console-events.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { registrationWords } from './registration-words.js';

interface Props {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly registration: Registration;
}

/** Asks before somebody loses their place, and says what will follow. */
export function RegistrationCancellationPage({ visitor, view: { event, state }, registration }: Props) {
  const say = registrationWords[useSite().language];
  const path = eventPath(event, `/registrations/${registration.id}`);
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="registrations">
      <section class="stack" aria-labelledby="ask">
        <h2 id="ask">{say.cancelTitle(registration.name)}</h2>
        <p>{say.cancelText}</p>
        <form class="row" method="post" action={`${path}/cancellation`}>
          <Csrf visitor={visitor} />
          <Button tone="danger" icon="x">
            {say.cancelYes}
          </Button>
          <ButtonLink href={path}>{say.cancelNo}</ButtonLink>
        </form>
      </section>
    </EventFrame>
  );
}
