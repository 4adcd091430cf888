/** Fewer people than this in one cell could be pointed at. */
export const SMALLEST_SHOWN = 5;

/** A figure that may leave the house, or nothing when it may not. */
export type Shown = number | null;

/**
 * Figures that add up to a published total, with those left out that could point at somebody. When what is left out adds
 * up to less than five, or is a single figure that the total gives away, the next smallest goes too. Nought is shown: it
 * is nobody.
 */
export function suppressSmall(figures: readonly number[]): Shown[] {
  const hidden = new Set<number>();
  figures.forEach((figure, i) => figure > 0 && figure < SMALLEST_SHOWN && hidden.add(i));
  const others = figures
    .map((figure, i) => ({ figure, i }))
    .filter(({ figure }) => figure >= SMALLEST_SHOWN)
    .sort((a, b) => a.figure - b.figure);
  const sum = () => [...hidden].reduce((total, i) => total + (figures[i] ?? 0), 0);
  for (const { i } of others) {
    if (hidden.size === 0 || (hidden.size > 1 && sum() >= SMALLEST_SHOWN)) break;
    hidden.add(i);
  }
  return figures.map((figure, i) => (hidden.has(i) ? null : figure));
}
