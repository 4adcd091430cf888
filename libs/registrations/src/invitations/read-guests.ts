import type { Address } from '#people';
import { cleanLine } from '#platform';
import { readSheet } from '#sheets';
import { parseRegistration, type RegistrationProblem } from '../admission/registration-input.js';
import { recogniseHeaders } from '../import/headers.js';

/** Somebody to invite. */
export interface Guest {
  readonly address: Address;
  /** May be empty: they fill it in themselves. */
  readonly name: string;
}

/** What is wrong with a row or a line, from 1. */
export interface GuestProblem {
  readonly row: number;
  readonly code: Extract<RegistrationProblem, `email_${string}` | `name_${string}`> | 'twice';
  /** The earlier row with the same address. */
  readonly otherRow?: number;
  /** The beginning of what it says. */
  readonly text: string;
}

export interface ReadGuests {
  readonly guests: readonly Guest[];
  readonly problems: readonly GuestProblem[];
}

/** Most people that one list may invite. */
export const MOST_GUESTS = 5000;

/** As it stands in a list, before anything about it is believed. */
interface Line {
  readonly row: number;
  readonly name: string;
  readonly email: string;
}

const SHOWN = 80;

/**
 * Reads what somebody pasted: an address a line or with commas between them, with a name before it as mail programs
 * write it ("Ana <ana@example.org>") or in a column beside it.
 * @returns `too_many` where there are more than one list may invite.
 */
export function readPasted(text: string): ReadGuests | 'too_many' {
  return gather(pastedLines(text));
}

/** The same as it stands there, with nothing judged yet. */
export function pastedLines(text: string): readonly Line[] {
  const lines = text.replace(/>[;,]\s*/g, '>\n').split(/\r\n?|\n/);
  return lines.flatMap((line, i) => [...readLine(line.slice(0, 2000), i + 1)]);
}

/**
 * Reads a file by its column names; one without such names has the address where an address stands, and the name beside it.
 * @returns `no_address` where no column holds addresses.
 * @throws {UnreadableSheet}
 */
export async function readGuestFile(file: Uint8Array): Promise<ReadGuests | 'too_many' | 'no_address'> {
  const lines: Line[] = [];
  let columns: Columns | undefined;
  for await (const { number, cells } of readSheet(file)) {
    if (!columns) {
      const { found, isHeader } = columnsOf(cells);
      if (!found) return 'no_address';
      columns = found;
      if (isHeader) continue;
    }
    const cell = (column: number | undefined) => cleanLine((cells[column ?? -1] ?? '').replace(/^'(?=[=+\-@])/, ''));
    const name = columns.names.map(cell).filter(Boolean).join(' ');
    if (name || cell(columns.email)) lines.push({ row: number, name, email: cell(columns.email) });
    if (lines.length > 2 * MOST_GUESTS) return 'too_many';
  }
  return gather(lines);
}

interface Columns {
  readonly email: number;
  readonly names: readonly number[];
}

function columnsOf(first: readonly string[]): { readonly found: Columns | undefined; readonly isHeader: boolean } {
  const { mapping } = recogniseHeaders(first);
  const { email, name, firstName, infix, lastName } = mapping;
  if (email !== undefined) {
    const names = (name === undefined ? [firstName, infix, lastName] : [name]).filter((one) => one !== undefined);
    return { found: { email, names }, isHeader: true };
  }
  const at = first.findIndex((cell) => cell.includes('@'));
  if (at < 0) return { found: undefined, isHeader: false };
  return { found: { email: at, names: first.length > 1 ? [at === 0 ? 1 : 0] : [] }, isHeader: false };
}

function* readLine(line: string, row: number): Generator<Line> {
  const named = /^([^<>]*)<([^<>]*)>\s*[;,]?\s*$/.exec(line);
  if (named) {
    yield { row, name: cleanLine(named[1] ?? '').replace(/^["']|["']$/g, ''), email: cleanLine(named[2] ?? '') };
    return;
  }
  const parts = line
    .split(/[;,\t]/)
    .map(cleanLine)
    .filter(Boolean);
  const addresses = parts.filter((part) => part.includes('@'));
  const name = parts.filter((part) => !part.includes('@')).join(' ');
  if (addresses.length === 1) yield { row, name, email: addresses[0] ?? '' };
  else if (addresses.length > 1) for (const email of addresses) yield { row, name: '', email };
  else if (parts.length > 0) yield { row, name: '', email: parts.join(' ') };
}

/** Each address once, by the rules of the registration form. */
function gather(lines: readonly Line[]): ReadGuests | 'too_many' {
  const rows = new Map<string, number>();
  const guests: Guest[] = [];
  const problems: GuestProblem[] = [];
  for (const { row, name, email } of lines) {
    const text = (email || name).slice(0, SHOWN).toWellFormed();
    const parsed = parseRegistration({ name: name || 'x', email });
    if (!parsed.ok) {
      const [[, code] = ['email', 'email_invalid' as const]] = parsed.problems;
      problems.push({ row, code: code as GuestProblem['code'], text });
      continue;
    }
    const address = parsed.input.email;
    const otherRow = rows.get(address.email);
    if (otherRow !== undefined) {
      problems.push({ row, code: 'twice', otherRow, text });
      continue;
    }
    rows.set(address.email, row);
    guests.push({ address, name: name ? parsed.input.name : '' });
  }
  return guests.length > MOST_GUESTS ? 'too_many' : { guests, problems };
}
