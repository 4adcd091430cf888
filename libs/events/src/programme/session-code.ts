/** Letter of a session that is on no theme group's line. */
const NO_LINE = 'S';

/**
 * The next free code on a line: letter of the theme group and number of the stop. A number is not given out again while
 * a later one is in use: programmes are printed.
 */
export function nextCode(letter: string | undefined, inUse: readonly string[]): string {
  const line = letter ?? NO_LINE;
  const numbers = inUse.filter((code) => code.startsWith(line)).map((code) => Number(code.slice(line.length)));
  return `${line}${Math.max(0, ...numbers.filter(Number.isInteger)) + 1}`;
}
