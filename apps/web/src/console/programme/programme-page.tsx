import {
  type Clash,
  clashesIn,
  type EventDetails,
  type Pool,
  type Programme,
  type ProgrammeSession,
  type Round,
} from '#events';
import { formatDay, formatSpan, speak } from '#platform';
import { Button, ButtonLink, type Column, EmptyState, lineClass, Notice, Table, Tag, useSite } from '#ui';
import { sayEarly } from '../../events/early.js';
import { consoleWords } from '../console-words.js';
import type { Done } from '../done-words.js';
import type { EventView } from '../events/console-events.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import { OrderForm } from '../order-form.js';
import type { Visitor } from '../signed-in.js';
import { programmeWords } from './programme-words.js';

interface ProgrammePageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly programme: Programme;
  /** How many people hold two sessions at the same time. */
  readonly clashing: number;
  readonly done?: Done | undefined;
}

/** The rounds of an event in order, with their sessions and how full they are. */
export function ProgrammePage({ visitor, view, programme, clashing, done }: ProgrammePageProps) {
  const { event, state } = view;
  const say = programmeWords[useSite().language];
  const clashes = clashesIn(programme);
  const add = (
    <>
      <ButtonLink icon="users" href={eventPath(event, '/speakers')}>
        {say.speakers}
      </ButtonLink>
      {visitor.mayEdit && (
        <ButtonLink tone="go" icon="plus" href={eventPath(event, '/programme/rounds/new')}>
          {say.addRound}
        </ButtonLink>
      )}
    </>
  );
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="programme" done={done} actions={add}>
      {programme.rounds.length === 0 ? (
        <EmptyState title={say.empty}>
          <p class="dim">{say.emptyHint}</p>
        </EmptyState>
      ) : (
        <p class="dim">{say.intro}</p>
      )}
      {clashing > 0 && (
        <Notice tone="wait" title={say.haveTwo(clashing)}>
          <p>{say.haveTwoText}</p>
          <p>
            <a href={`${eventPath(event, '/registrations')}?session=clash`}>{say.whoHasTwo}</a>
          </p>
        </Notice>
      )}
      {programme.rounds.map(({ round, sessions }) => (
        <RoundSection
          key={round.id}
          visitor={visitor}
          event={event}
          round={round}
          sessions={sessions}
          clashes={clashes.filter(({ rounds }) => rounds[1].id === round.id)}
        />
      ))}
    </EventFrame>
  );
}

interface RoundProps {
  readonly visitor: Visitor;
  readonly event: EventDetails;
  readonly round: Round;
  readonly sessions: readonly ProgrammeSession[];
}

/** @param clashes with rounds that stand above this one. */
function RoundSection({ visitor, event, round, sessions, clashes }: RoundProps & { clashes: readonly Clash[] }) {
  const { language } = useSite();
  const say = programmeWords[language];
  const title = speak(round.title, language, event.language);
  const isOutside = round.startsAt < event.startsAt || round.endsAt > event.endsAt;
  return (
    <section class="stack" aria-labelledby={`round-${round.id}`}>
      <h2 id={`round-${round.id}`} lang={title.language === language ? undefined : title.language}>
        {title.text}
      </h2>
      <p class="dim">
        {sayWhen(round, event, language)}, {say.choose(round.minChoices, round.maxChoices)}
      </p>
      {isOutside && <Notice tone="wait" title={say.outside} />}
      {clashes.length > 0 && (
        <Notice tone="wait" title={say.clash}>
          <p>{sayClashes(clashes)}</p>
        </Notice>
      )}
      {sessions.length === 0 ? (
        <p class="dim">{say.noSessions}</p>
      ) : (
        <SessionTable visitor={visitor} event={event} round={round} sessions={sessions} />
      )}
      {visitor.mayEdit && <RoundActions visitor={visitor} event={event} round={round} sessions={sessions} />}
    </section>
  );
}

function RoundActions({ visitor, event, round, sessions }: RoundProps) {
  const { language } = useSite();
  const say = programmeWords[language];
  const path = eventPath(event, `/programme/rounds/${round.id}`);
  const title = speak(round.title, language, event.language).text;
  const isInUse = sessions.some(({ pools }) => pools.some((pool) => pool.taken + pool.waiting > 0));
  return (
    <div class="row">
      <ButtonLink icon="plus" href={`${path}/sessions/new`}>
        {say.addSession}
        <span class="vh">: {title}</span>
      </ButtonLink>
      <ButtonLink icon="pencil" href={path}>
        {say.editRound}
        <span class="vh">: {title}</span>
      </ButtonLink>
      {!isInUse && (
        <form method="post" action={`${path}/removal`}>
          <Csrf visitor={visitor} />
          <Button tone="danger" icon="x">
            {say.removeRound}
            <span class="vh">: {title}</span>
          </Button>
        </form>
      )}
    </div>
  );
}

function SessionTable({ visitor, event, round, sessions }: RoundProps) {
  const { language } = useSite();
  const say = programmeWords[language];
  const columns: Column<ProgrammeSession>[] = [
    { head: say.session, cell: (stop) => <SessionCell visitor={visitor} event={event} stop={stop} /> },
    { head: say.fill, cell: ({ pools }) => <Fill pools={pools} /> },
    { head: say.when, wideOnly: true, cell: ({ session }) => sayWhen(session, event, language) },
  ];
  if (visitor.mayEdit && sessions.length > 1)
    columns.push({
      head: say.order,
      cell: (stop) => <Order visitor={visitor} event={event} stop={stop} sessions={sessions} />,
    });
  const label = say.sessionsOf(speak(round.title, language, event.language).text);
  return <Table label={label} columns={columns} rows={sessions} keyOf={({ session }) => session.id} />;
}

function SessionCell({ visitor, event, stop }: Pick<RoundProps, 'visitor' | 'event'> & { stop: ProgrammeSession }) {
  const { language } = useSite();
  const say = programmeWords[language];
  const { session, themeGroup } = stop;
  const title = speak(session.title, language, event.language);
  const lang = title.language === language ? undefined : title.language;
  const early = sayEarly(stop, event, language);
  const details = [themeGroup && speak(themeGroup.name, language).text, session.speakers, session.location];
  return (
    <div class="coded">
      <span class={themeGroup ? `bullet ${lineClass(themeGroup.hue)}` : 'bullet'}>{session.code}</span>
      <div>
        {visitor.mayEdit ? (
          <a href={eventPath(event, `/programme/sessions/${session.id}`)} lang={lang}>
            {title.text}
          </a>
        ) : (
          <span lang={lang}>{title.text}</span>
        )}
        <small>{details.filter(Boolean).join('. ')}</small>
        {early && <small>{early}</small>}
        {session.status === 'cancelled' && <Tag tone="bad">{say.off}</Tag>}
      </div>
    </div>
  );
}

/** How full a session is, a line for each way of taking part. */
function Fill({ pools }: { pools: readonly Pool[] }) {
  const { language } = useSite();
  const say = programmeWords[language];
  return (
    <>
      {pools.map((pool) => (
        <div key={pool.id}>
          {say.mode[pool.mode] && `${say.mode[pool.mode]}: `}
          {consoleWords[language].places(pool.taken, pool.capacity)}
          {pool.waiting > 0 && <small>{say.waiting(pool.waiting)}</small>}
        </div>
      ))}
    </>
  );
}

type OrderProps = Pick<RoundProps, 'visitor' | 'event' | 'sessions'> & { readonly stop: ProgrammeSession };

/** Among those that begin at the same time, the organiser says which comes first. */
function Order({ visitor, event, stop: { session }, sessions }: OrderProps) {
  const say = programmeWords[useSite().language];
  const beside = sessions.filter((one) => one.session.startsAt.getTime() === session.startsAt.getTime());
  const at = beside.findIndex((one) => one.session.id === session.id);
  return (
    <OrderForm
      visitor={visitor}
      action={eventPath(event, `/programme/sessions/${session.id}/position`)}
      at={at}
      of={beside.length}
      words={say}
      what={session.code}
    />
  );
}

/** "A1 + B2, A1 + C2": enough of them to see where it is wrong. */
const MOST_CLASHES = 6;

function sayClashes(clashes: readonly Clash[]): string {
  const pairs = clashes.slice(0, MOST_CLASHES).map(({ sessions: [first, second] }) => `${first.code} + ${second.code}`);
  return pairs.join(', ') + (clashes.length > MOST_CLASHES ? ' …' : '');
}

/** "13.00–14.00 uur", with the day where the event has more than one. */
function sayWhen(
  { startsAt, endsAt }: Pick<Round, 'startsAt' | 'endsAt'>,
  event: EventDetails,
  language: 'nl' | 'en',
): string {
  const span = formatSpan(startsAt, endsAt, event.timeZone, language);
  const day = (at: Date) => formatDay(at, event.timeZone, language);
  return day(startsAt) === day(event.startsAt) && day(event.startsAt) === day(event.endsAt)
    ? span
    : `${day(startsAt)}, ${span}`;
}
