import { newId, type Tx } from '#platform';
import type { Mapping } from './fields.js';
import type { RowProblem } from './read-row.js';

/** Hours after which an uploaded file, and after which the file of an import that is done, is thrown away. */
export const KEPT_HOURS = 24;
/** A worker that gives no sign of life for so long has lost its import. */
const LEASE_SECONDS = 60;

/** One file of people on its way in. The file itself is read apart: pages that only show how far it is do not need it. */
export interface ImportRun {
  readonly id: string;
  readonly eventId: string;
  readonly organiserId: string;
  readonly status: 'uploaded' | 'running' | 'done';
  readonly mapping: Mapping;
  readonly tellsPeople: boolean;
  /** Rows of the file up to and including this one are dealt with. */
  readonly doneRow: number;
  /** People and problems in the file, header left out. */
  readonly totalRows: number;
  readonly confirmed: number;
  readonly waiting: number;
  /** Took part already. */
  readonly known: number;
  readonly refused: number;
  readonly expiresAt: Date;
}

const COLUMNS = `id, event_id as "eventId", organiser_id as "organiserId", status, mapping, tells_people as "tellsPeople",
  done_row as "doneRow", total_rows as "totalRows", confirmed, waiting, known, expires_at as "expiresAt",
  (select count(*) from import_refusal f where f.import_id = import_run.id) as refused`;

export const hoursAfter = (at: Date, hours: number): Date => new Date(at.getTime() + hours * 3_600_000);
const leaseFrom = (now: Date): Date => new Date(now.getTime() + LEASE_SECONDS * 1000);

export interface NewImport extends Pick<ImportRun, 'eventId' | 'organiserId' | 'mapping' | 'totalRows'> {
  readonly file: Uint8Array;
  readonly hash: string;
}

/** Keeps a file. The same one at the same event, while it is still on its way, is the import that is there already. */
export async function insertImport(tx: Tx, one: NewImport, now: Date): Promise<string> {
  const { eventId, organiserId, file, hash, mapping, totalRows } = one;
  await tx.query(
    `insert into import_run (id, event_id, organiser_id, status, file, file_hash, mapping, total_rows, created_at, expires_at)
     values ($1, $2, $3, 'uploaded', $4, decode($5, 'hex'), $6, $7, $8, $9)
     on conflict (event_id, file_hash) where status <> 'done' do nothing`,
    [newId(), eventId, organiserId, file, hash, JSON.stringify(mapping), totalRows, now, hoursAfter(now, KEPT_HOURS)],
  );
  const [{ id }] = await tx.query(
    `select id from import_run where event_id = $1 and file_hash = decode($2, 'hex') and status <> 'done'`,
    [eventId, hash],
  );
  return id;
}

/** The import, or `undefined`: also when it expired, or belongs to another event. */
export async function findImport(tx: Tx, eventId: string, id: string): Promise<ImportRun | undefined> {
  const [row] = await tx.query(`select ${COLUMNS} from import_run where id = $1 and event_id = $2`, [id, eventId]);
  return row;
}

/** The file of an import; empty when it has expired. */
export async function fileOf(tx: Tx, id: string): Promise<Uint8Array> {
  const [row] = await tx.query('select file from import_run where id = $1', [id]);
  return row?.file ?? new Uint8Array();
}

/** Takes an import in hand unless another worker has it. The lease is renewed with every batch. */
export async function takeImport(tx: Tx, id: string, now: Date): Promise<ImportRun | undefined> {
  const [[row]]: [ImportRun[], number] = await tx.query(
    `update import_run set lease_until = $2
     where id = $1 and status = 'running' and (lease_until is null or lease_until <= $3) returning ${COLUMNS}`,
    [id, leaseFrom(now), now],
  );
  return row;
}

/** Imports that nobody has in hand. */
export async function abandonedImports(tx: Tx, now: Date): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `select id from import_run where status = 'running' and (lease_until is null or lease_until <= $1) order by created_at`,
    [now],
  );
  return rows.map(({ id }) => id);
}

/** How a batch of rows went. */
export interface Progress {
  readonly from: number;
  readonly to: number;
  readonly confirmed: number;
  readonly waiting: number;
  readonly known: number;
  readonly problems: readonly RowProblem[];
}

/** Notes a batch, once: whoever comes with a batch that was noted already changes nothing. */
export async function noteProgress(tx: Tx, id: string, progress: Progress, now: Date): Promise<void> {
  const { from, to, confirmed, waiting, known, problems } = progress;
  const [, noted] = await tx.query(
    `update import_run set done_row = $3, confirmed = confirmed + $4, waiting = waiting + $5, known = known + $6, lease_until = $7
     where id = $1 and done_row = $2`,
    [id, from, to, confirmed, waiting, known, leaseFrom(now)],
  );
  if (noted === 0 || problems.length === 0) return;
  await tx.query(
    `insert into import_refusal (import_id, row_number, field, code, other_row)
     select $1, * from unnest($2::int[], $3::text[], $4::text[], $5::int[])`,
    [
      id,
      problems.map(({ row }) => row),
      problems.map(({ field }) => field),
      problems.map(({ code }) => code),
      problems.map(({ otherRow }) => otherRow ?? null),
    ],
  );
}

/** A row that did not come in. */
export type Refusal = Omit<RowProblem, 'text'>;

/** Rows that did not come in, in the order of the file. */
export function refusalsOf(tx: Tx, id: string, limit: number): Promise<Refusal[]> {
  return tx.query(
    `select row_number as row, field, code, other_row as "otherRow" from import_refusal
     where import_id = $1 order by row_number limit $2`,
    [id, limit],
  );
}
