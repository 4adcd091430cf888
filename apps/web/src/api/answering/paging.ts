import { z } from 'zod';
import { isId } from '#platform';
import { json } from './json.js';
import { ApiProblem } from './problem.js';

const MOST = 100;

/** What every list takes. `after` comes from the `Link` header of the page before. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(MOST).default(50),
  after: z.string().max(200).optional(),
});

const EventCursor = z.tuple([z.iso.datetime(), z.string().refine(isId)]);
const IdCursor = z.tuple([z.string().refine(isId)]);
const ArrivalCursor = z.tuple([z.int().min(0)]);

/** @throws {ApiProblem} 400 for a limit or mark that is none of ours. */
export function readPaging(query: unknown) {
  const parsed = PageQuery.safeParse(query);
  if (!parsed.success) throw new ApiProblem(400, 'paging_malformed', { detail: `limit is 1 to ${MOST}` });
  return parsed.data;
}

/** The mark of an event in the order of start and id. */
export function readEventMark(after: string | undefined) {
  if (after === undefined) return undefined;
  const [startsAt, id] = read(EventCursor, after);
  return { startsAt: new Date(startsAt), id };
}

/** The mark of a registration in the order of arrival; 0 is the beginning. */
export function readArrivalMark(after: string | undefined): number {
  return after === undefined ? 0 : read(ArrivalCursor, after)[0];
}

/** The mark of what is listed by its id alone. */
export function readIdMark(after: string | undefined): string | undefined {
  return after === undefined ? undefined : read(IdCursor, after)[0];
}

/** The mark of a mail in the ledger; none is the newest. */
export function readLedgerMark(after: string | undefined): number | undefined {
  return after === undefined ? undefined : read(ArrivalCursor, after)[0];
}

/** One page, with a link to the next (RFC 8288) when there is more. `found` has one row more than fits, if any; `asked` goes along. */
export function pageOf<Row>(
  path: string,
  limit: number,
  found: readonly Row[],
  tell: (row: Row) => object,
  mark: (row: Row) => unknown[],
  asked: Readonly<Record<string, string>> = {},
) {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const hasMore = found.length > limit && last !== undefined;
  const query = hasMore && new URLSearchParams({ ...asked, limit: String(limit), after: write(mark(last)) });
  return json(200, { data: rows.map(tell) }, query ? { link: `<${path}?${query}>; rel="next"` } : {});
}

const write = (mark: unknown[]) => Buffer.from(JSON.stringify(mark)).toString('base64url');

function read<T>(schema: z.ZodType<T>, after: string): T {
  try {
    return schema.parse(JSON.parse(Buffer.from(after, 'base64url').toString('utf8')));
  } catch {
    throw new ApiProblem(400, 'paging_malformed', { detail: 'after comes from the Link header of the page before' });
  }
}
