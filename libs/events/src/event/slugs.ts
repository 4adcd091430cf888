import { RESERVED_SLUGS } from './reserved-slugs.js';

export const SLUG_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const SLUG_LENGTH = 60;

// Letters that no decomposition turns into ASCII.
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
};

/** The address that a title suggests: `Één lerend netwerk!` becomes `een-lerend-netwerk`. May be empty. */
export function slugOf(title: string): string {
  const words = title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x00-\x7f]/gu, (letter) => LETTERS[letter] ?? '-')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let slug = '';
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, SLUG_LENGTH);
    if (longer.length > SLUG_LENGTH) break;
    slug = longer;
  }
  return slug;
}

/** The first address for this title that is neither reserved nor taken: `netwerkdag`, else `netwerkdag-2`, and so on. */
export function freeSlug(title: string, taken: ReadonlySet<string>): string {
  const base = slugOf(title) || 'event';
  let slug = base;
  for (let n = 2; RESERVED_SLUGS.has(slug) || taken.has(slug); n++) slug = `${base}-${n}`;
  return slug;
}
