import type { EventDetails, ProgrammeSession } from '#events';
import { formatSpan, type Language, speak } from '#platform';
import { type Attends, type HeldPlace, leastChoices } from '#registrations';
import { type Card, ChoiceCards, type FieldErrors, Remarks, useSite } from '#ui';
import { isEarly } from '../../events/early.js';
import type { EventView } from '../../events/event-views.js';
import { eventWords } from '../../events/event-words.js';
import { sayStop } from '../../events/places.js';
import { keptUntil, placeTag } from '../own/my-programme.js';
import { ALL_ROUNDS, roundField } from './choice-errors.js';
import { choiceWords } from './choice-words.js';

interface SessionChoicesProps {
  readonly view: Pick<EventView, 'event' | 'programme'>;
  /** How the person takes part, where that is settled: what is not held that way cannot be chosen. */
  readonly attends?: Attends;
  readonly chosen: ReadonlySet<string>;
  /** The person has answered: a round without a choice is one in which they want none. */
  readonly isAnswered: boolean;
  readonly errors: FieldErrors;
  /** Whoever registers now waits for the event; left out where the page says this by itself. */
  readonly isWaiting?: boolean;
  /** Choosing none means something else than wanting none: what the last card says then. */
  readonly none?: string;
  /** What the person has already, on the page to change it. */
  readonly places?: readonly HeldPlace[];
}

/** The rounds of an event, each with its sessions as cards. Nothing for an event without a choice. */
export function SessionChoices(props: SessionChoicesProps) {
  const { view, attends, chosen, isAnswered, errors, isWaiting, places = [], none: noneLabel } = props;
  const { language } = useSite();
  const { event, programme } = view;
  const general = errors[ALL_ROUNDS];
  const ways = waysOf(event, attends);
  const rounds = programme.rounds.filter(
    ({ round, sessions }) => sessions.some((stop) => isFor(stop, ways)) || errors[roundField(round.id)],
  );
  if (rounds.length === 0 && !general) return null;
  const until = keptUntil(programme, places);
  return (
    <div class="stack" id={ALL_ROUNDS} tabIndex={-1}>
      <Remarks name={ALL_ROUNDS} error={general} />
      {rounds.map(({ round, sessions }) => {
        const open = sessions.filter(isOpen);
        const asked = ways.map((way) => askedOf({ round, sessions }, way));
        const [min, max] = [Math.min(...asked.map((one) => one.min)), Math.max(...asked.map((one) => one.max))];
        const isMixed = asked.some((one) => one.min !== min || one.max !== max);
        const error = errors[roundField(round.id)];
        // Whose choice fell away is not taken to want none.
        const isNone = isAnswered && !error && !open.some(({ session }) => chosen.has(session.id));
        return (
          <ChoiceCards
            key={round.id}
            name={roundField(round.id)}
            legend={speak(round.title, language, event.language)}
            time={formatSpan(round.startsAt, round.endsAt, event.timeZone, language)}
            hint={isMixed ? sayAsked(asked, language) : choiceWords[language].choose(min, max)}
            error={error}
            required={min > 0}
            // What one way must choose is not optional, and the hint says so.
            hideOptional={isMixed}
            many={max > 1}
            chosen={chosen}
            cards={open.map((stop) => ({
              ...toCard(stop, event, language),
              tag: tagOf(stop, places, until, language),
              isOut: !isFor(stop, ways),
            }))}
            none={
              min === 0 && max === 1 ? { label: noneLabel ?? choiceWords[language].none, isChosen: isNone } : undefined
            }
          />
        );
      })}
      {isWaiting !== undefined && <p class="hint">{noteOf(isWaiting, rounds, event, language)}</p>}
    </div>
  );
}

/** What choosing means while the event, or one of the sessions, is full. */
function noteOf(
  isWaiting: boolean,
  rounds: EventView['programme']['rounds'],
  event: EventDetails,
  language: Language,
): string | undefined {
  if (isWaiting) return choiceWords[language].waitingHint;
  const stops = rounds.flatMap((round) => round.sessions).filter(isOpen);
  const say = choiceWords[language];
  const isFull = stops.some((stop) => sayStop(stop, event, language).some((left) => left.tone === 'full'));
  const hints = [stops.some(isEarly) && say.earlyHint, isFull && say.fullHint].filter(Boolean);
  return hints.length > 0 ? hints.join(' ') : undefined;
}

type Way = Attends;
type Round = EventView['programme']['rounds'][number];

function waysOf({ kind }: Pick<EventDetails, 'kind'>, attends: Attends | undefined): readonly Way[] {
  if (attends) return [attends];
  return kind === 'hybrid' ? ['on_site', 'online'] : [kind];
}

/** True for an open session that can be attended in one of these ways. */
function isFor(stop: ProgrammeSession, ways: readonly Way[]): boolean {
  return isOpen(stop) && stop.pools.some(({ mode }) => mode === 'any' || ways.includes(mode));
}

/** What a round asks of whoever takes part this way; a page asks no more than the server will. */
function askedOf({ round, sessions }: Round, way: Way) {
  const open = sessions.filter((stop) => isFor(stop, [way])).length;
  return { way, min: leastChoices({ round, sessions }, way), max: Math.min(round.maxChoices, open) };
}

/** "Op locatie: kies er één. Online: kiezen hoeft niet." */
function sayAsked(asked: readonly ReturnType<typeof askedOf>[], language: Language): string {
  const say = choiceWords[language];
  return asked.map(({ way, min, max }) => `${eventWords[language].mode[way]}: ${say.chooseOf(min, max)}.`).join(' ');
}

const isOpen = ({ session }: ProgrammeSession) => session.status === 'open';

function toCard(stop: ProgrammeSession, event: EventDetails, language: Language): Card {
  const { session, themeGroup } = stop;
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
    left: sayStop(stop, event, language),
  };
}

/** How a session stands for the person whose form this is. */
function tagOf(
  { session }: ProgrammeSession,
  places: readonly HeldPlace[],
  until: ReturnType<typeof keptUntil>,
  language: Language,
): Card['tag'] {
  const mine = places.find((place) => place.sessionId === session.id);
  return mine && placeTag(mine, session, until(session.id), language);
}
