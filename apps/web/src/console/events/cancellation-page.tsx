import type { RegistrationCounts } from '#registrations';
import { Button, ButtonLink, useSite } from '#ui';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import type { EventView } from './console-events.js';
import { overviewWords } from './overview-words.js';

interface CancellationPageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly counts: RegistrationCounts;
}

/** Asks before an event is called off, and says whom it touches. */
export function CancellationPage({ visitor, view: { event, state }, counts }: CancellationPageProps) {
  const say = overviewWords[useSite().language];
  const nobody = counts.confirmed + counts.waiting === 0;
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="overview">
      <section class="stack" aria-labelledby="ask">
        <h2 id="ask">{say.callOffTitle}</h2>
        <p>
          <strong>{nobody ? say.nobodyAffected : say.affected(counts.confirmed, counts.waiting)}</strong>
        </p>
        <p>{say.callOffText}</p>
        {!nobody && <p>{say.callOffMails}</p>}
        <form class="row" method="post" action={eventPath(event, '/cancellation')}>
          <Csrf visitor={visitor} />
          <Button tone="danger" icon="x">
            {say.callOffYes}
          </Button>
          <ButtonLink href={eventPath(event)}>{say.callOffNo}</ButtonLink>
        </form>
      </section>
    </EventFrame>
  );
}
