import { type EventProblem, sayEventProblem } from '#events';
import { ApiProblem } from './problem.js';
import { refused } from './read-body.js';

/**
 * A form of the console as JSON: `title.nl` and `title.en` are one text in two languages, numbers are numbers, and what the
 * form had seen is the version. What is told so can be sent back as it is.
 */
export function settingsOf(
  typed: Readonly<Record<string, string>>,
  numbers: readonly string[],
): Record<string, unknown> & { readonly version: string } {
  const { seen = '', ...fields } = typed;
  const settings: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(fields)) {
    const [name = '', language] = field.split('.');
    if (language === undefined) settings[name] = numbers.includes(name) ? numberOf(value) : value;
    else settings[name] = { ...(settings[name] as object | undefined), ...(value && { [language]: value }) };
  }
  return { ...settings, version: seen };
}

const numberOf = (typed: string) => (typed === '' ? null : Number(typed));

/** Settings with what changes, as the reader of the form takes them: null is an empty field. */
export function withChange(settings: object, change: unknown): object {
  const given = typeof change === 'object' && change !== null ? Object.entries(change) : [];
  return { ...settings, ...Object.fromEntries(given.map(([name, value]) => [name, value ?? ''])) };
}

/** What is wrong with what was sent, at its place in the body. */
export function refusedFields(problems: readonly EventProblem[]): ApiProblem {
  return refused(problemsAt(problems));
}

/** The same, as a list. */
export function problemsAt(problems: readonly EventProblem[]) {
  return problems.map(({ field, code }) => ({
    pointer: field === '' ? '' : `/${field.replaceAll('.', '/')}`,
    ...{ code, detail: sayEventProblem(code, 'en') },
  }));
}

/** Somebody else changed it. */
export function stale(version: string): ApiProblem {
  return new ApiProblem(409, 'stale', {
    detail: 'Somebody changed it since you read it: read it again',
    extra: { version },
  });
}

/** How many people would be mailed. */
export interface People {
  readonly confirmed: number;
  readonly waiting: number;
  /** Who ask for a place and have no answer yet. */
  readonly pending?: number;
}

/** People would hear of it, and nobody said that they should. */
export function tellsPeople({ confirmed, waiting, pending = 0 }: People, changes: readonly object[] = []): ApiProblem {
  const detail = 'People would be mailed about this, so nothing was done. Send it again with `tell` to mail them';
  return new ApiProblem(409, 'tells_people', { detail, extra: { people: { confirmed, waiting, pending }, changes } });
}

/** Nobody has to ask any more, but so many have asked and go on waiting for an answer: nobody said that they know it. */
export function requestsStay(pending: number): ApiProblem {
  const detail = 'People asked for a place and still have no answer, so nothing was done. Send it again with `tell`';
  return new ApiProblem(409, 'requests_stay', { detail, extra: { people: { confirmed: 0, waiting: 0, pending } } });
}

/** What changes, field by field, for whoever decides. */
export function changesOf<T extends object>(
  fields: readonly (keyof T & string)[],
  before: T,
  after: T,
): { readonly field: string; readonly before: unknown; readonly after: unknown }[] {
  return fields.map((field) => ({ field, before: before[field], after: after[field] }));
}
