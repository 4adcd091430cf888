import type { SessionFigures } from '#statistics';

/** Somebody was seen in a session. When all were seen at the event only, "0 came" would be a figure nobody counted. */
export function wasNotedPerSession(sessions: readonly SessionFigures[]): boolean {
  return sessions.some(({ attended }) => attended > 0);
}
