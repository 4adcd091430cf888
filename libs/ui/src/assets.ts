import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { themeCss } from './theme.js';

/** A file the browser may keep for good: its address contains a hash of its content. */
export interface Asset {
  readonly type: string;
  readonly plain: Buffer;
  /** Absent for files that are compressed already. */
  readonly brotli?: Buffer;
  readonly gzip?: Buffer;
}

const SOURCES = {
  'hanken-latin.woff2': '@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2',
  'hanken-latin-ext.woff2': '@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-ext-wght-normal.woff2',
  'htmx.js': 'htmx.org/dist/htmx.min.js',
  'site.js': './site.js',
  'site.css': './sheet',
} as const;

/** The sheet is written in short files and sent as one. */
const SHEETS = [
  'base',
  'layout',
  'shell',
  'timetable',
  'agenda',
  'prose',
  'forms',
  'states',
  'console',
  'tables',
  'checkin',
  'charts',
  'utilities',
];

export type AssetName = keyof typeof SOURCES;

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
};

interface Shelf {
  readonly urls: ReadonlyMap<AssetName, string>;
  readonly files: ReadonlyMap<string, Asset>;
}
let shelf: Shelf | undefined;
const require = createRequire(import.meta.url);

/** Address of an asset, with the hash of its content in it. */
export function assetUrl(name: AssetName): string {
  const url = loaded().urls.get(name);
  if (!url) throw new Error(`No asset ${name}`);
  return url;
}

/** The asset at an address, or `undefined`: also for the address of an older version. */
export function findAsset(url: string): Asset | undefined {
  return loaded().files.get(url);
}

/** The colours for a hue as an asset. There are 360 of them at most, made when first asked for. */
export function themeAsset(hue: number): Asset {
  const asset = themes.get(hue) ?? compressed(TYPES.css ?? '', Buffer.from(themeCss(hue)));
  themes.set(hue, asset);
  return asset;
}

const themes = new Map<number, Asset>();

/** Reads and compresses everything once: a handful of small files that then live in memory. */
function loaded(): Shelf {
  if (shelf) return shelf;
  const urls = new Map<AssetName, string>();
  const files = new Map<string, Asset>();
  for (const name of Object.keys(SOURCES) as AssetName[]) {
    const content = read(name, urls);
    const [stem, extension = ''] = name.split('.');
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
    const url = `/assets/${stem}.${hash}.${extension}`;
    const type = TYPES[extension] ?? 'application/octet-stream';
    urls.set(name, url);
    files.set(url, extension === 'woff2' ? { type, plain: content } : compressed(type, content));
  }
  shelf = { urls, files };
  return shelf;
}

function read(name: AssetName, urls: ReadonlyMap<AssetName, string>): Buffer {
  const source = SOURCES[name];
  if (name === 'site.css') return readSheet(join(ownFolder(), source), urls);
  return readFileSync(source.startsWith('./') ? join(ownFolder(), source) : require.resolve(source));
}

/** The sheet names fonts by their plain name; it must ask for the hashed one. Comments and indents stay at home. */
function readSheet(folder: string, urls: ReadonlyMap<AssetName, string>): Buffer {
  const css = SHEETS.map((name) => readFileSync(join(folder, `${name}.css`), 'utf8')).join('');
  return Buffer.from(
    css
      .replace(/\/\*.*?\*\//gs, '')
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};,]) ?/g, '$1')
      .replace(/url\("([^"]+)"\)/g, (_, font) => `url("${urls.get(font)}")`),
  );
}

function compressed(type: string, plain: Buffer): Asset {
  return { type, plain, brotli: brotliCompressSync(plain), gzip: gzipSync(plain, { level: 9 }) };
}

/** `libs/ui/assets`, seen from the source as well as from `dist`. */
function ownFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'libs/ui/assets'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('libs/ui/assets is missing from this installation');
    folder = parent;
  }
  return join(folder, 'libs/ui/assets');
}
