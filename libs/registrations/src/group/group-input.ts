import type { Address } from '#people';
import { parseRegistration, type RegistrationProblem } from '../admission/registration-input.js';
import { type GroupRow, readGroupRows } from './group-rows-typed.js';

/** Most people that one form may register. */
export const MOST_TOGETHER = 20;

/** What can be wrong with the form of a group, at a field of it. */
export type GroupProblem =
  | { readonly code: RegistrationProblem | 'nobody' | 'too_many' | 'own_address' }
  /** @property otherRow the earlier row with the same address, from 1 */
  | { readonly code: 'twice'; readonly otherRow: number };

interface Member {
  readonly name: string;
  readonly address: Address;
}

/** Several people for whom one of them, or somebody else, asks for places. */
export interface GroupInput {
  readonly sender: Member;
  /** Everybody who is to take part, in the order of the list; the sender first, where they do. */
  readonly people: readonly Member[];
  readonly organisation: string;
  readonly attends?: 'online' | 'on_site' | undefined;
  readonly sessions: readonly string[];
}

export type ParsedGroup =
  | { readonly ok: true; readonly input: GroupInput }
  /** By the name of the field: of a row `name.2`, `email.2`. */
  | { readonly ok: false; readonly problems: ReadonlyMap<string, GroupProblem> };

/** Reads what the form of a group sent. Rows in which nothing was typed are none. */
export function parseGroup(sent: unknown): ParsedGroup {
  const problems = new Map<string, GroupProblem>();
  const sender = parseRegistration(sent);
  if (!sender.ok) for (const [field, code] of sender.problems) problems.set(field, { code });
  const takesPart = typeof sent === 'object' && sent !== null && 'self' in sent;
  const own = sender.ok ? { name: sender.input.name, address: sender.input.email } : undefined;
  const { rows, tooMany } = readGroupRows(sent);
  const others = readPeople(rows, takesPart ? own?.address.email : undefined, problems);
  const people = [...(takesPart && own ? [own] : []), ...others];
  if (tooMany || people.length > MOST_TOGETHER) problems.set('people', { code: 'too_many' });
  else if (rows.every(isBlank)) problems.set('people', { code: 'nobody' });
  if (!sender.ok || !own || problems.size > 0) return { ok: false, problems };
  const { organisation, attends, sessions } = sender.input;
  return { ok: true, input: { sender: own, people, organisation, attends, sessions } };
}

function readPeople(rows: readonly GroupRow[], own: string | undefined, problems: Map<string, GroupProblem>): Member[] {
  const seen = new Map<string, number>();
  return rows.flatMap((row, i): Member[] => {
    const number = i + 1;
    if (isBlank(row)) return [];
    const parsed = parseRegistration(row);
    if (!parsed.ok) {
      for (const [field, code] of parsed.problems) problems.set(`${field}.${number}`, { code });
      return [];
    }
    const { name, email: address } = parsed.input;
    const otherRow = seen.get(address.email);
    if (address.email === own) problems.set(`email.${number}`, { code: 'own_address' });
    else if (otherRow !== undefined) problems.set(`email.${number}`, { code: 'twice', otherRow });
    seen.set(address.email, otherRow ?? number);
    return [{ name, address }];
  });
}

const isBlank = ({ name, email }: GroupRow) => (name + email).trim() === '';
