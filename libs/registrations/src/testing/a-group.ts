import { type GroupInput, parseGroup } from '../group/group-input.js';

interface GroupWishes {
  /** The first of the list is who sends the form. */
  readonly self?: boolean;
  readonly sessions?: readonly string[];
  readonly attends?: 'online' | 'on_site';
}

/** The form with which Els registers these invented people. */
export function aGroup(
  names: readonly string[],
  { self = false, sessions = [], attends }: GroupWishes = {},
): GroupInput {
  const others = self ? names.slice(1) : names;
  const rows = others.flatMap((name, i) => [
    [`name.${i + 1}`, name],
    [`email.${i + 1}`, `${name.toLowerCase()}@example.org`],
  ]);
  const parsed = parseGroup({
    ...{ name: 'Els', email: 'els@example.org', sessions, attends },
    ...(self ? { self: 'on' } : {}),
    ...Object.fromEntries(rows),
  });
  if (!parsed.ok) throw new Error(`The test form is wrong: ${[...parsed.problems.keys()]}`);
  return parsed.input;
}
