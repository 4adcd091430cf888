import type { Tx } from '#platform';
import { readSheet } from '#sheets';
import { loadKnown } from '../admission/known-addresses.js';
import { readPeople } from './read-people.js';
import type { RowContext, RowProblem } from './read-row.js';

/** Problems that a page lists; the others are counted. */
const MOST_SHOWN = 100;
/** Addresses looked up in one statement. */
const STRIDE = 1000;

/** The beginning of a file, for an organiser to recognise its columns by. */
export interface FileBeginning {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export async function beginningOf(file: Uint8Array, most = 5): Promise<FileBeginning> {
  const rows: (readonly string[])[] = [];
  for await (const { cells } of readSheet(file)) {
    if (rows.push(cells.map((cell) => cell.slice(0, 200).toWellFormed())) > most) break;
  }
  const [header = [], ...others] = rows;
  return { header, rows: others };
}

/** What an import would do as things stand now. */
export interface ImportForecast {
  readonly fresh: number;
  readonly known: number;
  /** People who come in without an answer that the form would not do without. */
  readonly lacking: number;
  readonly problemCount: number;
  readonly problems: readonly RowProblem[];
}

/** Reads the whole file and looks up who takes part already. Writes nothing. */
export async function forecast(
  tx: Tx,
  eventId: string,
  file: Uint8Array,
  context: RowContext,
): Promise<ImportForecast> {
  const problems: RowProblem[] = [];
  let [fresh, known, lacking, problemCount] = [0, 0, 0, 0];
  let emails: string[] = [];
  const lookUp = async () => {
    const found = await loadKnown(tx, eventId, emails);
    known += found.size;
    fresh += emails.length - found.size;
    emails = [];
  };
  for await (const one of readPeople(file, context)) {
    if ('problem' in one) {
      problemCount++;
      if (problems.length < MOST_SHOWN) problems.push(one.problem);
      continue;
    }
    if (one.person.lacksAnswers) lacking++;
    if (emails.push(one.person.input.email.email) >= STRIDE) {
      await lookUp();
    }
  }
  if (emails.length > 0) await lookUp();
  return { fresh, known, lacking, problemCount, problems };
}
