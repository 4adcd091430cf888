import type { EventDetails, Programme, ProgrammeSession } from '#events';
import { formatTime, type Language } from '#platform';
import { groupWithEarlyPlaces } from '#registrations';
import { shortDay } from './days.js';

/** A programme as it stands now: moments until which members went first, and that are past, are gone from it. */
export function withoutPastEarly(programme: Programme, event: EventDetails, now: Date): Programme {
  const current = (stop: ProgrammeSession): ProgrammeSession =>
    groupWithEarlyPlaces(stop.session, event, now) ? stop : { ...stop, session: { ...stop.session, earlyUntil: null } };
  return {
    ...programme,
    rounds: programme.rounds.map((round) => ({ ...round, sessions: round.sessions.map(current) })),
  };
}

/** Whether places of a stop go to members first, in a programme that was made current. */
export function isEarly({ session, themeGroup }: ProgrammeSession): boolean {
  return session.earlyUntil !== null && themeGroup !== undefined;
}

/** "Tot 3 december 12.00 uur voor leden van themagroep B"; nothing where everybody can come in. */
export function sayEarly(stop: ProgrammeSession, event: EventDetails, language: Language): string | undefined {
  const { earlyUntil } = stop.session;
  if (!earlyUntil || !stop.themeGroup) return undefined;
  const [day, time] = [
    shortDay(earlyUntil, event.timeZone, language),
    formatTime(earlyUntil, event.timeZone, language),
  ];
  return words[language](day, time, stop.themeGroup.letter);
}

const words: Record<Language, (day: string, time: string, letter: string) => string> = {
  nl: (day, time, letter) => `Tot ${day} ${time} uur voor leden van themagroep ${letter}`,
  en: (day, time, letter) => `For members of theme group ${letter} until ${day}, ${time}`,
};
