import { pastedLines } from '../invitations/read-guests.js';

/** One person of the list, as typed: nothing about it is believed yet. */
export interface GroupRow {
  readonly name: string;
  readonly email: string;
}

/** More rows than a group may have, so that somebody who pasted too many can strike some out; and an end to it. */
const MOST_ROWS = 60;
const LONGEST = 2000;

export interface GroupRows {
  readonly rows: readonly GroupRow[];
  /** What was pasted holds more than the page can show as rows: it stays as it was pasted. */
  readonly tooMany: boolean;
}

/**
 * The list of a group's form: rows of two fields (`name.1`, `email.1` and on), and behind them what was pasted, a person
 * a line. So whatever was pasted comes back as rows, each with what is wrong beside it.
 */
export function readGroupRows(sent: unknown): GroupRows {
  const raw = typeof sent === 'object' && sent !== null ? (sent as Record<string, unknown>) : {};
  const text = (name: string) => {
    const value = Object.hasOwn(raw, name) ? raw[name] : '';
    return typeof value === 'string' ? value.slice(0, LONGEST) : '';
  };
  const numbers = Object.keys(raw).flatMap((key) => /^(?:name|email)\.([1-9]\d?)$/.exec(key)?.[1] ?? []);
  const last = Math.min(MOST_ROWS, Math.max(0, ...numbers.map(Number)));
  const typed = Array.from({ length: last }, (_, i) => ({
    name: text(`name.${i + 1}`),
    email: text(`email.${i + 1}`),
  }));
  const pasted = typeof raw.paste === 'string' ? pastedLines(raw.paste) : [];
  if (pasted.length === 0) return { rows: typed, tooMany: false };
  const filled = typed.filter(({ name, email }) => name.trim() || email.trim());
  const rows = [...filled, ...pasted.map(({ name, email }) => ({ name, email }))];
  return rows.length > MOST_ROWS ? { rows: typed, tooMany: true } : { rows, tooMany: false };
}
