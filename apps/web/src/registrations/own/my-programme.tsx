import type { Session } from '#events';
import { formatTime, type Language, speak } from '#platform';
import { type Attends, checkChoices, type HeldPlace, type SessionLine, wishesOf } from '#registrations';
import { ButtonLink, Notice, type Stop, Stops, type Tone, useSite } from '#ui';
import { sayEarly } from '../../events/early.js';
import type { EventView } from '../../events/event-views.js';
import { plenaryOf, theEnd, toStop } from '../../events/timetable.js';
import { choiceWords } from '../form/choice-words.js';
import { MyClashes } from './my-clashes.js';

type Programme = Pick<EventView, 'event' | 'programme'>;

interface MyProgrammeProps extends Programme {
  readonly attends: Attends;
  readonly places: readonly HeldPlace[];
  /** Where to choose other sessions, while that is possible. */
  readonly changeHref?: string | undefined;
}

const TONES: Record<HeldPlace['status'], Tone> = { confirmed: 'ok', waiting: 'wait', wanted: 'off' };

/** The person's own day: what everybody attends, and the sessions they chose with how each stands. */
export function MyProgramme({ event, programme, attends, places, changeHref }: MyProgrammeProps) {
  const { language } = useSite();
  const say = choiceWords[language];
  const code = codesOf(programme);
  const asking = changeHref ? roundsAsking(programme, places, attends) : [];
  return (
    <section class="stack" aria-labelledby="my-programme">
      <h2 id="my-programme">{say.myProgramme}</h2>
      {changeHref && <MyClashes {...{ programme, places, changeHref }} />}
      {changeHref && asking.length > 0 && (
        <Notice tone="wait" title={say.chooseAgainTitle}>
          {asking.map(({ round, sessions }) => {
            const title = speak(round.title, language, event.language);
            return (
              <p key={round.id}>
                <span lang={title.language}>{title.text}</span>: {sayCalledOff(sessions, language) ?? say.tooFewChosen}
              </p>
            );
          })}
          <p>
            <ButtonLink tone="go" href={changeHref}>
              {say.chooseAgain}
            </ButtonLink>
          </p>
        </Notice>
      )}
      <Stops stops={myStops({ event, programme }, places, language)} />
      {wishesOf(places).kept.map(({ sessionId, until }) => (
        <p key={sessionId} class="small">
          {say.kept(code(sessionId), until.map(code))}
        </p>
      ))}
      {changeHref && asking.length === 0 && (
        <p class="no-print">
          <ButtonLink icon="pencil" href={changeHref}>
            {say.change}
          </ButtonLink>
        </p>
      )}
    </section>
  );
}

/** True where a person has something to choose. */
export function hasChoices({ rounds }: EventView['programme']): boolean {
  return rounds.some(({ sessions }) => sessions.length > 0);
}

type Round = EventView['programme']['rounds'][number];

/** Rounds in which somebody has less than is asked, and can still have it beside what they chose elsewhere. */
function roundsAsking(programme: EventView['programme'], places: readonly HeldPlace[], attends: Attends): Round[] {
  const mine = places.map(({ sessionId }) => sessionId);
  const problems = checkChoices(programme, mine, attends);
  return programme.rounds.filter(({ round }) => problems.get(round.id) === 'too_few');
}

/** "A1 gaat niet door": whoever had chosen it looks for it in vain. */
function sayCalledOff(sessions: Round['sessions'], language: Language): string | undefined {
  const off = sessions.flatMap(({ session }) => (session.status === 'cancelled' ? [session.code] : []));
  return off.length > 0 ? choiceWords[language].doNotGoOn(off) : undefined;
}

/** Codes of sessions by their id. */
function codesOf(programme: EventView['programme']): (id: string) => string {
  const codes = new Map(sessionsOf(programme).map(({ session }) => [session.id, session.code]));
  return (id) => codes.get(id) ?? '';
}

/**
 * How one place stands for its holder.
 * @param until codes of the sessions hoped for, where this one is kept only until one of them has room.
 */
export function placeTag(
  place: Pick<HeldPlace, 'status'>,
  session: Pick<Session, 'status'>,
  until: readonly string[],
  language: Language,
) {
  const say = choiceWords[language];
  if (session.status === 'cancelled') return { tone: 'bad' as const, text: say.calledOffTag };
  if (until.length > 0) return { tone: 'info' as const, text: say.keptTag(until) };
  return { tone: TONES[place.status], text: say.status[place.status] };
}

/** For a place, the codes of what it is kept until. */
export function keptUntil(programme: EventView['programme'], places: readonly HeldPlace[]) {
  const { kept } = wishesOf(places);
  const code = codesOf(programme);
  return (sessionId: string) => (kept.find((place) => place.sessionId === sessionId)?.until ?? []).map(code);
}

/** Stops in the order of the day; a round in which somebody has nothing says so. Pure: rows in, texts out. */
function myStops({ event, programme }: Programme, places: readonly HeldPlace[], language: Language): Stop[] {
  const until = keptUntil(programme, places);
  const chosen = programme.rounds.flatMap(({ round, sessions }): Stop[] => {
    const mine = sessions.flatMap((stop) => {
      const place = places.find(({ sessionId }) => sessionId === stop.session.id);
      if (!place) return [];
      const tag = placeTag(place, stop.session, until(stop.session.id), language);
      const shown = toStop(stop, event, language);
      const early = place.status === 'confirmed' ? undefined : sayEarly(stop, event, language);
      const meta = early ? choiceWords[language].earlyOpens(early) : shown.meta;
      return [{ ...shown, meta, code: stop.session.code, hue: stop.themeGroup?.hue, tag }];
    });
    if (mine.length > 0 || sessions.length === 0) return mine;
    const time = formatTime(round.startsAt, event.timeZone, language);
    const title = speak(round.title, language, event.language);
    const off = sayCalledOff(sessions, language);
    const say = choiceWords[language];
    const meta = off ? `${off}. ${say.nothingLeft}` : say.nothingChosen;
    return [{ key: round.id, time, startsAt: round.startsAt, title, meta, isMinor: true }];
  });
  const stops = [...plenaryOf({ event, programme }, language), ...chosen];
  return [...stops.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime()), theEnd(event, language)];
}

/** The chosen sessions as mails and calendar entries say them, in the order of the day. */
export function sessionFacts(
  { event, programme }: Programme,
  places: readonly HeldPlace[],
  language: Language,
): SessionLine[] {
  const facts = sessionsOf(programme).flatMap(({ session }) => {
    const place = places.find(({ sessionId }) => sessionId === session.id);
    const { code, startsAt, location } = session;
    const title = speak(session.title, language, event.language).text;
    return place ? [{ code, title, location, startsAt: startsAt.toISOString(), status: place.status }] : [];
  });
  return facts.sort((one, other) => one.startsAt.localeCompare(other.startsAt) || one.code.localeCompare(other.code));
}

function sessionsOf({ plenary, rounds }: EventView['programme']) {
  return [...plenary, ...rounds.flatMap((round) => round.sessions)];
}
