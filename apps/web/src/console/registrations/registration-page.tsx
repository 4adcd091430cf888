import type { PresenceAt } from '#attendance';
import { speak } from '#platform';
import type { StoredAnswer } from '#questions';
import {
  type Answer,
  type ChosenSession,
  isLive,
  type LapsedOffer,
  type OpenOffer,
  otherWayOf,
  type Registration,
  type SessionOption,
} from '#registrations';
import { Button, ButtonLink, Tag, useSite } from '#ui';
import { approvalWords } from '../approval/approval-words.js';
import { Presence } from '../attendance/presence.js';
import { consoleWords, STATUS_TONE } from '../console-words.js';
import type { Done } from '../done-words.js';
import type { EventView } from '../events/console-events.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import { Moment } from '../moment.js';
import { type Row, Rows } from '../rows.js';
import type { Visitor } from '../signed-in.js';
import { AnswerList } from './answer-list.js';
import { answerWords, CalendarAnswer } from './calendar-answer.js';
import { HeldUntil } from './held-until.js';
import { newLinksWords } from './new-links-words.js';
import { placeWords } from './place-words.js';
import { registrationWords } from './registration-words.js';
import { SecondOffers } from './second-offers.js';
import type { Happening } from './timeline.js';
import { TimelineList } from './timeline-list.js';
import { timelineWords } from './timeline-words.js';

interface RegistrationPageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly registration: Registration;
  readonly chosen: readonly ChosenSession[];
  /** What they answered to the questions of the form, as far as this visitor may see. */
  readonly answers: readonly StoredAnswer[];
  /** What their calendar said of the invite. */
  readonly answer: Answer | undefined;
  /** Whether they were there. */
  readonly presence: readonly PresenceAt[];
  /** Place in the line of the event; absent for who does not wait for it. */
  readonly lineNumber: number | undefined;
  /** Places that are held for them. */
  readonly offers: readonly OpenOffer[];
  /** Places they let lapse, and what offering them again would do. */
  readonly lapsed: readonly LapsedOffer[];
  /** Every session that can be chosen. */
  readonly sessions: readonly SessionOption[];
  readonly happenings: readonly Happening[];
  readonly done?: Done | undefined;
}

/** One person at one event: what they filled in and chose, and all that happened since. */
export function RegistrationPage(props: RegistrationPageProps) {
  const { visitor, view, registration, happenings, done } = props;
  const { language } = useSite();
  const { event, state } = view;
  const isOver = state === 'ended' || state === 'cancelled' || !isLive(registration);
  return (
    <EventFrame
      visitor={visitor}
      event={event}
      state={state}
      current="registrations"
      about={{ text: registration.name, language }}
      tag={{ tone: STATUS_TONE[registration.status], text: consoleWords[language].status[registration.status] }}
      done={done}
    >
      <section class="stack" aria-label={registration.name}>
        <Rows items={[...snapshot(props, language), ...standing(props, language)]} />
        {visitor.mayEdit && !isOver && <Actions {...props} path={pathOf(props)} />}
      </section>
      <SecondOffers {...props} path={pathOf(props)} />
      <AnswerList answers={props.answers} first={event.language} />
      {registration.status === 'confirmed' && (
        <section class="stack" aria-labelledby="seen">
          <h2 id="seen">{consoleWords[language].attendance}</h2>
          <Presence {...props} />
        </section>
      )}
      <section class="stack" aria-labelledby="timeline">
        <h2 id="timeline">{timelineWords[language].title}</h2>
        <TimelineList happenings={happenings} timeZone={event.timeZone} mailPath={eventPath(event, '/mail')} />
      </section>
    </EventFrame>
  );
}

const pathOf = ({ view, registration }: RegistrationPageProps) =>
  eventPath(view.event, `/registrations/${registration.id}`);

function Actions({ visitor, view, registration, path }: RegistrationPageProps & { readonly path: string }) {
  const { language } = useSite();
  const say = registrationWords[language];
  return (
    <form class="row" method="post" action={`${path}/link`}>
      <Csrf visitor={visitor} />
      <Button icon="send">{say.mailLink}</Button>
      {registration.status === 'pending' && (
        <ButtonLink icon="user-check" href={eventPath(view.event, '/approval')}>
          {approvalWords[language].title}
        </ButtonLink>
      )}
      {(registration.status === 'waiting' || registration.otherWayArrival !== null) && (
        <ButtonLink icon="user-check" href={`${path}/place`}>
          {placeWords[language].give}
        </ButtonLink>
      )}
      <ButtonLink href={`${path}/links`}>{newLinksWords[language].renew}</ButtonLink>
      <ButtonLink tone="danger" icon="x" href={`${path}/cancellation`}>
        {say.cancel}
      </ButtonLink>
    </form>
  );
}

type Language = ReturnType<typeof useSite>['language'];

/** What they filled in. */
function snapshot({ registration, view: { event } }: RegistrationPageProps, language: Language): Row[] {
  const say = registrationWords[language];
  const { email, organisation, role, sector, region } = registration;
  const filled = (term: string, children: string) => (children ? [{ term, children }] : []);
  return [
    { term: 'E-mail', children: <a href={`mailto:${encodeURIComponent(email)}`}>{email}</a> },
    ...filled(say.organisation, organisation),
    ...filled(say.role, say.roles[role]),
    ...filled(say.sector, sector),
    ...filled(say.region, region),
    ...(event.kind === 'hybrid' ? filled(say.attends, sayWay(registration, language)) : []),
    { term: say.language, children: consoleWords[language].languages[registration.language] },
  ];
}

/** "Online, waits for on site". */
function sayWay({ attends, otherWayArrival }: Registration, language: Language): string {
  const { ways, waitsFor } = registrationWords[language];
  return otherWayArrival === null ? ways[attends] : `${ways[attends]}, ${waitsFor[otherWayOf(attends)]}`;
}

/** Where they stand: since when, in which sessions, in which line. */
function standing(props: RegistrationPageProps, language: Language): Row[] {
  const say = registrationWords[language];
  const { chosen, lineNumber, offers, registration, view } = props;
  const held = offers.find((offer) => offer.sessionId === null);
  const { timeZone } = view.event;
  const { createdAt, confirmedAt, cancelledAt, cancelledBy } = registration;
  const when = (term: string, at: Date | null) =>
    at ? [{ term, children: <Moment at={at} timeZone={timeZone} /> }] : [];
  const by = cancelledBy && `, ${say.cancelledBy[cancelledBy]}`;
  return [
    ...when(say.registered, createdAt),
    ...(registration.registeredBy ? [{ term: say.registeredBy, children: registration.registeredBy }] : []),
    ...(lineNumber === undefined || held ? [] : [{ term: say.line, children: say.lineNumber(lineNumber) }]),
    ...(held ? [{ term: say.line, children: <HeldUntil offer={held} event={view.event} /> }] : []),
    ...when(say.confirmedAt, confirmedAt),
    ...(props.answer
      ? [{ term: answerWords[language].title, children: <CalendarAnswer answer={props.answer} /> }]
      : []),
    ...when(consoleWords[language].status.cancelled, cancelledAt).map(({ term, children }) => ({
      term,
      children: [children, by],
    })),
    ...(registration.declineReason
      ? [{ term: approvalWords[language].reasonGiven, children: <span class="pre">{registration.declineReason}</span> }]
      : []),
    ...(chosen.length === 0 ? [] : [{ term: say.sessions, children: <Chosen {...props} /> }]),
  ];
}

function Chosen(props: RegistrationPageProps) {
  const { chosen, offers, visitor, view } = props;
  const { event, state } = view;
  const { language } = useSite();
  const mayGive = visitor.mayEdit && state !== 'ended' && state !== 'cancelled';
  const say = registrationWords[language];
  return (
    <>
      {chosen.map(({ sessionId, code, title, status }) => {
        const spoken = speak(title, language, event.language);
        return (
          <div key={sessionId}>
            {code} <span lang={spoken.language === language ? undefined : spoken.language}>{spoken.text}</span>{' '}
            {status !== 'confirmed' && <Tag tone="wait">{say.inSession[status]}</Tag>}{' '}
            <HeldUntil offer={offers.find((offer) => offer.sessionId === sessionId)} event={event} />{' '}
            {status === 'waiting' && mayGive && (
              <a href={`${pathOf(props)}/place?session=${sessionId}`}>{placeWords[language].giveIn(code)}</a>
            )}
          </div>
        );
      })}
    </>
  );
}
