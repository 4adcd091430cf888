import { cleanLine } from '#platform';

/** What a form or query sent, field by field. Whatever is not text is as good as empty. */
export type Typed = Readonly<Record<string, string>>;

/** Reads a posted form or a query. Its own names only: nothing inherited, no lists, no nesting. */
export function readTyped(sent: unknown): Typed {
  const typed: Record<string, string> = Object.create(null);
  if (typeof sent !== 'object' || sent === null) return typed;
  for (const [name, value] of Object.entries(sent)) if (typeof value === 'string') typed[name] = value;
  return typed;
}

/** A page number from an address: from 1, and nothing absurd. */
export function readPage(text: string | undefined): number {
  return /^[1-9]\d{0,5}$/.test(text ?? '') ? Number(text) : 1;
}

/** One of a few words from an address, else the first. */
export function readChoice<const T extends string>(text: string | undefined, choices: readonly [T, ...T[]]): T {
  return choices.find((choice) => choice === text) ?? choices[0];
}

/** A search term from an address, short enough to search with. */
export function readSearch(text: string | undefined): string {
  return cleanLine((text ?? '').slice(0, 200));
}

/** A path with the parts of a query that are not empty. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const parts = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  if (parts.length === 0) return path;
  return `${path}?${new URLSearchParams(parts.map(([name, value]) => [name, String(value)]))}`;
}
