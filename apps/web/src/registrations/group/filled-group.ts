import type { GroupRow } from '#registrations';

/** What was typed, given back as it came. */
export interface FilledGroup {
  readonly typed: Readonly<Record<string, string | undefined>>;
  readonly rows: readonly GroupRow[];
  /** How many rows to show at least. */
  readonly shown: number;
  readonly paste: string;
  readonly chosen: ReadonlySet<string>;
}
