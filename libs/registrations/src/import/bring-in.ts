import { createHash } from 'node:crypto';
import { newId, unreachable } from '#platform';
import type { Decision } from '../admission/admit.js';
import type { RegistrationRequest } from '../admission/new-registrations.js';
import type { ImportRun, Progress } from './import-runs.js';
import type { PersonOrProblem } from './read-people.js';
import type { ImportedPerson, RowProblem, RowProblemCode } from './read-row.js';

/** As many as the admission desk takes into one transaction. */
const TOGETHER = 200;

/** What an organiser brings in, as it stands before the admission desk. */
export function toRequest(
  run: ImportRun,
  { row, input, lacksAnswers: _, ...person }: ImportedPerson,
): RegistrationRequest {
  return {
    ...person,
    registrationId: newId(),
    email: input.email.email,
    address: input.email,
    sessionIds: input.sessions,
    // Tells who came in by this very row from who took part already, also after a worker died without noting it.
    requestHash: createHash('sha256').update(`import/${run.id}/${row}`).digest('hex'),
    name: input.name,
    organisation: input.organisation,
    role: input.role,
    listed: false,
    source: 'import',
    byOrganiser: { id: run.organiserId, tellsThem: run.tellsPeople },
  };
}

/** Rows after `doneRow`, in batches and in order. The rows before it were read all the same: they may hold doubles of later ones. */
export async function* inBatches(
  rows: AsyncIterable<PersonOrProblem>,
  doneRow: number,
): AsyncGenerator<PersonOrProblem[]> {
  let batch: PersonOrProblem[] = [];
  for await (const one of rows) {
    if (rowOf(one) <= doneRow) continue;
    batch.push(one);
    if (batch.length < TOGETHER) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const rowOf = (one: PersonOrProblem): number => ('person' in one ? one.person : one.problem).row;

/** One person of a batch, and what became of them; an error is no answer. */
export interface Brought {
  readonly person: ImportedPerson;
  readonly request: RegistrationRequest;
  readonly decision: Decision | undefined;
}

/** How a batch went, in numbers and problems. */
export function tally(batch: readonly PersonOrProblem[], brought: readonly Brought[], from: number): Progress {
  const outcomes = brought.map((one) => ({ row: one.person.row, outcome: outcomeOf(one) }));
  const count = (which: string) => outcomes.filter(({ outcome }) => outcome === which).length;
  const problems = batch.flatMap((one) => ('problem' in one ? [one.problem] : []));
  const refused = outcomes.flatMap(({ row, outcome }): RowProblem[] =>
    typeof outcome === 'string' ? [] : [{ row, field: outcome.field, code: outcome.code, text: '' }],
  );
  const last = batch.at(-1);
  return {
    from,
    to: last ? rowOf(last) : from,
    confirmed: count('confirmed'),
    waiting: count('waiting'),
    known: count('known'),
    problems: [...problems, ...refused],
  };
}

type Outcome =
  | 'confirmed'
  | 'waiting'
  | 'known'
  | { readonly field: 'email' | 'sessions'; readonly code: RowProblemCode };

function outcomeOf({ decision, request }: Brought): Outcome {
  if (!decision) return { field: 'email', code: 'failed' };
  switch (decision.kind) {
    case 'admitted':
      // An organiser's own list asks nobody for a yes.
      return decision.status === 'pending' ? 'waiting' : decision.status;
    case 'repeated':
    case 'known':
      if (decision.known.requestHash !== request.requestHash) return 'known';
      return decision.known.status === 'confirmed' ? 'confirmed' : 'waiting';
    case 'sold_out':
    case 'closed':
      return { field: 'email', code: decision.kind };
    case 'left_out': // a list is no group
    case 'not_invited':
    case 'domain_refused':
      return { field: 'email', code: 'closed' }; // no rule for people who come by themselves holds an organiser back
    case 'choice_gone':
      return { field: 'sessions', code: decision.kind };
    default:
      return unreachable(decision);
  }
}
