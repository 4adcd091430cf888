import { z } from 'zod';
import { isId } from '#platform';

const id = z.string().refine(isId);

const Shape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('waiting') }),
  z.object({ kind: z.literal('theme_group'), id }),
  z.object({ kind: z.literal('session'), id }),
  z.object({ kind: z.literal('answered'), question: id, option: z.string().min(1).max(100) }),
  z.object({ kind: z.literal('attended') }),
  z.object({ kind: z.literal('absent') }),
  z.object({ kind: z.literal('speakers') }),
]);

/**
 * Who is written to at one event:
 *   all          who has a place
 *   waiting      who waits for the event, or has a place and waits for one of its sessions
 *   theme_group  who has a place in a session of that group
 *   session      who has a place in it
 *   answered     who has a place and chose that option
 *   attended     who has a place and was there
 *   absent       who has a place and was not there
 *   speakers     who speaks, registered or not
 */
export type Audience = z.output<typeof Shape>;

/** Reads an audience as it is stored, or as a program sends it. `undefined` for anything else. Ids may be of any event. */
export function readAudience(raw: unknown): Audience | undefined {
  return Shape.safeParse(raw).data;
}

/** An audience as the value of one field of a form: `all`, `session:<id>`, `answered:<question>:<option>`. */
export function writeAudience(audience: Audience): string {
  if ('id' in audience) return `${audience.kind}:${audience.id}`;
  if ('question' in audience) return `${audience.kind}:${audience.question}:${audience.option}`;
  return audience.kind;
}

/** Reads the value of such a field: what `writeAudience` makes, and nothing else. */
export function readTypedAudience(typed: string): Audience | undefined {
  const [kind, first, ...rest] = typed.split(':');
  const raw = kind === 'answered' ? { kind, question: first, option: rest.join(':') } : { kind, id: first };
  const read = readAudience(raw);
  return read && writeAudience(read) === typed ? read : undefined;
}
