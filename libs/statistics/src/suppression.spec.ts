import fc from 'fast-check';
import { type Shown, SMALLEST_SHOWN, suppressParts, suppressSmall, suppressTurnout } from './suppression.js';

const figures = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 });
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

describe('what leaves the house', () => {
  it('shows no figure between nought and five', () => {
    fc.assert(
      fc.property(figures, (all) => {
        for (const shown of suppressSmall(all))
          expect(shown === null || shown === 0 || shown >= SMALLEST_SHOWN).toBe(true);
      }),
    );
  });

  it('never lets the total give away a small group: what is hidden is several figures, of five people or more', () => {
    fc.assert(
      fc.property(figures, (all) => {
        const shown = suppressSmall(all);
        const hidden = all.filter((_, i) => shown[i] === null);
        if (hidden.length === 0) return;
        const couldHideMore = all.some((figure, i) => shown[i] !== null && figure >= SMALLEST_SHOWN);
        expect((hidden.length > 1 && sum(hidden) >= SMALLEST_SHOWN) || !couldHideMore).toBe(true);
      }),
    );
  });

  it('changes no figure that it shows', () => {
    fc.assert(
      fc.property(figures, (all) => {
        suppressSmall(all).forEach((shown, i) => expect(shown === null || shown === all[i]).toBe(true));
      }),
    );
  });

  it.each([
    [
      [20, 30],
      [20, 30],
    ],
    [
      [20, 0, 30],
      [20, 0, 30],
    ],
    [
      [20, 3, 30],
      [null, null, 30],
    ],
    [
      [20, 1, 2, 30],
      [null, null, null, 30],
    ],
    [
      [20, 4, 4],
      [20, null, null],
    ],
    [[3], [null]],
  ])('of %j it shows %j', (all, shown) => {
    expect(suppressSmall(all)).toEqual(shown);
  });
});

const turnout = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }))
  .map(([attended, away]) => ({ confirmed: attended + away, attended }));
const isSmall = (figure: number) => figure > 0 && figure < SMALLEST_SHOWN;
const hiddenOf = <One>(all: readonly One[], isShown: (i: number) => Shown) => all.filter((_, i) => isShown(i) === null);

describe('who came, of those with a place', () => {
  it('lets nobody work out that fewer than five came or stayed away, by taking one figure from the other', () => {
    fc.assert(
      fc.property(fc.array(turnout, { maxLength: 8 }), (all) => {
        for (const { confirmed, attended } of suppressTurnout(all))
          if (confirmed !== null && attended !== null) expect(isSmall(confirmed - attended)).toBe(false);
      }),
    );
  });

  it('lets nobody work it out from a total either, unless the total says it by itself', () => {
    fc.assert(
      fc.property(fc.array(turnout, { maxLength: 8 }), (all) => {
        const shown = suppressTurnout(all);
        const hidden = hiddenOf(all, (i) => shown[i]?.attended ?? null);
        const [came, away] = [sum(hidden.map((one) => one.attended)), sum(hidden.map((o) => o.confirmed - o.attended))];
        const isAll = all.every((one) => hidden.includes(one) || one.confirmed === 0);
        if (hidden.length > 0 && !isAll)
          expect([hidden.length > 1, isSmall(came), isSmall(away)]).toEqual([true, false, false]);
      }),
    );
  });

  it('hides one who stayed away among twelve', () => {
    const all = [
      { confirmed: 12, attended: 11 },
      { confirmed: 30, attended: 20 },
      { confirmed: 40, attended: 20 },
    ];
    expect(suppressTurnout(all).map(({ attended }) => attended)).toEqual([null, null, 20]);
  });
});

describe('parts of which the groups are published too', () => {
  const part = (group: string | undefined, confirmed: number) => ({ group, confirmed, attended: 0 });
  const show = (parts: readonly ReturnType<typeof part>[]) => {
    const shown = suppressParts(parts, ({ group }) => group);
    return [
      parts.map((one) => shown.parts.get(one)?.confirmed),
      [...shown.groups.values()].map((one) => one.confirmed),
    ];
  };

  it('are not given away by their group: its parts hide one another', () => {
    expect(show([part('A', 20), part('A', 3), part('B', 6)])).toEqual([
      [null, null, 6],
      [23, 6],
    ]);
  });

  it('give away no group that is hidden', () => {
    expect(show([part('A', 3), part('B', 6), part('B', 7), part(undefined, 9)])).toEqual([
      [null, null, null, 9],
      [null, null],
    ]);
  });

  it('never leave one hidden part of a group that is shown', () => {
    const parts = fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C'), turnout), { maxLength: 9 });
    fc.assert(
      fc.property(parts, (pairs) => {
        const all = pairs.map(([group, figures]) => ({ group, ...figures }));
        const shown = suppressParts(all, ({ group }) => group);
        for (const [group, { confirmed }] of shown.groups) {
          const of = all.filter((one) => one.group === group);
          const hidden = of.filter((one) => shown.parts.get(one)?.confirmed === null);
          if (confirmed !== null) expect(hidden).not.toHaveLength(1);
          else expect(hidden).toHaveLength(of.filter((one) => one.confirmed > 0).length);
        }
      }),
    );
  });
});
