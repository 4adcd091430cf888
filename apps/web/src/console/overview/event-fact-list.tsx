import { formatSpan, formatZone } from '#platform';
import { useSite } from '#ui';
import { EventDay } from '../frame.js';
import { answerWords, hasAnswers } from '../registrations/calendar-answer.js';
import { Rows } from '../rows.js';
import { SeriesLink } from '../series/series-link.js';
import type { OverviewProps } from './overview-props.js';
import { overviewWords } from './overview-words.js';

/** When and where, and the addresses that organisers hand out. */
export function EventFactList({ view: { event }, roomUrl, series, answered }: OverviewProps) {
  const { language } = useSite();
  const say = overviewWords[language];
  const items = [
    { term: say.when, children: <EventDay event={event} /> },
    {
      term: say.time,
      children: `${formatSpan(event.startsAt, event.endsAt, event.timeZone, language)} ${formatZone(event.startsAt, event.timeZone, language)}`,
    },
    { term: say.where, children: event.location || say.online },
    ...(series ? [{ term: say.series, children: <SeriesLink series={series} /> }] : []),
    ...(hasAnswers(answered)
      ? [{ term: answerWords[language].title, children: answerWords[language].counts(answered) }]
      : []),
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
