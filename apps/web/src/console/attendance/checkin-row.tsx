import { type DoorPerson, type DoorRefusal, decideDoor, type Spot } from '#attendance';
import { formatTime } from '#platform';
import { Button, Icon, Tag, useSite } from '#ui';
import { consoleWords, STATUS_TONE } from '../console-words.js';
import type { EventView } from '../events/console-events.js';
import { Csrf, eventPath } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { checkinWords } from './checkin-words.js';
import { sayRefusal } from './refusal-words.js';
import { spotValue } from './spot-select.js';

/** Where a row stands. */
export interface RowPlace {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly spot: Spot;
  /** What was searched for, to come back to. */
  readonly q: string;
}

interface RowProps {
  readonly at: RowPlace;
  readonly person: DoorPerson;
  /** Enter checks this one in: it is the only one found. */
  readonly isOnly: boolean;
}

/** One person at the door: who it is, how it stands, and one big button. */
export function CheckinRow({ at, person, isOnly }: RowProps) {
  const refusal = whyNot(at, person);
  const mayPress = at.visitor.mayEdit && !person.attended && (!refusal || refusal.kind === 'not_told');
  return (
    <li id={rowId(person)} class="person">
      <div class="who-is">
        <strong>{person.name}</strong>
        <About person={person} />
        <Remarks at={at} person={person} refusal={refusal} />
      </div>
      {mayPress ? (
        <Press at={at} person={person} isOnly={isOnly} />
      ) : (
        <State at={at} person={person} refusal={refusal} />
      )}
      {at.visitor.mayEdit && person.isCheckedIn && <Undo at={at} person={person} />}
    </li>
  );
}

const rowId = ({ registrationId }: Pick<DoorPerson, 'registrationId'>): string => `p-${registrationId}`;

/** Why this person cannot be checked in here; undefined when they can. */
export function whyNot({ view, spot }: RowPlace, { status, place, isTold }: DoorPerson): DoorRefusal | undefined {
  return decideDoor({ eventStatus: view.event.status, status, isPlenary: spot.isPlenary, place, isTold });
}

function About({ person: { organisation, codes } }: { person: DoorPerson }) {
  const say = checkinWords[useSite().language];
  if (!organisation && !codes) return null;
  return (
    <span class="dim small">
      {[organisation, codes && ' '].filter(Boolean).join('.')}
      {codes && <span class="whole">{`${codes.includes(' ') ? say.sessions : say.session} ${codes}`}</span>}
    </span>
  );
}

/** What an organiser must know before pressing, or why there is nothing to press. */
function Remarks({ at, person, refusal }: { at: RowPlace; person: DoorPerson; refusal: DoorRefusal | undefined }) {
  const { language } = useSite();
  const say = checkinWords[language];
  const { attended, isByHand, isCheckedIn, attends, status } = person;
  const isGuest = at.view.event.kind === 'hybrid' && attends === 'online' && !attended;
  return (
    <>
      {isGuest && <span class="small">{say.online}</span>}
      {attended && isByHand && <span class="dim small">{say.byHand}</span>}
      {attended && !isByHand && !isCheckedIn && <span class="dim small">{say.seenElsewhere}</span>}
      {!attended && isByHand && <span class="small">{say.absent}</span>}
      {refusal && refusal.kind !== 'event_off' && !attended && (
        <span class="small">{sayRefusal(refusal, language)}</span>
      )}
      {status !== 'confirmed' && (
        <a class="small" href={eventPath(at.view.event, `/registrations/${person.registrationId}`)}>
          {say.theirRegistration}
          <span class="vh"> {person.name}</span>
        </a>
      )}
    </>
  );
}

function State({ at, person, refusal }: { at: RowPlace; person: DoorPerson; refusal: DoorRefusal | undefined }) {
  const { language } = useSite();
  if (person.attended) {
    return (
      <span class="is-in">
        <Icon name="check" />
        <span>{sayPresent(at.view, person, language)}</span>
      </span>
    );
  }
  const { status } = person;
  if (status !== 'confirmed') return <Tag tone={STATUS_TONE[status]}>{consoleWords[language].status[status]}</Tag>;
  return refusal?.kind === 'not_in_session' ? null : <Tag>{checkinWords[language].notYet}</Tag>;
}

/** "Aanwezig, 14.02". */
function sayPresent(view: EventView, { firstSeenAt }: DoorPerson, language: keyof typeof checkinWords): string {
  const { present } = checkinWords[language];
  return firstSeenAt ? `${present}, ${formatTime(firstSeenAt, view.event.timeZone, language)}` : present;
}

function Press({ at, person, isOnly }: RowProps) {
  const say = checkinWords[useSite().language];
  return (
    <RowForm at={at} person={person} kind="press">
      {!person.isTold && <input type="hidden" name="told" value="yes" />}
      <button class="btn go" autofocus={isOnly}>
        <span class="before">{person.isTold ? say.checkIn : say.toldCheckIn}</span>
        <span class="after">{say.present}</span>
        <span class="vh"> {person.name}</span>
      </button>
    </RowForm>
  );
}

/** Not where the big button was: a second tap must not take back what the first one did. */
function Undo({ at, person }: { at: RowPlace; person: DoorPerson }) {
  return (
    <RowForm at={at} person={person} kind="again" action="/removal">
      <Button tone="quiet">
        {checkinWords[useSite().language].undo}
        <span class="vh"> {person.name}</span>
      </Button>
    </RowForm>
  );
}

function RowForm(props: {
  at: RowPlace;
  person: DoorPerson;
  kind: 'press' | 'again';
  action?: '/removal';
  children: preact.ComponentChildren;
}) {
  const { at, person, kind, action = '', children } = props;
  const path = eventPath(at.view.event, `/checkin/${person.registrationId}${action}`);
  const row = `#${rowId(person)}`;
  return (
    <form
      class={kind}
      method="post"
      action={path}
      hx-post={path}
      hx-target={row}
      hx-select={row}
      hx-select-oob="#said:innerHTML,#now"
      hx-swap="outerHTML"
      hx-sync="this:drop"
    >
      <Csrf visitor={at.visitor} />
      <input type="hidden" name="session" value={spotValue(at.spot)} />
      <input type="hidden" name="q" value={at.q} />
      {children}
    </form>
  );
}
