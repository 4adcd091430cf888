/**
 * The ladder: every lib has a rank, and imports go down only. Never sideways, never up. The apps stand on top.
 * `.dependency-cruiser.mjs` turns this one array into rules; `test/ladder` proves each of them.
 * Why: docs/adr/0001-ladder-and-doors.md
 * @public the specs in test/ladder read it too
 */
export const LADDER = [
  ['platform'],
  ['mail', 'calendar', 'ui', 'sheets'],
  ['identity', 'people'],
  ['theme-groups', 'questions'],
  ['events'],
  ['registrations'],
  ['attendance'],
  ['messages', 'statistics'],
];

export const LIBS = LADDER.flat();

/** Libs that `lib` may not import: those beside it and those above it. */
export function forbiddenFor(lib) {
  const rank = LADDER.findIndex((rung) => rung.includes(lib));
  return { sideways: LADDER[rank].filter((other) => other !== lib), up: LADDER.slice(rank + 1).flat() };
}
