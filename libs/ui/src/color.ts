/** A colour as lightness 0–1, chroma and hue in degrees: the CSS function `oklch()`. */
export interface Oklch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

type Rgb = readonly [number, number, number];

/** Linear light to the sRGB curve (IEC 61966-2-1). */
const encode = (x: number) => (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055);
const decode = (x: number) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);

/** The matrices of Oklab (Björn Ottosson, 2020), as in CSS Color 4 section 9. */
function toLinearRgb({ l, c, h }: Oklch): Rgb {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

const fits = (rgb: Rgb) => rgb.every((x) => x >= -0.0005 && x <= 1.0005);

/** `#rrggbb` for screens of every age. A colour that sRGB cannot show keeps lightness and hue and gives up chroma. */
export function toHex(colour: Oklch): string {
  let rgb = toLinearRgb(colour);
  if (!fits(rgb)) {
    let [low, high] = [0, colour.c];
    for (let step = 0; step < 20; step++) {
      const middle = (low + high) / 2;
      if (fits(toLinearRgb({ ...colour, c: middle }))) low = middle;
      else high = middle;
    }
    rgb = toLinearRgb({ ...colour, c: low });
  }
  const byte = (x: number) => Math.round(encode(Math.min(1, Math.max(0, x))) * 255);
  return `#${rgb.map((x) => byte(x).toString(16).padStart(2, '0')).join('')}`;
}

/** Contrast of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => decode(Number.parseInt(hex.slice(at, at + 2), 16) / 255)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
