import type { Pool } from '#events';
import { type Language, speak } from '#platform';
import { type ChosenSession, type OpenOffer, otherWayOf, type Registration } from '#registrations';
import { Button, ButtonLink, useSite } from '#ui';
import type { EventView } from '../events/console-events.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { placeWords } from './place-words.js';
import { registrationWords } from './registration-words.js';

interface PlacePageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly registration: Registration;
  /** The session they wait for; absent for the event itself. */
  readonly session: ChosenSession | undefined;
  /** Where the place would come from. */
  readonly pool: Pool;
  readonly held: OpenOffer | undefined;
}

/** Asks before somebody goes before others, and says what it does to the number of places. */
export function PlacePage(props: PlacePageProps) {
  const { visitor, view, registration, session } = props;
  const { language } = useSite();
  const say = placeWords[language];
  const { event, state } = view;
  const path = eventPath(event, `/registrations/${registration.id}`);
  const name = session && `${session.code} ${speak(session.title, language, event.language).text}`;
  const isFull = isOverbooking(props);
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="registrations">
      <section class="stack" aria-labelledby="ask">
        <h2 id="ask">{titleOf(props, name, language)}</h2>
        <p>
          <strong>{sayRoom(props, language)}</strong>
        </p>
        <p>{say.outOfOrder}</p>
        <form class="row" method="post" action={`${path}/place`}>
          <Csrf visitor={visitor} />
          {session && <input type="hidden" name="session" value={session.sessionId} />}
          {isFull && <input type="hidden" name="overbook" value="yes" />}
          <Button tone={isFull ? 'danger' : 'go'} icon="check">
            {isFull ? say.yesOverbook : say.yes}
          </Button>
          <ButtonLink href={path}>{say.no}</ButtonLink>
        </form>
      </section>
    </EventFrame>
  );
}

function titleOf({ registration }: PlacePageProps, session: string | undefined, language: Language): string {
  const [say, { name, attends, otherWayArrival }] = [placeWords[language], registration];
  if (session) return say.titleIn(name, session);
  return otherWayArrival === null
    ? say.title(name)
    : say.titleAcross(name, registrationWords[language].ways[otherWayOf(attends)]);
}

/** Whether the place is one more than there are: then the question must have said so. */
function isOverbooking({ pool, held }: PlacePageProps): boolean {
  return !held && pool.capacity !== null && pool.taken >= pool.capacity;
}

function sayRoom(props: PlacePageProps, language: Language): string | undefined {
  const { pool, held } = props;
  const say = placeWords[language];
  if (held) return say.held;
  if (pool.capacity === null) return undefined;
  return isOverbooking(props) ? say.full(pool.taken, pool.capacity) : say.free(pool.capacity - pool.taken);
}
