import { DOORS_OPEN_MINUTES } from '#attendance';
import { type EventDetails, type EventState, PLENARY, type ProgrammeSession } from '#events';
import { formatTime, type Language, speak } from '#platform';
import type { Left, Line, Stop } from '#ui';
import type { EventView } from './event-views.js';
import { type EventWords, eventWords } from './event-words.js';
import { sayStop } from './places.js';

export interface EventTimetable {
  /** What everybody attends, from the door on; to the end, where nothing is chosen in between. */
  readonly main: readonly Stop[];
  /** One a theme group, in the order of their letters. */
  readonly lines: readonly Line[];
  /** The end, below the lines: above them the day would be over before its sessions begin. */
  readonly close: readonly Stop[];
}

/** States in which it is too late for a place, so that how many are left helps nobody. */
const NO_PLACES: readonly EventState[] = ['closed', 'ended', 'cancelled'];

type Timed = Pick<EventView, 'event' | 'programme'>;

/** The programme as lines and stops. Pure: rows in, texts out. */
export function timetableOf(view: Timed & Pick<EventView, 'state'>, language: Language): EventTimetable {
  const lines = linesOf(view, language);
  const opening = [...door(view, language), ...plenaryOf(view, language)];
  const end = theEnd(view.event, language);
  return lines.length > 0 ? { main: opening, lines, close: [end] } : { main: [...opening, end], lines, close: [] };
}

/** What everybody attends, without the door and the end. */
export function plenaryOf({ event, programme }: Timed, language: Language): Stop[] {
  const isChosenFrom = programme.rounds.some((round) => round.sessions.length > 0);
  return programme.plenary.map((stop) =>
    isChosenFrom && stop.session.code === PLENARY ? theStart(event, language) : toStop(stop, event, language),
  );
}

function linesOf({ event, programme, state }: Timed & Pick<EventView, 'state'>, language: Language): Line[] {
  const say = eventWords[language];
  const byLetter = new Map<string, ProgrammeSession[]>();
  for (const stop of programme.rounds.flatMap((round) => round.sessions)) {
    const letter = stop.themeGroup?.letter ?? '';
    byLetter.set(letter, [...(byLetter.get(letter) ?? []), stop]);
  }
  return [...byLetter]
    .sort(([one], [other]) => (one === '' ? 1 : other === '' ? -1 : one.localeCompare(other)))
    .map(([letter, stops]) => {
      const group = stops[0]?.themeGroup;
      return {
        key: letter || 'other',
        letter: letter || '+',
        spokenLetter: letter ? say.line(letter) : '',
        name: group ? speak(group.name, language, event.language) : { text: say.otherSessions, language },
        about: group && speak(group.about, language, event.language),
        hue: group?.hue,
        stops: stops.map((stop) => {
          const isCancelled = stop.session.status === 'cancelled';
          const left: Left[] = isCancelled
            ? [{ text: say.sessionCancelled, tone: 'full' }]
            : NO_PLACES.includes(state)
              ? []
              : sayStop(stop, event, language);
          return { ...toStop(stop, event, language), code: stop.session.code, left };
        }),
      };
    });
}

/** A session as a stop, without places. */
export function toStop({ session }: ProgrammeSession, event: EventDetails, language: Language): Stop {
  const say = eventWords[language];
  const minutes = Math.round((session.endsAt.getTime() - session.startsAt.getTime()) / 60_000);
  return {
    key: session.id,
    time: formatTime(session.startsAt, event.timeZone, language),
    startsAt: session.startsAt,
    duration: sayDuration(minutes, say),
    title: speak(session.title, language, event.language),
    meta: [session.speakers, session.location].filter(Boolean).join('. '),
    isCancelled: session.status === 'cancelled',
  };
}

/** Where people choose sessions, the plenary that spans the day is only its beginning. */
function theStart(event: EventDetails, language: Language): Stop {
  const title = { text: eventWords[language].start, language };
  const time = formatTime(event.startsAt, event.timeZone, language);
  return { key: 'start', time, startsAt: event.startsAt, title, isMinor: true };
}

/** Online, the door is the link, and people want to know from when it works; it never opens for what is off or over. */
function door({ event, state }: Pick<EventView, 'event' | 'state'>, language: Language): Stop[] {
  if (event.kind === 'on_site' || state === 'cancelled' || state === 'ended') return [];
  const say = eventWords[language];
  const opensAt = new Date(event.startsAt.getTime() - DOORS_OPEN_MINUTES * 60_000);
  const time = formatTime(opensAt, event.timeZone, language);
  return [
    {
      key: 'door',
      time,
      startsAt: opensAt,
      title: { text: say.doorOpens, language },
      meta: say.doorHint,
      isMinor: true,
    },
  ];
}

/** When the event is over. */
export function theEnd(event: EventDetails, language: Language): Stop {
  const title = { text: eventWords[language].end, language };
  return {
    key: 'end',
    time: formatTime(event.endsAt, event.timeZone, language),
    startsAt: event.endsAt,
    title,
    isMinor: true,
  };
}

/** "90 min", "3 uur", "2 u 15": from two hours on nobody counts in minutes. */
function sayDuration(minutes: number, say: EventWords): string {
  if (minutes < 120) return say.minutes(minutes);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0 ? say.hours(hours) : say.hoursAnd(hours, rest);
}
