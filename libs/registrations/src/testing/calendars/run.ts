import fc from 'fast-check';
import type { TestDatabase } from '#platform/testing';
import { take } from './deeds.js';
import { KNOWN } from './known.js';
import { Stage } from './stage.js';
import { type Step, seriesOfSteps } from './steps.js';

/** So many series share the tables, and then they are emptied: claims stay quick. */
const SERIES_A_TABLE = 50;

interface Wishes {
  readonly series: number;
  readonly seed: number;
  /** Hears of each series that held. */
  readonly note?: (tally: Tally) => void;
}

export interface Tally {
  series: number;
  steps: number;
  mails: number;
}

/**
 * Whatever happens to an event and its people, in whatever order, while mail leaves, is put off, or arrives twice: once
 * everything has left, the calendar that each person's mails make equals the tables; in whatever order they are read.
 * @throws {Error} with the seed, and the shortest series that breaks it.
 */
export async function runSeries(database: TestDatabase, { series, seed, note }: Wishes): Promise<Tally> {
  const tally: Tally = { series: 0, steps: 0, mails: 0 };
  let count = 0;
  const property = fc.asyncProperty(seriesOfSteps, async (steps) => {
    if (count % SERIES_A_TABLE === 0) await database.clean();
    await play(database, `${count++}`, steps, tally);
    note?.(tally);
  });
  await fc.assert(property, { numRuns: series, seed, examples: KNOWN });
  return tally;
}

async function play(database: TestDatabase, name: string, steps: readonly Step[], tally: Tally): Promise<void> {
  const stage = await Stage.open(database.db, name);
  try {
    for (const step of steps) await take(stage, step);
    const wrong = await stage.lookAtCalendars();
    if (wrong.length > 0) throw new Error(`${wrong.length} wrong:\n${wrong.slice(0, 6).join('\n')}`);
    tally.series++;
    tally.steps += steps.length;
    tally.mails += [...stage.office.arrived.values()].reduce((sum, mails) => sum + mails.length, 0);
  } finally {
    await stage.office.stop();
  }
}
