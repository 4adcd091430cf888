import fc from 'fast-check';
import { SMALLEST_SHOWN, suppressSmall } from './suppression.js';

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
