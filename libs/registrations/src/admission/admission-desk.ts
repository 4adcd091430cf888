import { type Database, errorCode, KringError, type Logger, type OwnedTransaction, type Tx } from '#platform';
import type { AdmissionRequest, Decision } from './admit.js';
import type { GroupAnswer } from './together.js';

/** Most requests that share one transaction, and most that may stand in line before newcomers are told to come back. */
const LARGEST_BATCH = 200;
const LONGEST_LINE = 5_000;
/** A request that has not been taken by then is answered with an error; one that has been taken is always finished. */
const PATIENCE_MS = 15_000;

/** What the desk needs from the database, so that it can stay about lines and transactions only. */
export interface AdmissionStore<Request extends AdmissionRequest, Event> {
  /** Locks the event row and returns what it says. */
  lock(tx: Tx, eventId: string): Promise<Event>;
  /** Decides for the batch and writes everything that follows, in the same transaction. */
  admit(tx: Tx, event: Event, batch: readonly Request[]): Promise<Admitted>;
}

export interface Admitted {
  readonly decisions: readonly Decision[];
  /** What groups learn, by their id. */
  readonly answers: ReadonlyMap<string, GroupAnswer>;
  /** Mails whose rows were written; a hint for the worker after COMMIT. */
  readonly mailIds: readonly string[];
}

interface Waiter<Request> {
  /** Several for a group: they are never taken apart. */
  readonly requests: readonly Request[];
  /** @param at where the first of them stands in the batch */
  readonly resolve: (admitted: Admitted, at: number) => void;
  readonly reject: (error: unknown) => void;
  readonly patience: NodeJS.Timeout;
  retried: boolean;
}

/**
 * The admission desk of one event: whoever arrives while a transaction is under way stands in line and shares the next
 * one. No timer: an idle event is served at once. Correct with any number of desks in any number of processes, because
 * each locks the event row first and takes its batch only then.
 */
export class AdmissionDesk<Request extends AdmissionRequest, Event> {
  #line: Waiter<Request>[] = [];
  #serving: Promise<void> | undefined;

  constructor(
    private readonly eventId: string,
    private readonly database: Database,
    private readonly store: AdmissionStore<Request, Event>,
    private readonly onCommitted: (mailIds: readonly string[]) => void,
    private readonly log: Logger,
    /** Nobody is in line and nobody is being served: this desk may be forgotten. */
    private readonly onIdle: () => void = () => undefined,
  ) {}

  /**
   * Stands in line and resolves with the decision once it is committed.
   * @throws {KringError} `busy` when the line is too long, the wait too long, or the database away: try again.
   */
  admit(request: Request): Promise<Decision> {
    return this.#stand([request], ({ decisions }, at) => decisions[at] as Decision);
  }

  /**
   * As `admit`, for people who come in together or not at all: they share one transaction, whatever becomes of others.
   * @param requests of one group, at most `LARGEST_BATCH`.
   */
  admitTogether(groupId: string, requests: readonly Request[]): Promise<GroupAnswer> {
    return this.#stand(requests, ({ answers }) => answers.get(groupId) as GroupAnswer);
  }

  #stand<T>(requests: readonly Request[], told: (admitted: Admitted, at: number) => T): Promise<T> {
    if (this.#line.length >= LONGEST_LINE) return Promise.reject(busy('the line is full'));
    return new Promise((resolve, reject) => {
      const waiter: Waiter<Request> = {
        requests,
        resolve: (admitted, at) => resolve(told(admitted, at)),
        reject,
        patience: setTimeout(() => this.#giveUp(waiter), PATIENCE_MS),
        retried: false,
      };
      this.#line.push(waiter);
      this.#wake();
    });
  }

  #wake(): void {
    if (this.#serving) return;
    this.#serving = this.#serve().finally(() => {
      this.#serving = undefined;
      if (this.#line.length > 0)
        this.#wake(); // somebody came between the last look at the line and now
      else this.onIdle();
    });
  }

  async #serve(): Promise<void> {
    await new Promise(setImmediate); // let everybody who came in the same turn of the loop join
    try {
      while (this.#line.length > 0) await this.#serveTogether();
    } catch (error) {
      // The database is away or the connection died before a batch was taken: answer everybody, spin on nothing.
      this.log.error({ err: error, event: this.eventId }, 'the admission desk cannot reach the event');
      for (const waiter of this.#line.splice(0)) this.#refuse(waiter, error);
    }
  }

  async #serveTogether(): Promise<void> {
    const { open, event } = await this.#lock(); // lock first …
    const batch = this.#line.splice(0, this.#fitting()); // … then take whoever is in line by now
    await this.#finish(open, event, batch);
  }

  /** How many at the head of the line share the next transaction: a group that would make it too large waits for its own. */
  #fitting(): number {
    let people = 0;
    const tooMany = this.#line.findIndex(({ requests }) => {
      people += requests.length;
      return people > LARGEST_BATCH;
    });
    return tooMany < 0 ? this.#line.length : Math.max(1, tooMany);
  }

  async #lock(): Promise<{ open: OwnedTransaction; event: Event }> {
    const open = await this.database.begin();
    try {
      return { open, event: await this.store.lock(open.tx, this.eventId) };
    } catch (error) {
      await open.rollback().catch(() => undefined);
      throw error;
    }
  }

  /** From here on every waiter of the batch gets an answer, whatever happens. */
  async #finish(open: OwnedTransaction, event: Event, batch: Waiter<Request>[]): Promise<void> {
    let admitted: Admitted;
    try {
      admitted = await this.store.admit(
        open.tx,
        event,
        batch.flatMap((waiter) => waiter.requests),
      );
    } catch (error) {
      await open.rollback().catch(() => undefined);
      return this.#afterFailure(batch, error);
    }
    try {
      await open.commit();
    } catch (error) {
      await open.rollback().catch(() => undefined);
      return this.#afterUnknownOutcome(batch, error);
    }
    this.onCommitted(admitted.mailIds);
    let at = 0;
    for (const waiter of batch) {
      clearTimeout(waiter.patience);
      waiter.resolve(admitted, at);
      at += waiter.requests.length;
    }
  }

  /** Nothing was written. One bad row must harm nobody else, so a batch is tried again one by one. */
  async #afterFailure(batch: Waiter<Request>[], error: unknown): Promise<void> {
    const [only, ...others] = batch;
    if (only && others.length === 0) return this.#refuse(only, error);
    this.log.warn(
      { err: error, event: this.eventId, size: batch.length },
      'a batch failed; its requests go one by one',
    );
    for (const [i, waiter] of batch.entries()) {
      try {
        const { open, event } = await this.#lock();
        await this.#finish(open, event, [waiter]);
      } catch (away) {
        for (const unserved of batch.slice(i)) this.#refuse(unserved, away);
        throw away; // the database itself is gone: the rest of the line is answered by #serve
      }
    }
  }

  /**
   * The answer to COMMIT was lost: the rows may be there or not. The same requests go to the front of the line once
   * more; the rule for repeated forms gives those that were committed their first verdict.
   */
  #afterUnknownOutcome(batch: Waiter<Request>[], error: unknown): void {
    this.log.warn(
      { err: error, event: this.eventId, size: batch.length },
      'the outcome of a commit is unknown; asking again',
    );
    const again = batch.filter((waiter) => !waiter.retried);
    for (const waiter of batch) if (waiter.retried) this.#refuse(waiter, error);
    for (const waiter of again) waiter.retried = true;
    this.#line.unshift(...again);
  }

  #giveUp(waiter: Waiter<Request>): void {
    const place = this.#line.indexOf(waiter);
    if (place < 0) return; // taken already: it gets its answer
    this.#line.splice(place, 1);
    this.#refuse(waiter, busy('the wait was too long'));
  }

  #refuse(waiter: Waiter<Request>, error: unknown): void {
    clearTimeout(waiter.patience);
    const refused =
      error instanceof KringError
        ? error
        : busy(`the desk could not finish (${errorCode(error) || 'no connection'})`, error);
    waiter.reject(refused);
  }
}

function busy(why: string, cause?: unknown): KringError {
  return new KringError('busy', `Registration is busy: ${why}`, { cause });
}
