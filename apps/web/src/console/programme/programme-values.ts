import {
  doubledChoice,
  type EventDetails,
  type ProgrammeSession,
  type Round,
  sealOfRound,
  sealOfSession,
} from '#events';
import { LANGUAGES, toWallTime } from '#platform';
import type { Typed } from '../asked.js';
import { placesTyped } from '../events/event-form-values.js';
import { spread } from '../form-kit.js';

/** A new round begins where the one before it ends. */
export function emptyRound(event: EventDetails, rounds: readonly Round[]): Typed {
  const last = rounds.map((round) => round.endsAt).filter((at) => at < event.endsAt);
  const from = new Date(Math.max(event.startsAt.getTime(), ...last.map(Number)));
  return { start: toWallTime(from, event.timeZone), end: '', minChoices: '0', maxChoices: '1' };
}

/** The form as it would have been typed for this round. */
export function roundValues(round: Round, event: EventDetails): Typed {
  return {
    ...spread('title', round.title),
    ...wall('start', round.startsAt, event),
    ...wall('end', round.endsAt, event),
    minChoices: String(round.minChoices),
    maxChoices: String(round.maxChoices),
    seen: sealOfRound(round),
  };
}

/** The form as it would have been typed for this session: a time that is the round's stays empty. */
export function sessionValues({ session, pools }: ProgrammeSession, round: Round, event: EventDetails): Typed {
  const own = (name: 'start' | 'end', at: Date, ofRound: Date) =>
    at.getTime() === ofRound.getTime() ? { [name]: '' } : wall(name, at, event);
  return {
    ...spread('title', session.title),
    speakers: session.speakers,
    location: session.location,
    themeGroupId: session.themeGroupId ?? '',
    earlyUntil: session.earlyUntil ? toWallTime(session.earlyUntil, event.timeZone) : '',
    ...own('start', session.startsAt, round.startsAt),
    ...own('end', session.endsAt, round.endsAt),
    ...placesTyped(pools),
    seen: sealOfSession(session, pools),
  };
}

/** A form as the lib reads it: `title.nl` and `title.en` become one text in two languages. */
export function toRaw(typed: Typed): object {
  return { ...typed, title: Object.fromEntries(LANGUAGES.map((spoken) => [spoken, typed[`title.${spoken}`]])) };
}

function wall(name: 'start' | 'end', at: Date, { timeZone }: EventDetails): Typed {
  const local = toWallTime(at, timeZone);
  return { [name]: local, [`${name}Doubled`]: doubledChoice(local, timeZone, at) };
}
