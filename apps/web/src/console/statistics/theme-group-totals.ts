import type { PersonFigures, SessionFigures } from '#statistics';

type ThemeGroup = NonNullable<SessionFigures['themeGroup']>;

/** Places and attendance of the sessions of each theme group together, the largest first. Who is in two counts twice. */
export function themeGroupTotals(sessions: readonly SessionFigures[]): (ThemeGroup & PersonFigures)[] {
  const totals = new Map<string, ThemeGroup & PersonFigures>();
  for (const { themeGroup, confirmed, attended } of sessions) {
    if (!themeGroup) continue;
    const before = totals.get(themeGroup.id) ?? { ...themeGroup, confirmed: 0, attended: 0 };
    const sums = { confirmed: before.confirmed + confirmed, attended: before.attended + attended };
    totals.set(themeGroup.id, { ...before, ...sums });
  }
  return [...totals.values()].sort((a, b) => b.confirmed - a.confirmed || a.letter.localeCompare(b.letter));
}
