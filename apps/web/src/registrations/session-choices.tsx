import type { EventDetails, ProgrammeSession } from '#events';
import { formatSpan, type Language, speak } from '#platform';
import { type HeldPlace, leastChoices } from '#registrations';
import { type Card, ChoiceCards, type FieldErrors, Remarks, useSite } from '#ui';
import type { EventView } from '../events/event-views.js';
import { sayStop } from '../events/places.js';
import { ALL_ROUNDS, roundField } from './choice-errors.js';
import { choiceWords } from './choice-words.js';
import { placeTag } from './my-programme.js';

interface SessionChoicesProps {
  readonly view: Pick<EventView, 'event' | 'programme'>;
  readonly chosen: ReadonlySet<string>;
  /** The person has answered: a round without a choice is one in which they want none. */
  readonly isAnswered: boolean;
  readonly errors: FieldErrors;
  /** Whoever registers now waits for the event; left out where the page says this by itself. */
  readonly isWaiting?: boolean;
  /** What the person has already, on the page to change it. */
  readonly places?: readonly HeldPlace[];
}

/** The rounds of an event, each with its sessions as cards. Nothing for an event without a choice. */
export function SessionChoices({ view, chosen, isAnswered, errors, isWaiting, places = [] }: SessionChoicesProps) {
  const { language } = useSite();
  const { event, programme } = view;
  const general = errors[ALL_ROUNDS];
  const rounds = programme.rounds.filter(({ sessions }) => sessions.some(isOpen));
  if (rounds.length === 0 && !general) return null;
  const ways = event.kind === 'hybrid' ? (['online', 'on_site'] as const) : [event.kind];
  return (
    <div class="stack" id={ALL_ROUNDS} tabIndex={-1}>
      <Remarks name={ALL_ROUNDS} error={general} />
      {rounds.map(({ round, sessions }) => {
        const open = sessions.filter(isOpen);
        const max = Math.min(round.maxChoices, open.length);
        // A page asks no more than the server will, whichever way somebody takes part.
        const min = Math.min(...ways.map((way) => leastChoices({ round, sessions }, way)));
        const error = errors[roundField(round.id)];
        // Whose choice fell away is not taken to want none.
        const isNone = isAnswered && !error && !open.some(({ session }) => chosen.has(session.id));
        return (
          <ChoiceCards
            key={round.id}
            name={roundField(round.id)}
            legend={speak(round.title, language, event.language)}
            time={formatSpan(round.startsAt, round.endsAt, event.timeZone, language)}
            hint={choiceWords[language].choose(min, max)}
            error={error}
            required={min > 0}
            many={max > 1}
            chosen={chosen}
            cards={open.map((stop) => toCard(stop, event, places, language))}
            none={min === 0 && max === 1 ? { label: choiceWords[language].none, isChosen: isNone } : undefined}
          />
        );
      })}
      {isWaiting !== undefined && <p class="hint">{noteOf(isWaiting, rounds, language)}</p>}
    </div>
  );
}

/** What choosing means while the event, or one of the sessions, is full. */
function noteOf(isWaiting: boolean, rounds: EventView['programme']['rounds'], language: Language): string | undefined {
  if (isWaiting) return choiceWords[language].waitingHint;
  const stops = rounds.flatMap((round) => round.sessions).filter(isOpen);
  const isFull = stops.some(({ pools }) => sayStop(pools, language).some((left) => left.tone === 'full'));
  return isFull ? choiceWords[language].fullHint : undefined;
}

const isOpen = ({ session }: ProgrammeSession) => session.status === 'open';

function toCard(
  { session, themeGroup, pools }: ProgrammeSession,
  event: EventDetails,
  places: readonly HeldPlace[],
  language: Language,
): Card {
  const mine = places.find((place) => place.sessionId === session.id);
  const group = themeGroup && speak(themeGroup.name, language, event.language);
  const rest = [session.speakers, session.location].filter(Boolean).join('. ');
  return {
    value: session.id,
    code: session.code,
    hue: themeGroup?.hue,
    title: speak(session.title, language, event.language),
    meta: group ? (
      <>
        <span lang={group.language}>{group.text}</span>
        {rest && `. ${rest}`}
      </>
    ) : (
      rest
    ),
    left: sayStop(pools, language),
    tag: mine && placeTag(mine, session, language),
  };
}
