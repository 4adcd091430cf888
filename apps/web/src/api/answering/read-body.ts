import type { z } from 'zod';
import { ApiProblem, type FieldProblem } from './problem.js';

/**
 * What was sent, by shape.
 * @param words sentences for the messages of the schema, where they are codes of ours.
 * @throws {ApiProblem} 422 with a pointer for each field that is wrong.
 */
export function readBody<S extends z.ZodType>(
  schema: S,
  sent: unknown,
  words: Readonly<Partial<Record<string, string>>> = {},
): z.output<S> {
  const parsed = schema.safeParse(sent ?? {});
  if (parsed.success) return parsed.data;
  throw refused(
    parsed.error.issues.map(({ path, message }) => {
      const said = Object.hasOwn(words, message) ? words[message] : undefined;
      return { pointer: pointerTo(path), ...(said && { code: message }), detail: said ?? message };
    }),
  );
}

/** 422, with the first fifty of what is wrong. */
export function refused(errors: readonly FieldProblem[]): ApiProblem {
  return new ApiProblem(422, 'invalid', { errors: errors.slice(0, 50) });
}

/** RFC 6901. */
function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
