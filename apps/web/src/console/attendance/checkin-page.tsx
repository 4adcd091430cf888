import type { DoorCounts, DoorPerson, DoorRefusal, Spot } from '#attendance';
import { formatDay, formatTime, speak } from '#platform';
import { Button, Document, EmptyState, Mark, Notice, useSite } from '#ui';
import { withQuery } from '../asked.js';
import { consoleWords } from '../console-words.js';
import { eventPath } from '../frame.js';
import { CheckinRow, type RowPlace, whyNot } from './checkin-row.js';
import { checkinWords } from './checkin-words.js';
import { sayRefusal } from './refusal-words.js';
import { SpotSelect, spotValue } from './spot-select.js';

export interface CheckinPageProps extends RowPlace {
  readonly spots: readonly Spot[];
  readonly counts: DoorCounts;
  readonly found: { readonly rows: readonly DoorPerson[]; readonly hasMore: boolean };
  /** Whom the last press was about. */
  readonly done: string;
  /** Why that press noted nothing. */
  readonly refusal?: DoorRefusal | undefined;
  /** The request swaps parts of a page that has its focus already. */
  readonly isPart: boolean;
  readonly now: Date;
}

/** The door, on a phone in one hand: search, press, next. */
export function CheckinPage(props: CheckinPageProps) {
  const { view, spot } = props;
  const { event } = view;
  const { language } = useSite();
  const say = checkinWords[language];
  const title = speak(event.title, language, event.language);
  return (
    <Document meta={{ title: `${say.title} – ${title.text}` }} live>
      <a class="skip" href="#q">
        {say.searchLabel}
      </a>
      <Head {...props} />
      <main id="main" class="wrap checkin">
        <h1 lang={title.language === language ? undefined : title.language}>{title.text}</h1>
        <Warning {...props} />
        <Counter view={view} spot={spot} counts={props.counts} />
        <Search {...props} />
        <p id="said" class="said" role="status" data-lost={say.lost}>
          {said(props, language)}
        </p>
        <Found {...props} />
        <p class="dim small">{say.notice}</p>
      </main>
    </Document>
  );
}

/** Less than on other pages: the thumb needs the room. */
function Head({ view: { event } }: CheckinPageProps) {
  const { language } = useSite();
  const say = checkinWords[language];
  return (
    <header class="site-head">
      <div class="wrap">
        <a class="mark" href={eventPath(event, '/checkin')}>
          <Mark />
          <span>{say.title}</span>
        </a>
        <nav aria-label={consoleWords[language].eventMenu}>
          <ul class="menu-row">
            <li>
              <a href={eventPath(event)}>{say.back}</a>
            </li>
          </ul>
        </nav>
      </div>
    </header>
  );
}

/** The wrong event is open more often than one thinks. */
function Warning({ view: { event }, now }: CheckinPageProps) {
  const { language } = useSite();
  if (event.status !== 'published') return <Notice tone="bad" title={sayRefusal({ kind: 'event_off' }, language)} />;
  const day = (at: Date) => formatDay(at, event.timeZone, language);
  const isNear = now >= event.startsAt && now <= event.endsAt;
  if (isNear || day(now) === day(event.startsAt)) return null;
  return <Notice tone="wait" title={checkinWords[language].notToday(day(event.startsAt))} />;
}

/** How many are in, as whole numbers, so that a missed renewal does no harm. Renews itself every five seconds. */
export function Counter({ view, spot, counts }: Pick<CheckinPageProps, 'view' | 'spot' | 'counts'>) {
  const say = checkinWords[useSite().language];
  const session = spotValue(spot);
  const path = withQuery(eventPath(view.event, '/checkin/figures'), { session });
  return (
    <p id="now" class="now" hx-get={path} hx-trigger="every 5s" hx-swap="outerHTML" hx-select="#now">
      <b>{counts.present}</b>
      <span>{say.inside(counts.expected)}</span>
      <a class="small" href={withQuery(eventPath(view.event, '/attendance'), { session })}>
        {say.list}
      </a>
    </p>
  );
}

function Search(props: CheckinPageProps) {
  const { view, spots, spot, q } = props;
  const { language } = useSite();
  const path = eventPath(view.event, '/checkin');
  return (
    <form
      class="filters"
      role="search"
      action={path}
      hx-get={path}
      // Not a change of the search field: that fires between a press on a row and its click, and would take the row away.
      hx-trigger={`input delay:200ms from:#q${spots.length > 1 ? ', change from:#session' : ''}`}
      hx-target="#found"
      hx-select="#found"
      hx-select-oob="#now"
      hx-swap="outerHTML"
      hx-replace-url="true"
      hx-sync="this:replace"
    >
      <div class="grow field">
        <label for="q">{checkinWords[language].searchLabel}</label>
        <input
          id="q"
          name="q"
          type="search"
          value={q}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="search"
          autofocus={!onlyOne(props)}
        />
      </div>
      <SpotSelect view={view} spots={spots} spot={spot} />
      <Button icon="search">{consoleWords[language].search}</Button>
    </form>
  );
}

/** One person fits what was typed: the next Enter checks them in. */
function onlyOne(props: CheckinPageProps): DoorPerson | undefined {
  const { q, found, done, isPart } = props;
  const [only, another] = found.rows;
  const isIt = only && !another && q !== '' && done === '' && !isPart && !only.attended && !whyNot(props, only);
  return isIt ? only : undefined;
}

function Found(props: CheckinPageProps) {
  const { found, q } = props;
  const say = checkinWords[useSite().language];
  const only = onlyOne(props);
  return (
    <section id="found" aria-label={say.people}>
      {found.rows.length === 0 ? (
        <EmptyState title={q ? say.nobody : say.nobodyExpected}>{q && <p class="dim">{say.nobodyHint}</p>}</EmptyState>
      ) : (
        <ul class="people">
          {found.rows.map((person) => (
            <CheckinRow key={person.registrationId} at={props} person={person} isOnly={person === only} />
          ))}
        </ul>
      )}
      {found.hasMore && <p class="dim mt-s">{say.more}</p>}
    </section>
  );
}

/** What the last press did, for eyes and ears. */
function said(props: CheckinPageProps, language: keyof typeof checkinWords): string {
  const { done, found, refusal, view } = props;
  const person = found.rows.find(({ registrationId }) => registrationId === done);
  if (refusal) return [person?.name, sayRefusal(refusal, language)].filter(Boolean).join(': ');
  if (!person) return '';
  const say = checkinWords[language];
  const { name, isCheckedIn, firstSeenAt } = person;
  if (!isCheckedIn || !firstSeenAt) return `${say.isOut(name)}.`;
  return `${say.isIn(name, formatTime(firstSeenAt, view.event.timeZone, language))}.`;
}
