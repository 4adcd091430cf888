import { readSheet } from '#sheets';
import { type ImportedPerson, type RowContext, type RowProblem, readRow } from './read-row.js';

/** What a row of a file says: a person, or what is wrong with it. */
export type PersonOrProblem = { readonly person: ImportedPerson } | { readonly problem: RowProblem };

/** Rows looked at before others get their turn: reading is work, and the process has more to do. */
const STRIDE = 500;

/**
 * Reads everybody in a file, in its order, header left out. Who stands in it twice counts once, where they stand first.
 * @throws {UnreadableSheet} while iterating.
 */
export async function* readPeople(file: Uint8Array, context: RowContext): AsyncGenerator<PersonOrProblem> {
  const rows = new Map<string, number>();
  let count = 0;
  for await (const row of readSheet(file)) {
    if (count++ === 0) continue;
    if (count % STRIDE === 0) await new Promise(setImmediate);
    const read = readRow(row, context);
    if (!read.ok) {
      yield { problem: read.problem };
      continue;
    }
    const { email } = read.person.input.email;
    const otherRow = rows.get(email);
    if (otherRow !== undefined) {
      yield { problem: { row: row.number, field: 'email', code: 'twice', otherRow, text: email } };
      continue;
    }
    rows.set(email, row.number);
    yield { person: read.person };
  }
}
