import { Fragment } from 'preact';
import type { ListedEvent } from '#events';
import { calendarDays, formatDay, formatSpan, type Language, speak } from '#platform';
import { EmptyState, Icon, localPath, PublicPage, Tag, useSite } from '#ui';
import { agendaFeeds, FollowLink } from '../feeds/follow.js';
import { dayParts } from './days.js';
import { eventWords } from './event-words.js';
import { sayWhere, stateTag } from './places.js';

interface AgendaPageProps {
  readonly coming: readonly ListedEvent[];
  readonly past: readonly ListedEvent[];
  /** What this community is, in its own words. */
  readonly about: { readonly text: string; readonly language: Language };
  readonly now: Date;
}

/** The front page: what is coming as a line through the year, then what has been. */
export function AgendaPage({ coming, past, about, now }: AgendaPageProps) {
  const { language, name } = useSite();
  const say = eventWords[language];
  return (
    <PublicPage
      meta={{ title: name, description: about.text, languages: ['nl', 'en'], feeds: agendaFeeds(name) }}
      current="agenda"
    >
      <div class="lede">
        <h1>{name}</h1>
        {about.text && (
          <p class="lead" lang={about.language}>
            {about.text}
          </p>
        )}
      </div>
      <section aria-labelledby="coming">
        <Confluence title={say.coming} />
        {coming.length === 0 ? (
          <EmptyState title={say.nothingComing}>
            <p class="dim">{say.nothingComingHint}</p>
          </EmptyState>
        ) : (
          <Months rows={coming} now={now} />
        )}
      </section>
      <FollowLink />
      {past.length > 0 && <Past rows={past} />}
    </PublicPage>
  );
}

function byMonth(rows: readonly ListedEvent[], language: Language): [month: string, rows: ListedEvent[]][] {
  const months = new Map<string, ListedEvent[]>();
  for (const row of rows) {
    const { month } = dayParts(row.event.startsAt, row.event.timeZone, language);
    months.set(month, [...(months.get(month) ?? []), row]);
  }
  return [...months];
}

/** Events below the months they are in, as stops on the line of the year. */
export function Months({ rows, now }: { rows: readonly ListedEvent[]; now: Date }) {
  const months = byMonth(rows, useSite().language);
  return months.map(([month, ofMonth], index) => (
    <Fragment key={month}>
      <h3 class="month">{month}</h3>
      <ol class={index === months.length - 1 ? 'agenda last' : 'agenda'}>
        {ofMonth.map((row) => (
          <Stop key={row.event.id} row={row} now={now} />
        ))}
      </ol>
    </Fragment>
  ));
}

function Stop({ row: { event, pools, state }, now }: { row: ListedEvent; now: Date }) {
  const { language } = useSite();
  const say = eventWords[language];
  const title = speak(event.title, language, event.language);
  const summary = speak(event.summary, language, event.language);
  const { day, weekday } = dayParts(event.startsAt, event.timeZone, language);
  const isNow = state !== 'cancelled' && event.startsAt <= now && now < event.endsAt;
  const tag = isNow ? { tone: 'now' as const, text: say.now } : stateTag(state, event, pools, language);
  return (
    <li class={state === 'cancelled' ? 'off-road' : isNow ? 'now' : undefined}>
      <time class="day" datetime={event.startsAt.toISOString()}>
        <span>{say.soon[calendarDays(now, event.startsAt, event.timeZone)] ?? weekday}</span>
        <b>{day}</b>
      </time>
      <div class="entry">
        <h4 lang={title.language}>
          <a href={localPath(language, `/${event.slug}`)}>{title.text}</a>
        </h4>
        <p class="meta">
          <span>
            <Icon name="clock" />
            {formatSpan(event.startsAt, event.endsAt, event.timeZone, language)}
          </span>
          <span>
            <Icon name={event.kind === 'online' ? 'video' : 'map-pin'} />
            <bdi>{sayWhere(event, language)}</bdi>
          </span>
        </p>
        {summary.text && (
          <p class="summary" lang={summary.language}>
            {summary.text}
          </p>
        )}
        {tag && (
          <p class="state">
            <Tag tone={tag.tone}>{tag.text}</Tag>
          </p>
        )}
      </div>
    </li>
  );
}

/** Three lines come in from afar and meet in one station: the community, and the look of its mark. */
function Confluence({ title }: { title: string }) {
  return (
    <div class="confluence">
      <svg viewBox="0 0 1200 104" preserveAspectRatio="xMinYMin slice" aria-hidden="true">
        <path class="mark-a" d="M1400 4H830C790 4 790 24 750 24H130A60 60 0 0 0 70 84" />
        <path class="mark-c" d="M1400 30H130A54 54 0 0 0 76 84" />
        <path class="mark-b" d="M1400 66H690C640 66 640 36 590 36H130A48 48 0 0 0 82 84" />
        <path class="trunk" d="M76 92V104" />
        <circle class="mark-station" cx="76" cy="92" r="9" />
      </svg>
      <h2 id="coming">{title}</h2>
    </div>
  );
}

function Past({ rows }: { rows: readonly ListedEvent[] }) {
  const { language } = useSite();
  return (
    <section class="mt-l stack" aria-labelledby="past">
      <h2 id="past">{eventWords[language].past}</h2>
      <PastList rows={rows} />
    </section>
  );
}

/** Events that have been, each with its day. */
export function PastList({ rows }: { rows: readonly ListedEvent[] }) {
  const { language } = useSite();
  return (
    <ul class="past">
      {rows.map(({ event }) => {
        const title = speak(event.title, language, event.language);
        return (
          <li key={event.id}>
            <time datetime={event.startsAt.toISOString()}>{formatDay(event.startsAt, event.timeZone, language)}</time>
            <a href={localPath(language, `/${event.slug}`)} lang={title.language}>
              {title.text}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
