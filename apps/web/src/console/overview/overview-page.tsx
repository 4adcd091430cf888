import { ButtonLink, useSite } from '#ui';
import { EventFrame, eventPath } from '../frame.js';
import { FillBars } from '../statistics/fill-bars.js';
import { GrowthChart } from '../statistics/growth-chart.js';
import { EventFactList } from './event-fact-list.js';
import { EventFigures } from './event-figures.js';
import { NextStep } from './next-step.js';
import type { OverviewProps } from './overview-props.js';
import { overviewWords } from './overview-words.js';
import { ToDoList } from './to-do-list.js';

/** An event at a glance: the figures, what to do next, how it fills, the facts. */
export function OverviewPage(props: OverviewProps) {
  const { visitor, view, counts, attendance, now, done, toDo } = props;
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
      actions={<Actions visitor={visitor} view={view} />}
    >
      <EventFigures view={view} counts={counts} attendance={attendance} now={now} />
      <section class="stack" aria-labelledby="next">
        <h2 id="next">{say.next}</h2>
        <NextStep {...props} />
        <ToDoList event={event} items={toDo} />
      </section>
      <HowItFills {...props} />
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

function Actions({ visitor, view: { event } }: Pick<OverviewProps, 'visitor' | 'view'>) {
  const say = overviewWords[useSite().language];
  const copy = visitor.mayEdit && (
    <ButtonLink icon="copy" href={`/console/events/new?from=${event.id}`}>
      {say.copy}
    </ButtonLink>
  );
  const more = visitor.mayEdit && (
    <>
      {copy}
      <ButtonLink icon="calendar-plus" href={eventPath(event, '/repeat')}>
        {say.repeat}
      </ButtonLink>
    </>
  );
  if (event.status === 'draft') return more || null;
  return (
    <>
      {more}
      {event.kind !== 'online' && event.status === 'published' && (
        <ButtonLink icon="user-check" href={eventPath(event, '/checkin')}>
          {say.checkIn}
        </ButtonLink>
      )}
      <ButtonLink icon="external-link" href={`/${event.slug}`}>
        {say.openPage}
      </ButtonLink>
    </>
  );
}

/** The line of registrations, and beside it how full each session is. */
function HowItFills({ view, growth, sessions, now }: OverviewProps) {
  const say = overviewWords[useSite().language];
  const { event, capacity } = view;
  if (event.status === 'draft') return null;
  return (
    <div class="duo">
      <section class="stack" aria-labelledby="growth-part">
        <h2 id="growth-part">{say.growth}</h2>
        <GrowthChart event={event} growth={growth} capacity={capacity} />
      </section>
      {sessions.length > 0 && (
        <section class="stack" aria-labelledby="fill-part">
          <h2 id="fill-part">{say.sessions}</h2>
          <FillBars sessions={sessions} showsTurnout={now >= event.startsAt} />
        </section>
      )}
    </div>
  );
}
