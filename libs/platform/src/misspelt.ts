import { namesAround, SETTING_NAMES } from './config.js';

/** A name in the environment that means nothing to us, though somebody may think that it does. */
export interface DoubtfulSetting {
  readonly name: string;
  /** The setting that was probably meant. */
  readonly meant: string | undefined;
}

/** Shorter names are too near to those of other programs. */
const SHORTEST = 8;
const MOST_SLIPS = 2;

/**
 * Names that look like ours and are not: anything with our prefix, and what is a slip or two away from a setting. Never
 * says a value.
 */
export function doubtfulSettings(env?: NodeJS.ProcessEnv): DoubtfulSetting[] {
  return namesAround(env)
    .filter((name) => !SETTING_NAMES.includes(name))
    .map((name) => ({ name, meant: nearest(name) }))
    .filter(({ name, meant }) => meant !== undefined || name.startsWith('KRING_'))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

function nearest(name: string): string | undefined {
  return SETTING_NAMES.filter((setting) => setting.length >= SHORTEST)
    .map((setting) => ({ setting, slips: slipsBetween(name, setting) }))
    .filter(({ slips }) => slips <= MOST_SLIPS)
    .toSorted((a, b) => a.slips - b.slips)[0]?.setting;
}

/** Letters to add, drop or change to make the one into the other (Levenshtein). */
function slipsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, opposite] of [...other].entries()) {
      const change = (row[j] ?? 0) + (letter === opposite ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
