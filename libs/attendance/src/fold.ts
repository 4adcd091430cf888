import { escapeLike } from '#events';

/** Letters that Unicode does not take apart into a plain letter and a mark, in SQL and here alike. */
const SINGLE = ['ØøŁłĐđıÐð', 'OoLlDdiDd'] as const;
const DOUBLE = [
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['þ', 'th'],
] as const;

/**
 * A text as people type it in a hurry: no accents, no capitals. "Zoë", "ZOE" and "zoe" are one.
 * In SQL it is done by `foldedSql`; `unaccent` would be an extension that not every database lets one install.
 */
export function folded(text: string): string {
  const plain = [...text.normalize('NFKD').replace(/\p{M}/gu, '')].map((letter) => {
    const at = [...SINGLE[0]].indexOf(letter);
    return at < 0 ? letter : (SINGLE[1][at] ?? letter);
  });
  return DOUBLE.reduce((so, [letter, two]) => so.replaceAll(letter, two), plain.join('').toLowerCase());
}

/** The same in SQL. Needs a database in UTF-8, as every one of ours is. @param expression SQL of our own, never typed. */
function foldedSql(expression: string): string {
  const bare = `regexp_replace(normalize(${expression}, NFKD), '[\\u0300-\\u036f\\u1ab0-\\u1aff\\u20d0-\\u20ff]', '', 'g')`;
  return DOUBLE.reduce(
    (so, [letter, two]) => `replace(${so}, '${letter}', '${two}')`,
    `lower(translate(${bare}, '${SINGLE[0]}', '${SINGLE[1]}'))`,
  );
}

/** What somebody typed as patterns for `wordsIn`: eight words at most. Nothing typed finds everybody. */
export function likeWords(typed: string): string[] {
  const words = folded(typed.slice(0, 200)).split(/\s+/).filter(Boolean);
  return words.slice(0, 8).map((word) => `%${escapeLike(word)}%`);
}

/** SQL: every one of these words stands somewhere in the name, organisation or address of `registration r`, `contact c`. */
export function wordsIn(patterns: string): string {
  return `${foldedSql(`r.name || ' ' || r.organisation || ' ' || c.email_as_typed`)} like all(${patterns}::text[])`;
}
