import type { EventDetails, EventFacts, EventNews, NewsField } from '#events';
import { formatDay, formatSpan, type Language } from '#platform';
import { useSite } from '#ui';
import type { Typed } from '../asked.js';
import { labelOf } from '../form-kit.js';
import { EventFrame, eventPath } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { type Concerned, type Difference, TellFirst } from '../tell-first.js';
import type { EventView } from './console-events.js';
import { eventFormWords } from './event-form-words.js';

interface EventNewsPageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly typed: Typed;
  /** Absent where nobody is told, and the question is about requests only. */
  readonly news: EventNews | undefined;
  /** Approval is dropped while so many people ask: they go on asking. */
  readonly stay: number;
  /** Zone of the event after the change. */
  readonly timeZone: string;
  readonly concerned: Concerned;
  /** The event has rounds and sessions, and they move along. */
  readonly programmeMoves: boolean;
}

/** Before a change of an event is saved that people are mailed about. */
export function EventNewsPage({
  visitor,
  view,
  typed,
  news,
  stay,
  timeZone,
  concerned,
  programmeMoves,
}: EventNewsPageProps) {
  const { language } = useSite();
  const say = eventFormWords[language];
  const { event, state } = view;
  const notes = [
    ...(programmeMoves ? [say.programmeMoves] : []),
    ...(stay > 0 ? [say.dropsApproval, say.requestsStay(stay)] : []),
  ];
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="edit">
      <TellFirst
        visitor={visitor}
        action={eventPath(event, '/edit')}
        typed={typed}
        title={news ? say.tellTitle : labelOf('approval', eventFormWords, language)}
        concerned={news && concerned}
        differences={news ? differencesOf(news, event, timeZone, language) : []}
        note={notes.join(' ') || undefined}
        save={news ? undefined : say.saveAnyway}
      />
    </EventFrame>
  );
}

/** Begin and end are one thing to people: when it is. */
function differencesOf(news: EventNews, event: EventDetails, timeZone: string, language: Language): Difference[] {
  const movesInTime = news.fields.includes('startsAt') || news.fields.includes('endsAt');
  const rest = news.fields.filter((field) => field !== 'startsAt' && field !== 'endsAt');
  const say = (facts: EventFacts, field: NewsField, zone: string) => sayFact(facts, field, zone, language);
  return (movesInTime ? ['startsAt' as const, ...rest] : rest).map((field) => ({
    label: field === 'startsAt' ? eventFormWords[language].when : labelOf(field, eventFormWords, language),
    before: say(news.before, field, event.timeZone),
    after: say(news.after, field, timeZone),
  }));
}

function sayFact(facts: EventFacts, field: NewsField, zone: string, language: Language): string {
  switch (field) {
    case 'startsAt':
    case 'endsAt':
      return `${formatDay(facts.startsAt, zone, language)}, ${formatSpan(facts.startsAt, facts.endsAt, zone, language)}`;
    case 'title':
      return [facts.title.nl, facts.title.en].filter(Boolean).join(' / ');
    case 'location':
      return facts.location || eventFormWords[language].none;
    case 'kind':
      return eventFormWords[language].kinds[facts.kind];
  }
}
