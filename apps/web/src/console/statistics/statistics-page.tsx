import type { ComponentChildren } from 'preact';
import { speak } from '#platform';
import type { EventStatistics, PersonFigures } from '#statistics';
import { type Bar, BarTable, Button, EmptyState, StackedBar, useSite } from '#ui';
import type { EventView } from '../events/console-events.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import { registrationWords } from '../registrations/registration-words.js';
import type { Visitor } from '../signed-in.js';
import { FillBars } from './fill-bars.js';
import { GrowthChart } from './growth-chart.js';
import { statisticsWords } from './statistics-words.js';
import { themeGroupTotals } from './theme-group-totals.js';
import { hasTurnout, wasNotedPerSession } from './turnout.js';

interface StatisticsPageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly figures: EventStatistics;
  readonly now: Date;
}

/** What an event brought, in figures that a funder accepts. Every chart says in words and numbers what it draws. */
export function StatisticsPage({ visitor, view, figures, now }: StatisticsPageProps) {
  const { event, state } = view;
  const say = statisticsWords[useSite().language];
  const { counts, growth, sessions, organisations, roles, ways } = figures;
  const isOver = hasTurnout(event, figures, now);
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
            <Standing counts={counts} />
          </Part>
          {(isOver || event.status !== 'cancelled') && (
            <Part id="turnout" title={say.turnout}>
              {isOver ? <Turnout people={figures.people} /> : <p class="dim">{say.noTurnout}</p>}
            </Part>
          )}
          {sessions.length > 0 && (
            <Part id="sessions" title={say.sessions}>
              <FillBars sessions={sessions} isOver={isOver} />
            </Part>
          )}
          <ThemeGroups figures={figures} isOver={isOver} />
          <Part id="roles" title={say.roles}>
            <PeopleBars
              id="roles"
              title={say.roles}
              heads={[say.role, say.people]}
              summary={say.rolesSummary(isOver)}
              bars={roles.map((row) => ({ key: row.role, label: say.roleNames[row.role], ...cells(row, isOver) }))}
            />
          </Part>
          {event.kind === 'hybrid' && <Ways ways={ways} isOver={isOver} />}
          {organisations.named > 0 && (
            <Part id="organisations" title={say.organisations}>
              <PeopleBars
                id="organisations"
                title={say.organisations}
                heads={[say.organisation, say.people]}
                summary={say.organisationsSummary(organisations.named, organisations.largest.length)}
                bars={organisations.largest.map((row) => ({
                  key: row.organisation,
                  label: row.organisation,
                  ...cells(row, isOver),
                }))}
              />
            </Part>
          )}
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

function Part({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section class="stack" aria-labelledby={`${id}-part`}>
      <h2 id={`${id}-part`}>{title}</h2>
      {children}
    </section>
  );
}

function Standing({ counts: { confirmed, waiting, cancelled } }: Pick<EventStatistics, 'counts'>) {
  const say = statisticsWords[useSite().language];
  return (
    <StackedBar
      id="standing"
      title={say.standing}
      summary={say.standingSummary(confirmed, waiting, cancelled)}
      heads={[say.standing, say.people]}
      parts={[
        { key: 'confirmed', label: say.confirmed, value: confirmed, tone: 'strong' },
        { key: 'waiting', label: say.waiting, value: waiting, tone: 'hatched' },
        { key: 'cancelled', label: say.cancelled, value: cancelled, tone: 'soft' },
      ]}
    />
  );
}

function Turnout({ people: { confirmed, attended } }: Pick<EventStatistics, 'people'>) {
  const say = statisticsWords[useSite().language];
  const percent = confirmed > 0 ? Math.round((100 * attended) / confirmed) : 0;
  return (
    <StackedBar
      id="turnout"
      title={say.turnout}
      summary={say.turnoutSummary(attended, confirmed, percent)}
      heads={[say.turnout, say.people]}
      parts={[
        { key: 'attended', label: say.attended, value: attended, tone: 'strong' },
        { key: 'no_show', label: say.noShow, value: confirmed - attended, tone: 'hatched' },
      ]}
    />
  );
}

function ThemeGroups({ figures, isOver }: { figures: EventStatistics; isOver: boolean }) {
  const { language } = useSite();
  const say = statisticsWords[language];
  const groups = themeGroupTotals(figures.sessions);
  const [largest] = groups;
  const isNoted = isOver && wasNotedPerSession(figures.sessions);
  if (!largest) return null;
  return (
    <Part id="theme-groups" title={say.themeGroups}>
      <PeopleBars
        id="theme-groups"
        title={say.themeGroups}
        heads={[say.themeGroup, say.people]}
        summary={say.themeGroupsSummary(speak(largest.name, language).text, largest.confirmed)}
        bars={groups.map((group) => ({
          key: group.id,
          label: speak(group.name, language),
          code: group.letter,
          hue: group.hue,
          ...cells(group, isNoted),
        }))}
      />
    </Part>
  );
}

function Ways({ ways, isOver }: Pick<EventStatistics, 'ways'> & { isOver: boolean }) {
  const { language } = useSite();
  const say = statisticsWords[language];
  return (
    <Part id="ways" title={say.ways}>
      <PeopleBars
        id="ways"
        title={say.ways}
        heads={[say.way, say.people]}
        summary={say.waysSummary}
        bars={ways.map((row) => ({
          key: row.attends,
          label: registrationWords[language].ways[row.attends],
          ...cells(row, isOver),
        }))}
      />
    </Part>
  );
}

/** Before it begins: who has a place. From then on: who came, of those. */
function cells({ confirmed, attended }: PersonFigures, isOver: boolean): Pick<Bar, 'value' | 'of'> {
  return isOver ? { value: attended, of: confirmed } : { value: confirmed };
}

interface PeopleBarsProps {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly heads: readonly [string, string];
  readonly bars: readonly Bar[];
}

function PeopleBars(props: PeopleBarsProps) {
  return <BarTable scale="common" {...props} />;
}
