import { decideJoin } from '#attendance';
import type { EventDetails, Programme } from '#events';
import type { MailEntry } from '#mail';
import { formatDay, formatTime, speak } from '#platform';
import { type HeldPlace, isLive, mayComeBack, type OpenOffer, type Registration } from '#registrations';
import { ButtonLink, localPath, Notice, PublicPage, Tag, type Tone, useSite } from '#ui';
import { EventFacts } from '../../events/event-facts.js';
import type { ItemToAdd } from '../../feeds/add-links.js';
import { MyMails } from '../../mails/my-mails.js';
import { choiceWords } from '../form/choice-words.js';
import { DeclinedNotice } from './declined-notice.js';
import { ComeBackButton, MyDetails, MyNewsNotice } from './my-details.js';
import { hasChoices, MyProgramme } from './my-programme.js';
import { roadOf, type Step } from './my-road.js';
import { myWords } from './my-words.js';
import { OfferNotices } from './offer-notices.js';
import type { OfferNews } from './offer-words.js';
import { WaitsForOtherWay } from './other-way.js';
import { OpenQuestions } from './question-open.js';
import { selfWords } from './self-words.js';

interface MyPageProps {
  readonly event: EventDetails;
  readonly registration: Registration;
  /** Path of this page; what belongs to it lies below. */
  readonly self: string;
  /** Path of the page that lets in. */
  readonly joinPath: string;
  readonly programme: Programme;
  /** The sessions the person chose. */
  readonly places: readonly HeldPlace[];
  /** The person comes from choosing other sessions; `nee` when that changed nothing. */
  readonly changed?: 'ja' | 'nee' | undefined;
  /** What became of the last press, as the address says. */
  readonly stand?: string | undefined;
  /** Places that are held for the person, and what became of the last answer to one. */
  readonly offers?: readonly OpenOffer[];
  readonly answered?: OfferNews | undefined;
  /** When the people of this event are reminded. */
  readonly reminders: readonly Date[];
  /** What was mailed to them about this event, newest first. */
  readonly mails?: readonly MailEntry[];
  /** Their calendar declined the invite, and the place could still be somebody else's. */
  readonly hasDeclined?: boolean;
  /** What stands in their calendar while they have a place. */
  readonly entry?: ItemToAdd;
  /** The event needs an answer that they never gave. */
  readonly lacksAnswers?: boolean;
  readonly now: Date;
}

/** "My registration": how it stands, what comes next, and the way out. */
export function MyPage(props: MyPageProps) {
  const { event, registration, self, now } = props;
  const { language } = useSite();
  const say = myWords[language];
  const title = speak(event.title, language, event.language);
  const standing = standingOf(props, language);
  const isHeld = props.offers?.some((offer) => offer.sessionId === null) ?? false;
  const isOffered = isHeld && registration.status === 'waiting';
  const isGoing = isLive(registration) && event.status === 'published' && now < event.endsAt;
  return (
    <PublicPage meta={{ title: `${say.title}: ${title.text}` }}>
      <div class="lede">
        <p class="eyebrow">
          <span>
            <bdi>{registration.removedAt ? say.title : say.greeting(registration.name)}</bdi>
          </span>
          <Tag tone={standing.tone}>{standing.tag}</Tag>
        </p>
        <h1 lang={title.language}>{title.text}</h1>
        {!isOffered && <p class="lead">{standing.lead}</p>}
        <Reason {...registration} />
        <Changed {...props} />
        {isGoing && props.hasDeclined && <DeclinedNotice self={self} />}
        <OfferNotices {...props} />
        {isGoing && registration.otherWayArrival !== null && !isHeld && now < event.startsAt && (
          <WaitsForOtherWay {...props} />
        )}
        <MyNewsNotice stand={props.stand} />
        {isGoing && props.lacksAnswers && <OpenQuestions self={self} />}
        {isGoing && isDoorOpen(props) && <DoorIsOpen joinPath={props.joinPath} />}
        <EventFacts
          event={event}
          attends={registration.attends}
          ownZone={registration.timeZone}
          toCalendar={
            isGoing && registration.status === 'confirmed' && props.entry
              ? { href: `${self}/agenda.ics`, item: props.entry, isOwn: true, followHref: `${self}/abonnement` }
              : undefined
          }
        />
      </div>
      <div class="split">
        <div class="stack-l">
          {isLive(registration) && hasChoices(props.programme) && (
            <MyProgramme
              {...props}
              attends={registration.attends}
              changeHref={isGoing ? `${self}/wijzigen` : undefined}
            />
          )}
          {isGoing && <Road {...props} />}
          <div class="row no-print">
            <ComeBackButton {...props} />
            <ButtonLink href={localPath(language, `/${event.slug}`)}>
              {mayRegisterAgain(props) ? say.again : say.backToEvent}
            </ButtonLink>
            {isGoing && (
              <ButtonLink tone="danger" href={`${self}/afzeggen`}>
                {say.cancel}
              </ButtonLink>
            )}
          </div>
        </div>
        <div class="stack-l">
          <MyDetails {...props} />
          {!registration.removedAt && <MyMails mails={props.mails ?? []} timeZone={event.timeZone} />}
        </div>
      </div>
    </PublicPage>
  );
}

/** On the day itself one thing is wanted of this page, so it stands first. */
function DoorIsOpen({ joinPath }: Pick<MyPageProps, 'joinPath'>) {
  const say = myWords[useSite().language];
  return (
    <div class="mt no-print">
      <Notice tone="now" title={say.doorNow}>
        <p class="row mt-s">
          <ButtonLink tone="go" icon="video" href={joinPath}>
            {say.toRoom}
          </ButtonLink>
        </p>
      </Notice>
    </div>
  );
}

function isDoorOpen({ event, registration, now }: MyPageProps): boolean {
  return registration.attends === 'online' && decideJoin(event, registration, now).kind === 'open';
}

/** True for who is out and cannot come back by one press, while the event still takes registrations. */
function mayRegisterAgain({ event, registration, now }: MyPageProps): boolean {
  if (mayComeBack(registration, event, now) || registration.removedAt) return false;
  // The form is for guests, or would only bring the same answer once more.
  if (event.access === 'invited' || (registration.status === 'declined' && event.approval)) return false;
  const until = event.closesAt && event.closesAt < event.endsAt ? event.closesAt : event.endsAt;
  return !isLive(registration) && event.status === 'published' && now < until;
}

/** What an organiser wrote to who was told no: their words, as they typed them. */
function Reason({ status, declineReason }: Registration) {
  const say = myWords[useSite().language];
  if (status !== 'declined' || !declineReason) return null;
  return (
    <div class="mt">
      <Notice tone="info" title={say.reason}>
        <p class="pre">{declineReason}</p>
      </Notice>
    </div>
  );
}

/** What became of choosing other sessions. */
function Changed({ changed, registration }: MyPageProps) {
  const say = choiceWords[useSite().language];
  if (!changed) return null;
  return (
    <div class="mt">
      {changed === 'nee' ? (
        <Notice tone="info" title={say.unchangedTitle} status />
      ) : (
        <Notice tone="ok" title={say.changedTitle} status>
          <p>{registration.status === 'confirmed' ? say.changedText : say.changedWaitingText}</p>
        </Notice>
      )}
    </div>
  );
}

const TONES: Record<Registration['status'], Tone> = {
  confirmed: 'ok',
  waiting: 'wait',
  pending: 'wait',
  cancelled: 'off',
  declined: 'off',
  lapsed: 'off',
};

function standingOf({ event, registration, now }: MyPageProps, language: 'nl' | 'en') {
  const say = myWords[language];
  if (isLive(registration)) {
    if (event.status === 'cancelled') {
      const { tag, lead, leadWaiting } = say.eventCancelled;
      return { tone: 'bad' as const, tag, lead: registration.status === 'confirmed' ? lead : leadWaiting };
    }
    if (now >= event.endsAt) return { tone: 'off' as const, ...say.over };
  }
  if (registration.removedAt)
    return { tone: 'off' as const, tag: selfWords[language].removedTag, lead: selfWords[language].removedLead };
  const isRequest = registration.status === 'lapsed' && registration.cancelledBy === 'system';
  const { tag, lead } = isRequest ? say.requestLapsed : say.status[registration.status];
  const neverIn = registration.status === 'cancelled' && registration.confirmedAt === null;
  return { tone: TONES[registration.status], tag, lead: neverIn ? say.leftLine : lead };
}

function Road(props: MyPageProps) {
  const { event, registration, reminders, now } = props;
  const { language } = useSite();
  return (
    <section class="stack" aria-labelledby="road">
      <h2 id="road">{myWords[language].road}</h2>
      <ol class="stops road">
        {roadOf(event, registration, reminders, now).map((step) => (
          <RoadStep key={`${step.kind}${step.at.getTime()}`} step={step} {...props} />
        ))}
      </ol>
    </section>
  );
}

function RoadStep({ step, ...props }: MyPageProps & { step: Step }) {
  const { event, registration, joinPath } = props;
  const { language } = useSite();
  const say = myWords[language];
  const isOpen = isDoorOpen(props);
  const titles = {
    reminder: say.reminder,
    door: isOpen ? say.doorNow : say.door,
    start: registration.attends === 'on_site' && event.location ? say.welcome(event.location) : say.start,
    end: say.end,
  };
  return (
    <li
      class={step.stage === 'to_come' ? undefined : step.stage}
      aria-current={step.stage === 'now' ? 'step' : undefined}
    >
      <div>
        <h3>{titles[step.kind]}</h3>
        <p class="when">
          <time datetime={step.at.toISOString()}>
            {formatDay(step.at, event.timeZone, language)}, {formatTime(step.at, event.timeZone, language)}
            {language === 'nl' && ' uur'}
          </time>
        </p>
        {step.kind === 'door' && !isOpen && (
          <>
            {step.stage === 'to_come' && <p class="small dim">{say.doorText}</p>}
            <p class="row no-print">
              <ButtonLink icon="video" href={joinPath}>
                {say.toRoom}
              </ButtonLink>
            </p>
          </>
        )}
      </div>
    </li>
  );
}
