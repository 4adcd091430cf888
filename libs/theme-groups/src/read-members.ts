import { type Address, normaliseAddress } from '#people';
import { cleanLine, lengthInCharacters } from '#platform';

/** Most people that are added in one go; a network adds more in several. */
export const MOST_MEMBERS_AT_ONCE = 500;
const LONGEST_NAME = 120;

/** Somebody to add, as an organiser pasted them. */
export interface PastedMember {
  readonly name: string;
  readonly address: Address;
}

export type ReadMembers =
  | { readonly kind: 'read'; readonly people: readonly PastedMember[] }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'too_many' }
  /** Lines in which no address was found, as they were typed: nothing is added before all are right. */
  | { readonly kind: 'unclear'; readonly lines: readonly string[] };

/**
 * Reads people as they are pasted from a mail or a sheet: one a line, an address with or without a name before or after
 * it, also as `Name <address>` or with commas, semicolons or tabs between. An address that comes twice counts once.
 */
export function readMembers(pasted: string): ReadMembers {
  const lines = pasted.split(/[\r\n]+/).flatMap((line) => cleanLine(line.replaceAll('\t', ' ')) || []);
  if (lines.length === 0) return { kind: 'nobody' };
  if (lines.length > MOST_MEMBERS_AT_ONCE) return { kind: 'too_many' };
  const read = lines.map((line) => ({ line, member: readLine(line) }));
  const unclear = read.filter(({ member }) => !member).map(({ line }) => line);
  if (unclear.length > 0) return { kind: 'unclear', lines: unclear };
  const people = new Map(read.flatMap(({ member }) => (member ? [[member.address.email, member]] : [])));
  return { kind: 'read', people: [...people.values()] };
}

function readLine(line: string): PastedMember | undefined {
  const parts = line.split(/[\s,;<>"]+/).filter((part) => part !== '');
  const typed = parts.filter((part) => part.includes('@'));
  const address = typed.length === 1 && typed[0] ? normaliseAddress(typed[0].replace(/^mailto:/i, '')) : undefined;
  if (!address) return undefined; // none, or two: whose name would it be?
  const name = parts.filter((part) => part !== typed[0]).join(' ');
  return lengthInCharacters(name) > LONGEST_NAME ? undefined : { name, address };
}
