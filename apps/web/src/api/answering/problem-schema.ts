import { z } from 'zod';

/** A problem as it is described; `problemAnswer` makes them. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string().optional().describe('Stable, where there is one.'),
  detail: z.string().optional(),
  event: z.object({ after: z.string() }).optional().describe('How the event stands, where that is the reason.'),
  version: z.string().optional().describe('With `stale`: what it is now.'),
  people: z
    .object({ confirmed: z.int(), waiting: z.int(), pending: z.int() })
    .optional()
    .describe('With `tells_people`: how many would be mailed. With `requests_stay`: how many wait for an answer.'),
  changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })).optional(),
  errors: z
    .array(z.object({ pointer: z.string(), code: z.string().optional(), detail: z.string() }))
    .optional()
    .describe('With 422: what is wrong, each with a pointer into the body (RFC 6901).'),
});
