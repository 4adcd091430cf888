import type { EventDetails, EventState, Pool } from '#events';
import { cityOf, formatDay, formatOwnTime, formatSpan, formatZone, type Language, unreachable } from '#platform';
import { Facts, useSite } from '#ui';
import { AddToCalendar, type ToCalendar } from '../feeds/add-to-calendar.js';
import { accessTerm, sayAccess } from './access.js';
import { eventWords } from './event-words.js';
import { sayPlaces, sayWhere } from './places.js';

interface EventFactsProps {
  readonly event: EventDetails;
  /** How the person whose page this is takes part; left out on a page for everybody. */
  readonly attends?: 'online' | 'on_site';
  /** Zone of that person's clock, where it is known. */
  readonly ownZone?: string | null;
  /** Left out where the number of places is nobody's concern any more. */
  readonly places?: { readonly state: EventState; readonly pools: readonly Pool[] };
  /** What to put in a calendar, when the day should offer it. */
  readonly toCalendar?: ToCalendar | undefined;
}

const OVER: readonly EventState[] = ['closed', 'ended', 'cancelled'];
/** States in which nobody is mailed a link any more. */
const GONE: readonly EventState[] = ['ended', 'cancelled'];

/** When, where and how many: the same strip wherever an event is shown. */
export function EventFacts({ event, attends, ownZone, places, toCalendar }: EventFactsProps) {
  const { language } = useSite();
  const say = eventWords[language];
  const showPlaces = places && !OVER.includes(places.state);
  const access = sayAccess(event, language);
  const withHint = places !== undefined && !GONE.includes(places.state);
  return (
    <Facts
      items={[
        {
          term: say.when,
          children: <Day event={event} language={language} toCalendar={toCalendar} />,
        },
        {
          term: say.time,
          children: <Time event={event} own={attends === 'online' ? ownZone : null} language={language} />,
        },
        {
          term: say.where,
          children: <Where event={event} way={attends ?? event.kind} language={language} withHint={withHint} />,
        },
        ...(showPlaces && access.length > 0 ? [{ term: accessTerm(language), children: lines(access) }] : []),
        ...(showPlaces ? [{ term: say.places, children: lines(sayPlaces(places.state, places.pools, language)) }] : []),
      ]}
    />
  );
}

function Day({ event, language, toCalendar }: EventFactsProps & { language: Language }) {
  return (
    <>
      <time datetime={event.startsAt.toISOString()}>{formatDay(event.startsAt, event.timeZone, language)}</time>
      {toCalendar && <AddToCalendar {...toCalendar} />}
    </>
  );
}

function Time({ event, own, language }: { event: EventDetails; own: string | null | undefined; language: Language }) {
  const zone = formatZone(event.startsAt, event.timeZone, language);
  const theirs = formatOwnTime({ from: event.startsAt, to: event.endsAt, timeZone: event.timeZone, own }, language);
  return (
    <>
      {formatSpan(event.startsAt, event.endsAt, event.timeZone, language)}
      <small>{eventWords[language].zone(cityOf(event.timeZone, language), zone)}</small>
      {theirs && <small>{eventWords[language].ownTime(theirs)}</small>}
    </>
  );
}

interface WhereProps {
  readonly event: EventDetails;
  readonly way: EventDetails['kind'];
  readonly language: Language;
  readonly withHint: boolean;
}

function Where({ event, way, language, withHint }: WhereProps) {
  const say = eventWords[language];
  switch (way) {
    case 'online':
      return (
        <>
          {say.online}
          {withHint && <small>{say.onlineHint}</small>}
        </>
      );
    case 'on_site':
    case 'hybrid':
      return <bdi>{sayWhere({ kind: way, location: event.location }, language)}</bdi>;
    default:
      return unreachable(way);
  }
}

const lines = (texts: readonly string[]) => texts.map((text) => <div key={text}>{text}</div>);
