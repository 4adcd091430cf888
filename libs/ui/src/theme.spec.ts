import { contrast, toHex } from './color.js';
import { LINE_HUES, lineClass, lineColour, type Scheme, type Token, themeCss, themeUrl, tokenColour } from './theme.js';

const HUES = Array.from({ length: 24 }, (_, step) => step * 15);
const SCHEMES: Scheme[] = ['light', 'dark'];

/** Texts and the grounds they stand on. 4.5 is the law (WCAG 1.4.3), 6 is ours. */
const TEXTS: [text: Token, ground: Token][] = [
  ['ink', 'paper'],
  ['ink', 'sheet'],
  ['ink', 'sunk'],
  ['ink-2', 'paper'],
  ['ink-2', 'sheet'],
  ['ink-2', 'sunk'],
  ['brand', 'paper'],
  ['brand', 'sheet'],
  ['brand', 'brand-soft'],
  ['brand-ink', 'brand'],
  ['brand-ink', 'brand-deep'],
  ['ok', 'ok-soft'],
  ['ok', 'paper'],
  ['bad', 'bad-soft'],
  ['bad', 'paper'],
  ['bad', 'sheet'],
  ['wait', 'wait-soft'],
  ['wait', 'paper'],
];

describe.each(SCHEMES)('colours of the %s page', (scheme) => {
  const worst = (pairs: [Token, Token][]) =>
    Math.min(
      ...HUES.flatMap((hue) =>
        pairs.map(([one, other]) => contrast(tokenColour(one, scheme, hue), tokenColour(other, scheme, hue))),
      ),
    );

  it('keep text readable for 24 hues of a community', () => {
    expect(worst(TEXTS)).toBeGreaterThanOrEqual(6);
  });

  it('keep the edges of controls visible for 24 hues (WCAG 1.4.11)', () => {
    expect(
      worst([
        ['edge', 'paper'],
        ['edge', 'sheet'],
      ]),
    ).toBeGreaterThanOrEqual(3);
  });

  it('keep the letter on a timetable bullet readable for every line', () => {
    const ratios = LINE_HUES.flatMap((line) =>
      HUES.map((hue) => contrast(lineColour(line, scheme), tokenColour('sheet', scheme, hue))),
    );
    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('theme sheet', () => {
  it('names a plain colour before every light-dark() one, for old browsers', () => {
    const [plain = '', modern = ''] = themeCss(12).split('@supports');
    const names = (css: string) => [...css.matchAll(/--[a-z0-9-]+:/g)].map(([name]) => name);
    expect(names(plain)).toEqual(names(modern));
    expect(plain).not.toContain('light-dark');
  });

  it('has a class for whatever hue a theme group has', () => {
    for (let hue = 0; hue < 360; hue++) expect(themeCss(0)).toContain(`.${lineClass(hue)}{`);
  });

  it('has another address for another hue', () => {
    expect(themeUrl(12)).not.toBe(themeUrl(222));
  });
});

describe('toHex', () => {
  it.each([
    [{ l: 1, c: 0, h: 0 }, '#ffffff'],
    [{ l: 0, c: 0, h: 0 }, '#000000'],
    [{ l: 0.62796, c: 0.25768, h: 29.234 }, '#ff0000'],
    [{ l: 0.45201, c: 0.31321, h: 264.052 }, '#0000ff'],
  ])('turns %j into %s', (colour, hex) => {
    expect(toHex(colour)).toBe(hex);
  });
});
