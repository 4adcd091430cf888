import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Event, type EventDetails, programmeOf } from '#events';
import { recordAudit } from '#identity';
import { type Clock, type Database, defineJob, isId, type JobQueue, NotFound, type Sweep, type Tx } from '#platform';
import { questionsInUse } from '#questions';
import { readSheet, type SheetProblem, UnreadableSheet } from '#sheets';
import type { Registrations } from '../registrations.js';
import { type Brought, inBatches, tally, toRequest } from './bring-in.js';
import { isComplete, type Mapping } from './fields.js';
import { recogniseHeaders } from './headers.js';
import {
  abandonedImports,
  fileOf,
  findImport,
  hoursAfter,
  type ImportRun,
  insertImport,
  KEPT_HOURS,
  noteProgress,
  type Refusal,
  refusalsOf,
  takeImport,
} from './import-runs.js';
import { beginningOf, type FileBeginning, forecast, type ImportForecast } from './preview.js';
import { type PersonOrProblem, readPeople } from './read-people.js';
import type { RowContext } from './read-row.js';

/** Go on with this import, if nobody else does. */
export const bringIn = defineJob('registrations.import', z.object({ id: z.uuid() }));

export type UploadOutcome =
  | { readonly kind: 'uploaded'; readonly id: string }
  | { readonly kind: 'unreadable'; readonly problem: SheetProblem };

/** Lists of people that organisers bring in: kept, looked at, and led to the admission desk a batch at a time. */
export class Imports {
  #isStopping = false;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly registrations: Registrations,
    private readonly jobs: Pick<JobQueue, 'nudge'>,
  ) {}

  /** Keeps a file and guesses its columns. Nobody is registered yet. */
  async upload(eventId: string, organiserId: string, file: Uint8Array): Promise<UploadOutcome> {
    try {
      let totalRows = -1; // the header is no person
      for await (const _ of readSheet(file)) totalRows++;
      const { header } = await beginningOf(file);
      const { mapping } = recogniseHeaders(header, await questionsInUse(this.database.read, eventId));
      const hash = createHash('sha256').update(file).digest('hex');
      const one = { eventId, organiserId, file, hash, mapping, totalRows };
      const id = await this.database.transaction((tx) => insertImport(tx, one, this.clock.now()));
      return { kind: 'uploaded', id };
    } catch (error) {
      if (error instanceof UnreadableSheet) return { kind: 'unreadable', problem: error.problem };
      throw error;
    }
  }

  /** @throws {NotFound} also when its file has been thrown away, or it is of another event. */
  async get(eventId: string, id: string): Promise<ImportRun> {
    const run = isId(id) ? await findImport(this.database.read, eventId, id) : undefined;
    if (!run) throw new NotFound('import');
    return run;
  }

  /** The beginning of the file, and what would happen; the latter only when the columns say enough. */
  async preview(run: ImportRun): Promise<FileBeginning & { readonly forecast: ImportForecast | undefined }> {
    const { read } = this.database;
    const file = await fileOf(read, run.id);
    const beginning = await beginningOf(file);
    if (!isComplete(run.mapping)) return { ...beginning, forecast: undefined };
    const context = await this.#context(read, run);
    return { ...beginning, forecast: await forecast(read, run.eventId, file, context) };
  }

  /** Says which column is what. Does nothing once the import has begun. */
  async map(id: string, mapping: Mapping): Promise<void> {
    await this.database.transaction((tx) =>
      tx.query(`update import_run set mapping = $2 where id = $1 and status = 'uploaded'`, [
        id,
        JSON.stringify(mapping),
      ]),
    );
  }

  /**
   * Begins. A worker does the work; pressing twice begins once.
   * @returns `not_now` for an event that is a draft, called off or over: nobody can be registered for it.
   */
  async start(run: ImportRun, tellsPeople: boolean): Promise<'started' | 'incomplete' | 'not_now'> {
    if (run.status !== 'uploaded') return 'started';
    if (!isComplete(run.mapping)) return 'incomplete';
    const now = this.clock.now();
    const started = await this.database.transaction(async (tx) => {
      if (!takesPeople(await tx.findOneByOrFail(Event, { id: run.eventId }), now)) return false;
      const [, changed] = await tx.query(
        `update import_run set status = 'running', tells_people = $2 where id = $1 and status = 'uploaded'`,
        [run.id, tellsPeople],
      );
      const after = { import: run.id, rows: run.totalRows, tells: tellsPeople };
      if (changed > 0) await this.#audit(tx, run, 'registrations.import_started', after, now);
      return true;
    });
    if (!started) return 'not_now';
    await this.jobs.nudge(bringIn, [{ id: run.id }]);
    return 'started';
  }

  /**
   * Leads everybody who has not been dealt with to the admission desk, in the order of the file. Any worker may take it
   * up where another stopped: who is in already stays in, and counts once.
   */
  async run(id: string): Promise<void> {
    const run = await this.database.transaction((tx) => takeImport(tx, id, this.clock.now()));
    if (!run) return;
    const { read } = this.database;
    const rows = readPeople(await fileOf(read, id), await this.#context(read, run));
    let { doneRow } = run;
    for await (const batch of inBatches(rows, doneRow)) {
      if (this.#isStopping) return this.#letGo(id);
      const progress = tally(batch, await this.#bring(run, batch), doneRow);
      await this.database.transaction((tx) => noteProgress(tx, id, progress, this.clock.now()));
      doneRow = progress.to;
    }
    await this.#finish(run);
  }

  /** Rows that did not come in, as they stand in the file, with what was wrong; the header first, with nothing wrong. */
  async *refusedRows(run: ImportRun): AsyncGenerator<{ cells: readonly string[]; refusal: Refusal | undefined }> {
    const { read } = this.database;
    const refusals = new Map((await refusalsOf(read, run.id, run.totalRows)).map((one) => [one.row, one]));
    let width: number | undefined;
    for await (const { number, cells } of readSheet(await fileOf(read, run.id))) {
      const refusal = refusals.get(number);
      if (width !== undefined && !refusal) continue;
      width ??= cells.length;
      yield { cells: Array.from({ length: Math.max(width, cells.length) }, (_, i) => cells[i] ?? ''), refusal };
    }
  }

  /** The first rows that did not come in. */
  refusals(run: ImportRun, limit: number): Promise<Refusal[]> {
    return refusalsOf(this.database.read, run.id, limit);
  }

  /** Throws a file away before its time, unless it is being brought in. */
  async remove(id: string): Promise<void> {
    await this.database.transaction((tx) =>
      tx.query(`delete from import_run where id = $1 and status <> 'running'`, [id]),
    );
  }

  /** Goes on with what no job or a worker that died left behind, and throws away files that nobody needs any more. */
  get sweep(): Sweep {
    return {
      name: 'imports',
      everySeconds: 10,
      run: async (now) => {
        await this.database.transaction((tx) =>
          tx.query(`delete from import_run where expires_at <= $1 and status <> 'running'`, [now]),
        );
        for (const id of await abandonedImports(this.database.read, now)) await this.run(id);
      },
    };
  }

  /** A process that stops finishes the batch in hand; another goes on at once. */
  beforeApplicationShutdown(): void {
    this.#isStopping = true;
  }

  async #context(tx: Tx, { eventId, mapping }: ImportRun): Promise<RowContext> {
    const event = await tx.findOneByOrFail(Event, { id: eventId });
    const questions = await questionsInUse(tx, eventId);
    return { event, mapping, questions, programme: await programmeOf(tx, eventId) };
  }

  /** @throws when nobody of the batch got an answer: the database is away, and the import goes on when it is back. */
  async #bring(run: ImportRun, batch: readonly PersonOrProblem[]): Promise<Brought[]> {
    const people = batch.flatMap((one) => ('person' in one ? [one.person] : []));
    const requests = people.map((person) => ({ person, request: toRequest(run, person) }));
    const answers = await this.registrations.admitInOrder(
      run.eventId,
      requests.map(({ request }) => request),
    );
    const brought = requests.map((one, i) => {
      const answer = answers[i];
      return { ...one, decision: answer?.status === 'fulfilled' ? answer.value : undefined };
    });
    const [failure] = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    if (failure && brought.every(({ decision }) => !decision)) throw failure;
    return brought;
  }

  async #letGo(id: string): Promise<void> {
    await this.database.transaction((tx) => tx.query('update import_run set lease_until = null where id = $1', [id]));
  }

  async #finish(run: ImportRun): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      const [, done] = await tx.query(
        `update import_run set status = 'done', finished_at = $2, expires_at = $3, lease_until = null
         where id = $1 and status = 'running'`,
        [run.id, now, hoursAfter(now, KEPT_HOURS)],
      );
      const ended = done > 0 ? await findImport(tx, run.eventId, run.id) : undefined;
      if (!ended) return;
      const { confirmed, waiting, known, refused } = ended;
      await this.#audit(tx, run, 'registrations.imported', { import: run.id, confirmed, waiting, known, refused }, now);
    });
  }

  #audit(tx: Tx, { organiserId, eventId }: ImportRun, action: string, after: object, at: Date): Promise<void> {
    const actor = { kind: 'organiser' as const, id: organiserId };
    return recordAudit(tx, [{ at, actor, action, subject: { kind: 'event', id: eventId }, after }]);
  }
}

/** Whether an organiser can still bring people in: also before registration opens and after it closes. */
function takesPeople({ status, endsAt }: Pick<EventDetails, 'status' | 'endsAt'>, now: Date): boolean {
  return status === 'published' && now < endsAt;
}
