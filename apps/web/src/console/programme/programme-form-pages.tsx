import type { ComponentChildren } from 'preact';
import type { EventDetails, SessionFacts, SessionNews } from '#events';
import { formatDay, formatSpan, type Language, type SpokenText } from '#platform';
import { useSite } from '#ui';
import type { Typed } from '../asked.js';
import type { EventView } from '../events/console-events.js';
import { EventFrame } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { type Difference, TellFirst } from '../tell-first.js';
import { programmeWords } from './programme-words.js';

interface PageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly about: SpokenText;
  readonly children: ComponentChildren;
}

/** A form about a part of the programme. */
export function ProgrammeFormPage({ visitor, view: { event, state }, about, children }: PageProps) {
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="programme" about={about}>
      {children}
    </EventFrame>
  );
}

interface SessionNewsPageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly action: string;
  readonly typed: Typed;
  readonly news: readonly SessionNews[];
  /** How many people are mailed. */
  readonly people: number;
  /** How many then hold two sessions at the same time. */
  readonly clashing: number;
  /** The round moves, and these sessions with it. */
  readonly ofRound: boolean;
}

/** Before a change of sessions is saved that people are mailed about. */
export function SessionNewsPage(props: SessionNewsPageProps) {
  const { visitor, view, action, typed, news, people, clashing, ofRound } = props;
  const { language } = useSite();
  const say = programmeWords[language];
  const { event, state } = view;
  // Whoever stands in line for a session has a place in the event, so an invite: all get the same mail.
  const concerned = { confirmed: people, waiting: 0 };
  const differences = news.flatMap((one) => differencesOf(one, event, language));
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="programme">
      <TellFirst
        {...{ visitor, action, typed, concerned, differences }}
        title={say.tellTitle}
        note={[...(clashing > 0 ? [say.clashing(clashing)] : []), ...(ofRound ? [say.tellTimes] : [])].join(' ')}
      />
    </EventFrame>
  );
}

function differencesOf({ session, after }: SessionNews, event: EventDetails, language: Language): Difference[] {
  const words = programmeWords[language];
  const facts: [string, (facts: SessionFacts) => string][] = [
    [words.when, (one) => sayTimes(one, event, language)],
    [words.title, ({ title }) => [title.nl, title.en].filter(Boolean).join(' / ')],
    [words.place, ({ location }) => location || words.none],
  ];
  return facts.flatMap(([label, say]) => {
    const [before, next] = [say(session), say(after)];
    return before === next ? [] : [{ label: `${session.code}: ${label}`, before, after: next }];
  });
}

function sayTimes({ startsAt, endsAt }: SessionFacts, { timeZone }: EventDetails, language: Language): string {
  return `${formatDay(startsAt, timeZone, language)}, ${formatSpan(startsAt, endsAt, timeZone, language)}`;
}
