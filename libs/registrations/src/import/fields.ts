import { isId } from '#platform';

/** What a column of a list of people can be. */
export const IMPORT_FIELDS = [
  'name',
  'firstName',
  'infix',
  'lastName',
  'email',
  'organisation',
  'role',
  'sector',
  'region',
  'language',
  'attends',
  'sessions',
  'status',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** A column with answers to a question, by its id: the name that the question has in every form. */
export type AnswerField = `q.${string}`;

/** Which column holds what, from 0. A field without a column is not in it. */
export type Mapping = Readonly<Partial<Record<ImportField | AnswerField, number>>>;

const isAnswerField = (field: string): field is AnswerField => field.startsWith('q.') && isId(field.slice(2));

/** True when people can be made of it: an address, and a name in one piece or two. */
export function isComplete(mapping: Mapping): boolean {
  const hasName = mapping.name !== undefined || mapping.firstName !== undefined || mapping.lastName !== undefined;
  return mapping.email !== undefined && hasName;
}

/** A mapping as it is stored or posted: known fields, sane columns, and no column twice. */
export function readMapping(raw: Readonly<Record<string, unknown>>): Mapping {
  const mapping: Partial<Record<ImportField | AnswerField, number>> = {};
  const taken = new Set<number>();
  for (const field of [...IMPORT_FIELDS, ...Object.keys(raw).filter(isAnswerField).toSorted()]) {
    const column = /^\d{1,3}$/.test(String(raw[field])) ? Number(raw[field]) : undefined;
    if (column === undefined || taken.has(column)) continue;
    taken.add(column);
    mapping[field] = column;
  }
  return mapping;
}
