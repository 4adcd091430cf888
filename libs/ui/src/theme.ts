import { createHash } from 'node:crypto';
import { toHex } from './color.js';

/** Lightness, chroma, and a fixed hue; without one the colour follows the community's own hue. */
type Tone = readonly [l: number, c: number, hue?: number];

/**
 * Every colour of the product, light and dark. Lightness and chroma are fixed and a community sets one number, its
 * hue: so contrast holds for whatever it chooses (the spec computes it).
 */
const TOKENS = {
  paper: { light: [0.985, 0.004], dark: [0.19, 0.018] },
  sheet: { light: [1, 0], dark: [0.225, 0.02] },
  sunk: { light: [0.958, 0.008], dark: [0.265, 0.022] },
  rule: { light: [0.885, 0.012], dark: [0.35, 0.022] },
  edge: { light: [0.58, 0.02], dark: [0.62, 0.02] },
  ink: { light: [0.24, 0.035], dark: [0.95, 0.008] },
  'ink-2': { light: [0.45, 0.03], dark: [0.78, 0.018] },
  brand: { light: [0.4, 0.085], dark: [0.8, 0.085] },
  'brand-deep': { light: [0.33, 0.07], dark: [0.87, 0.07] },
  'brand-ink': { light: [1, 0], dark: [0.2, 0.03] },
  'brand-soft': { light: [0.945, 0.022], dark: [0.31, 0.045] },
  signal: { light: [0.86, 0.17, 92], dark: [0.86, 0.17, 92] },
  ok: { light: [0.43, 0.1, 152], dark: [0.8, 0.12, 152] },
  'ok-soft': { light: [0.95, 0.035, 152], dark: [0.3, 0.05, 152] },
  bad: { light: [0.47, 0.17, 27], dark: [0.79, 0.12, 27] },
  'bad-soft': { light: [0.96, 0.02, 27], dark: [0.3, 0.06, 27] },
  wait: { light: [0.46, 0.09, 75], dark: [0.83, 0.11, 80] },
  'wait-soft': { light: [0.96, 0.04, 90], dark: [0.31, 0.05, 80] },
  'line-a': { light: [0.5, 0.13, 222], dark: [0.76, 0.11, 222] },
  'line-b': { light: [0.52, 0.16, 12], dark: [0.76, 0.12, 12] },
  'line-c': { light: [0.5, 0.11, 152], dark: [0.77, 0.11, 152] },
} as const satisfies Record<string, { light: Tone; dark: Tone }>;

export type Token = keyof typeof TOKENS;
export type Scheme = 'light' | 'dark';

/** A line of the timetable may have any of these hues; a theme group's own hue goes to the nearest. */
export const LINE_HUES = Array.from({ length: 24 }, (_, step) => step * 15);
const LINE: Record<Scheme, readonly [number, number]> = { light: [0.5, 0.125], dark: [0.765, 0.11] };

/** The colour of a token for a community's hue, as `#rrggbb`. */
export function tokenColour(token: Token, scheme: Scheme, hue: number): string {
  const [l, c, own = hue]: Tone = TOKENS[token][scheme];
  return toHex({ l, c, h: own });
}

/** The colour of a timetable line, as `#rrggbb`. */
export function lineColour(hue: number, scheme: Scheme): string {
  const [l, c] = LINE[scheme];
  return toHex({ l, c, h: hue });
}

/** Class that colours a line by a theme group's hue (0–359). The sheet has it for every 15 degrees. */
export function lineClass(hue: number): string {
  return `h${(Math.round(hue / 15) * 15) % 360}`;
}

/**
 * The colours as a style sheet. First plain ones, then the same again with `light-dark()` for browsers that have it:
 * a custom property takes any text, so an unknown function would not fall back by itself.
 */
export function themeCss(hue: number): string {
  const names = Object.keys(TOKENS) as Token[];
  const plain = names.map((name) => `--${name}:${tokenColour(name, 'light', hue)}`);
  const both = names.map(
    (name) => `--${name}:${pair(tokenColour(name, 'light', hue), tokenColour(name, 'dark', hue))}`,
  );
  const lines = LINE_HUES.map((h) => `.h${h}{--c:${lineColour(h, 'light')}}`);
  const linesBoth = LINE_HUES.map((h) => `.h${h}{--c:${pair(lineColour(h, 'light'), lineColour(h, 'dark'))}}`);
  return (
    `:root{${plain.join(';')}}${lines.join('')}` +
    `@supports (color:light-dark(#000,#fff)){:root{color-scheme:light dark;${both.join(';')}}${linesBoth.join('')}}` +
    '[data-theme=light]{color-scheme:light}[data-theme=dark]{color-scheme:dark}@media print{:root{color-scheme:light}}\n'
  );
}

const pair = (light: string, dark: string) => (light === dark ? light : `light-dark(${light},${dark})`);

const VERSION = createHash('sha256').update(themeCss(222)).digest('hex').slice(0, 8);

/** Where the sheet for a hue is served. The address changes with the colours, so it may be cached for good. */
export function themeUrl(hue: number): string {
  return `/theme.css?h=${hue}&v=${VERSION}`;
}
