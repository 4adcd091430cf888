/** Fewer people than this in one cell could be pointed at. */
export const SMALLEST_SHOWN = 5;

/** A figure that may leave the house, or nothing when it may not. */
export type Shown = number | null;

/** People with a place and those who came, as far as they may leave the house. */
export interface ShownTurnout {
  readonly confirmed: Shown;
  readonly attended: Shown;
}

interface Turnout {
  readonly confirmed: number;
  readonly attended: number;
}

/**
 * Figures that add up to a published total, with those left out that could point at somebody. When what is left out adds
 * up to less than five, or is a single figure that the total gives away, the next smallest goes too. Nought is shown: it
 * is nobody.
 */
export function suppressSmall(figures: readonly number[]): Shown[] {
  const hidden = widen(figures, {
    sizeOf: (figure) => figure,
    isTelling: isSmall,
    isEnough: (chosen) => chosen.reduce((total, figure) => total + figure, 0) >= SMALLEST_SHOWN,
  });
  return figures.map((figure, i) => (hidden.has(i) ? null : figure));
}

/**
 * The same for who came, of those with a place. Both are handed on, so their difference is too: one person who stayed away
 * can be pointed at as well as one who came.
 */
export function suppressTurnout(figures: readonly Turnout[]): ShownTurnout[] {
  const confirmed = suppressSmall(figures.map((figure) => figure.confirmed));
  const hidden = widen(
    figures.map((figure, i) => ({ ...figure, isHidden: confirmed[i] === null })),
    {
      sizeOf: (figure) => figure.confirmed,
      isTelling: (figure) => figure.isHidden || isTelling(figure),
      isEnough: (chosen) => !isTelling(together(chosen)),
    },
  );
  return figures.map(({ attended }, i) => ({
    confirmed: confirmed[i] ?? null,
    attended: hidden.has(i) ? null : attended,
  }));
}

/**
 * The same for figures whose groups are published beside them: what a group may not say, its parts may not say together,
 * and within a group that is shown its parts keep one another hidden.
 */
export function suppressParts<Part extends Turnout>(
  parts: readonly Part[],
  groupOf: (part: Part) => string | undefined,
): { readonly parts: ReadonlyMap<Part, ShownTurnout>; readonly groups: ReadonlyMap<string, ShownTurnout> } {
  const byGroup = new Map<string | undefined, Part[]>();
  for (const part of parts) byGroup.set(groupOf(part), [...(byGroup.get(groupOf(part)) ?? []), part]);
  const named = [...byGroup].flatMap(([group, of]) => (group === undefined ? [] : [{ group, ...together(of) }]));
  const shown = suppressTurnout(named);
  const groups = new Map(named.map(({ group }, i) => [group, shown[i] as ShownTurnout]));
  const shownParts = [...byGroup].flatMap(([group, of]) => {
    const whole = group === undefined ? undefined : groups.get(group);
    return suppressTurnout(of).map((figure, i) => [of[i] as Part, within(whole, figure)] as const);
  });
  return { parts: new Map(shownParts), groups };
}

/** Nobody stays nobody. */
function within(whole: ShownTurnout | undefined, { confirmed, attended }: ShownTurnout): ShownTurnout {
  if (!whole || confirmed === 0) return { confirmed, attended };
  return {
    confirmed: whole.confirmed === null ? null : confirmed,
    attended: whole.attended === null ? null : attended,
  };
}

interface Rule<Figure> {
  readonly sizeOf: (figure: Figure) => number;
  /** This one alone may not be shown. */
  readonly isTelling: (figure: Figure) => boolean;
  /** What a total gives away of these together may be known. */
  readonly isEnough: (hidden: readonly Figure[]) => boolean;
}

/** Places of the figures to hide: those that tell, and the smallest others until a total tells nothing of them. */
function widen<Figure>(figures: readonly Figure[], { sizeOf, isTelling, isEnough }: Rule<Figure>): Set<number> {
  const all = figures.map((figure, i) => ({ figure, i }));
  const hidden = all.filter(({ figure }) => isTelling(figure));
  const others = all
    .filter(({ figure }) => !isTelling(figure) && sizeOf(figure) > 0)
    .sort((a, b) => sizeOf(a.figure) - sizeOf(b.figure));
  for (const other of others) {
    if (hidden.length === 0 || (hidden.length > 1 && isEnough(hidden.map(({ figure }) => figure)))) break;
    hidden.push(other);
  }
  return new Set(hidden.map(({ i }) => i));
}

const isSmall = (figure: number) => figure > 0 && figure < SMALLEST_SHOWN;

const isTelling = ({ confirmed, attended }: Turnout) => isSmall(attended) || isSmall(confirmed - attended);

function together(figures: readonly Turnout[]): Turnout {
  const sum = (of: (figure: Turnout) => number) => figures.reduce((total, figure) => total + of(figure), 0);
  return { confirmed: sum((figure) => figure.confirmed), attended: sum((figure) => figure.attended) };
}
