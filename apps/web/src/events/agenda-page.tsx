import type { ListedEvent } from '#events';
import { formatDay, formatSpan, type Language, speak } from '#platform';
import { EmptyState, localPath, PublicPage, Tag, useSite } from '#ui';
import { dayParts } from './days.js';
import { eventWords } from './event-words.js';
import { stateTag } from './places.js';

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
    <PublicPage meta={{ title: name, description: about.text, languages: ['nl', 'en'] }} current="agenda">
      <div class="lede">
        <h1>{name}</h1>
        {about.text && (
          <p class="lead" lang={about.language}>
            {about.text}
          </p>
        )}
      </div>
      <section class="mt-l stack" aria-labelledby="coming">
        <h2 id="coming">{say.coming}</h2>
        {coming.length === 0 ? (
          <EmptyState title={say.nothingComing}>
            <p class="dim">{say.nothingComingHint}</p>
          </EmptyState>
        ) : (
          byMonth(coming, language).map(([month, rows]) => <Month key={month} month={month} rows={rows} now={now} />)
        )}
      </section>
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

function Month({ month, rows, now }: { month: string; rows: readonly ListedEvent[]; now: Date }) {
  return (
    <div class="month-group">
      <p class="month">{month}</p>
      <ol class="agenda">
        {rows.map((row) => (
          <Stop key={row.event.id} row={row} now={now} />
        ))}
      </ol>
    </div>
  );
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
    <li class={[state === 'cancelled' && 'off-road', isNow && 'now'].filter(Boolean).join(' ') || undefined}>
      <time class="day" datetime={event.startsAt.toISOString()}>
        <span>{weekday}</span>
        <b>{day}</b>
      </time>
      <h3 lang={title.language}>
        <a href={localPath(language, `/${event.slug}`)}>{title.text}</a>
      </h3>
      <p class="meta">
        <span>{formatSpan(event.startsAt, event.endsAt, event.timeZone, language)}</span>
        <span>
          {event.kind === 'online'
            ? say.online
            : event.kind === 'hybrid'
              ? say.orOnline(event.location)
              : event.location}
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
    </li>
  );
}

function Past({ rows }: { rows: readonly ListedEvent[] }) {
  const { language } = useSite();
  return (
    <section class="mt-l stack" aria-labelledby="past">
      <h2 id="past">{eventWords[language].past}</h2>
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
    </section>
  );
}
