import type { AnswerFigures, EventStatistics } from '#statistics';
import { BarTable, Button, EmptyState, useSite } from '#ui';
import type { EventView } from '../events/console-events.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { AnswerBars } from './answer-bars.js';
import { figuresOf } from './figures-of.js';
import { FillBars } from './fill-bars.js';
import { GrowthChart } from './growth-chart.js';
import { Part } from './part.js';
import { StandingBar } from './standing-bar.js';
import { statisticsWords } from './statistics-words.js';
import { ThemeGroupBars } from './theme-group-bars.js';
import { hasTurnout } from './turnout.js';
import { TurnoutBar } from './turnout-bar.js';
import { WayBars } from './way-bars.js';

interface StatisticsPageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly figures: EventStatistics;
  /** What people answered: ordinary questions alone for who may not see persons. */
  readonly answers: readonly AnswerFigures[];
  readonly now: Date;
}

/** What an event brought, in figures that a funder accepts. Every chart says in words and numbers what it draws. */
export function StatisticsPage({ visitor, view, figures, answers, now }: StatisticsPageProps) {
  const { event, state } = view;
  const say = statisticsWords[useSite().language];
  const { counts, growth, sessions, organisations, roles, ways } = figures;
  const showsTurnout = hasTurnout(event, figures, now);
  const hasPeople = growth.length > 0;
  return (
    <EventFrame
      visitor={visitor}
      event={event}
      state={state}
      current="statistics"
      actions={hasPeople && visitor.mayEdit && <Download visitor={visitor} view={view} />}
    >
      {!hasPeople && (
        <EmptyState title={say.nobody}>
          <p class="dim">{say.nobodyHint}</p>
        </EmptyState>
      )}
      {hasPeople && (
        <>
          <Part id="growth" title={say.growth}>
            <GrowthChart event={event} growth={growth} capacity={view.capacity} />
          </Part>
          <Part id="standing" title={say.standing}>
            <StandingBar counts={counts} />
          </Part>
          {(showsTurnout || event.status !== 'cancelled') && (
            <Part id="turnout" title={say.turnout}>
              {showsTurnout ? <TurnoutBar people={figures.people} /> : <p class="dim">{say.noTurnout}</p>}
            </Part>
          )}
          {sessions.length > 0 && (
            <Part id="sessions" title={say.sessions}>
              <FillBars sessions={sessions} showsTurnout={showsTurnout} />
            </Part>
          )}
          <ThemeGroupBars figures={figures} showsTurnout={showsTurnout} />
          <Part id="roles" title={say.roles}>
            <BarTable
              scale="common"
              id="roles"
              title={say.roles}
              heads={[say.role, say.people]}
              summary={say.rolesSummary(showsTurnout)}
              bars={roles.map((row) => ({
                key: row.role,
                label: say.roleNames[row.role],
                ...figuresOf(row, showsTurnout),
              }))}
            />
          </Part>
          {event.kind === 'hybrid' && <WayBars ways={ways} showsTurnout={showsTurnout} />}
          {organisations.named > 0 && (
            <Part id="organisations" title={say.organisations}>
              <BarTable
                scale="common"
                id="organisations"
                title={say.organisations}
                heads={[say.organisation, say.people]}
                summary={say.organisationsSummary(organisations.named, organisations.largest.length)}
                bars={organisations.largest.map((row) => ({
                  key: row.organisation,
                  label: row.organisation,
                  ...figuresOf(row, showsTurnout),
                }))}
              />
            </Part>
          )}
          <AnswerBars
            answers={answers}
            first={event.language}
            suppressedOf={visitor.mayEdit ? undefined : figures.people.confirmed}
          />
          <p class="dim">{say.downloadNote}</p>
        </>
      )}
    </EventFrame>
  );
}

function Download({ visitor, view }: Pick<StatisticsPageProps, 'visitor' | 'view'>) {
  const say = statisticsWords[useSite().language];
  return (
    <form method="post" action={eventPath(view.event, '/statistics/export')}>
      <Csrf visitor={visitor} />
      <Button icon="download">{say.download}</Button>
    </form>
  );
}
