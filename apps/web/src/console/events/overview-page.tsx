import type { AttendanceCounts } from '#attendance';
import { type EventProblem, sayEventProblem } from '#events';
import { formatSpan, formatZone } from '#platform';
import type { RegistrationCounts } from '#registrations';
import { Button, ButtonLink, Notice, useSite } from '#ui';
import type { Done } from '../done-words.js';
import { Csrf, EventDay, EventFrame, eventPath } from '../frame.js';
import { Rows } from '../rows.js';
import type { Visitor } from '../signed-in.js';
import type { EventView } from './console-events.js';
import { EventFigures, isDoorOpen } from './event-figures.js';
import { overviewWords } from './overview-words.js';

interface OverviewProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly counts: RegistrationCounts;
  readonly attendance: AttendanceCounts;
  readonly roomUrl: string | undefined;
  /** What a draft needs before it can be published. */
  readonly missing: readonly EventProblem[];
  readonly now: Date;
  readonly failedMails?: number;
  readonly done?: Done | undefined;
}

/** An event at a glance: the figures, what to do next, the facts. */
export function OverviewPage(props: OverviewProps) {
  const { visitor, view, counts, attendance, now, done } = props;
  const { event, state } = view;
  const say = overviewWords[useSite().language];
  const mayCallOff = visitor.mayEdit && event.status === 'published' && state !== 'ended';
  return (
    <EventFrame
      visitor={visitor}
      event={event}
      state={state}
      current="overview"
      done={done}
      actions={
        event.status !== 'draft' && (
          <ButtonLink icon="external-link" href={`/${event.slug}`}>
            {say.openPage}
          </ButtonLink>
        )
      }
    >
      <EventFigures view={view} counts={counts} attendance={attendance} now={now} />
      <section class="stack" aria-labelledby="next">
        <h2 id="next">{say.next}</h2>
        <NextStep {...props} />
        <FailedMails {...props} />
      </section>
      <section class="stack" aria-labelledby="facts">
        <h2 id="facts">{say.facts}</h2>
        <EventFactList {...props} />
      </section>
      {mayCallOff && (
        <p>
          <ButtonLink tone="danger" icon="x" href={eventPath(event, '/cancellation')}>
            {say.callOff}
          </ButtonLink>
        </p>
      )}
    </EventFrame>
  );
}

/** The one thing that matters most now. */
function NextStep(props: OverviewProps) {
  const { view, roomUrl, visitor, now } = props;
  const { event, state } = view;
  const say = overviewWords[useSite().language];
  if (state === 'cancelled')
    return (
      <Notice tone="bad" title={say.cancelledTitle}>
        <p>{say.cancelledText}</p>
        {visitor.mayEdit && (
          <p class="row mt">
            <ButtonLink href={eventPath(event, '/restoration')} icon="check">
              {say.restore}
            </ButtonLink>
          </p>
        )}
      </Notice>
    );
  if (state === 'draft') return <Draft {...props} />;
  if (state === 'ended') {
    return (
      <Notice tone="off" title={say.over}>
        <p>{say.overText}</p>
        <p class="row mt">
          <ButtonLink href={eventPath(event, '/attendance')} icon="user-check">
            {say.whoCame}
          </ButtonLink>
        </p>
      </Notice>
    );
  }
  if (event.kind !== 'on_site' && !roomUrl) {
    return (
      <Notice tone="wait" title={say.roomMissing}>
        <p>{say.roomMissingText}</p>
        {visitor.mayEdit && (
          <p class="row mt">
            <ButtonLink href={eventPath(event, '/edit#roomUrl')} icon="video">
              {say.addRoom}
            </ButtonLink>
          </p>
        )}
      </Notice>
    );
  }
  if (isDoorOpen(event, now)) {
    return (
      <Notice tone="now" title={say.now}>
        <p>{say.nowText}</p>
        <p class="row mt">
          <ButtonLink href={eventPath(event, '/attendance')} icon="user-check">
            {say.whoIsIn}
          </ButtonLink>
        </p>
      </Notice>
    );
  }
  return (
    <Notice tone="ok" title={say.ready}>
      <p>
        {say.readyText} <a href={eventPath(event, '/reminders')}>{say.seeReminders}</a>
      </p>
    </Notice>
  );
}

/** Somebody waits for a mail that will not come. */
function FailedMails({ view: { event }, failedMails = 0 }: OverviewProps) {
  const say = overviewWords[useSite().language];
  if (failedMails === 0) return null;
  return (
    <Notice tone="bad" title={say.failedMails(failedMails)}>
      <p>{say.failedMailsText}</p>
      <p class="row mt">
        <ButtonLink href={eventPath(event, '/mail?status=failed')} icon="mail">
          {say.seeMails}
        </ButtonLink>
      </p>
    </Notice>
  );
}

function Draft({ visitor, view: { event }, missing }: OverviewProps) {
  const { language } = useSite();
  const say = overviewWords[language];
  return (
    <Notice tone="info" title={say.draft}>
      <p>{say.draftText}</p>
      {missing.length > 0 && (
        <>
          <p class="mt">{say.missing}</p>
          <ul>
            {missing.map(({ field, code }) => (
              <li key={field}>
                <a href={eventPath(event, `/edit#${field}`)}>{sayEventProblem(code, language)}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {visitor.mayEdit && missing.length === 0 && (
        <form class="row mt" method="post" action={eventPath(event, '/publication')}>
          <Csrf visitor={visitor} />
          <Button tone="go" icon="send">
            {say.publish}
          </Button>
        </form>
      )}
    </Notice>
  );
}

function EventFactList({ view: { event }, roomUrl }: OverviewProps) {
  const { language } = useSite();
  const say = overviewWords[language];
  const items = [
    { term: say.when, children: <EventDay event={event} /> },
    {
      term: say.time,
      children: `${formatSpan(event.startsAt, event.endsAt, event.timeZone, language)} ${formatZone(event.startsAt, event.timeZone, language)}`,
    },
    { term: say.where, children: event.location || say.online },
    { term: say.page, children: <PageAddress slug={event.slug} isPublic={event.status !== 'draft'} /> },
    ...(event.kind === 'on_site'
      ? []
      : [{ term: say.room, children: roomUrl ? <RoomLink url={roomUrl} /> : say.noRoom }]),
  ];
  return <Rows items={items} />;
}

/** Whole, so that it can be copied into an invitation. */
function PageAddress({ slug, isPublic }: { slug: string; isPublic: boolean }) {
  const { origin } = useSite();
  const text = `${origin.replace(/^https?:\/\//, '')}/${slug}`;
  return isPublic ? <a href={`/${slug}`}>{text}</a> : <span>{text}</span>;
}

/** Only the host shows: the rest of such an address may be a pass code, and overviews are shown on big screens. */
function RoomLink({ url }: { url: string }) {
  return (
    <a href={url} rel="noreferrer">
      {new URL(url).hostname}
    </a>
  );
}
