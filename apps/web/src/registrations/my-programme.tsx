import type { Session } from '#events';
import { formatTime, type Language, speak } from '#platform';
import { type HeldPlace, type RegistrationFacts, wishesOf } from '#registrations';
import { ButtonLink, type Stop, Stops, type Tone, useSite } from '#ui';
import type { EventView } from '../events/event-views.js';
import { plenaryOf, theEnd, toStop } from '../events/timetable.js';
import { choiceWords } from './choice-words.js';

type Programme = Pick<EventView, 'event' | 'programme'>;

interface MyProgrammeProps extends Programme {
  readonly places: readonly HeldPlace[];
  /** Where to choose other sessions, while that is possible. */
  readonly changeHref?: string | undefined;
}

const TONES: Record<HeldPlace['status'], Tone> = { confirmed: 'ok', waiting: 'wait', wanted: 'off' };

/** The person's own day: what everybody attends, and the sessions they chose with how each stands. */
export function MyProgramme({ event, programme, places, changeHref }: MyProgrammeProps) {
  const { language } = useSite();
  const say = choiceWords[language];
  const code = (id: string) => sessionsOf(programme).find(({ session }) => session.id === id)?.session.code ?? '';
  return (
    <section class="stack" aria-labelledby="my-programme">
      <h2 id="my-programme">{say.myProgramme}</h2>
      <Stops stops={myStops({ event, programme }, places, language)} />
      {wishesOf(places).kept.map(({ sessionId, until }) => (
        <p key={sessionId} class="small">
          {say.kept(code(sessionId), until.map(code))}
        </p>
      ))}
      {changeHref && (
        <p>
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

/** How one place stands for its holder. */
export function placeTag(place: Pick<HeldPlace, 'status'>, session: Pick<Session, 'status'>, language: Language) {
  const say = choiceWords[language];
  if (session.status === 'cancelled') return { tone: 'bad' as const, text: say.calledOffTag };
  return { tone: TONES[place.status], text: say.status[place.status] };
}

/** Stops in the order of the day; a round in which nothing was chosen says so. Pure: rows in, texts out. */
function myStops({ event, programme }: Programme, places: readonly HeldPlace[], language: Language): Stop[] {
  const chosen = programme.rounds.flatMap(({ round, sessions }): Stop[] => {
    const mine = sessions.flatMap((stop) => {
      const place = places.find(({ sessionId }) => sessionId === stop.session.id);
      if (!place) return [];
      const tag = placeTag(place, stop.session, language);
      return [{ ...toStop(stop, event, language), code: stop.session.code, tag }];
    });
    if (mine.length > 0 || sessions.length === 0) return mine;
    const time = formatTime(round.startsAt, event.timeZone, language);
    const title = speak(round.title, language, event.language);
    const meta = choiceWords[language].nothingChosen;
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
): RegistrationFacts['sessions'] {
  const facts = sessionsOf(programme).flatMap(({ session }) => {
    const place = places.find(({ sessionId }) => sessionId === session.id);
    const { code, startsAt } = session;
    const title = speak(session.title, language, event.language).text;
    return place ? [{ code, title, startsAt: startsAt.toISOString(), status: place.status }] : [];
  });
  return facts.sort((one, other) => one.startsAt.localeCompare(other.startsAt) || one.code.localeCompare(other.code));
}

function sessionsOf({ plenary, rounds }: EventView['programme']) {
  return [...plenary, ...rounds.flatMap((round) => round.sessions)];
}
