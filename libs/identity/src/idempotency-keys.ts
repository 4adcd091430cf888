import { type Clock, type Database, newId, type Sweep, type Tx } from '#platform';

/** A request that carries a key, because whoever sends it may send it again. */
export interface KeyedCall {
  /** Who asks: two callers who chose the same key have nothing to do with each other. */
  readonly principal: string;
  /** What is asked for. */
  readonly route: string;
  readonly key: string;
  readonly bodyHash: Buffer;
  /** Doing it twice does nothing more, or a dead claim proves that nothing was done: whoever asks again may do it. */
  readonly mayRepeat?: boolean;
}

/** What a key means when a request comes in with it. */
export type KeyClaim =
  /** The first one: do the work, and have it answered under this id, or release it. */
  | { readonly kind: 'mine'; readonly id: string }
  | { readonly kind: 'answered'; readonly answer: unknown }
  /** The first one is still under way. */
  | { readonly kind: 'in_flight' }
  /** Whoever had it has died, and nobody knows whether it was done. */
  | { readonly kind: 'lost' }
  /** The key was used for something else. */
  | { readonly kind: 'other_body' };

const HOURS = 24;
/** Whoever claimed a key and is silent for so long has died. Longer than a request lives. */
const LEASE_MS = 60_000;
/** How long somebody waits for the first one before they are told that it is under way. */
const PATIENCE_MS = 3000;
/** Rows that one statement of the sweep removes. */
const STRIDE = 5000;

/**
 * Requests that count once, however often they arrive. The row is claimed before the work in a transaction of its own,
 * so that the unique index shows everybody else that it is under way; the answer is written by `answerClaims` in the
 * transaction that does the work, so that there is never one without the other. Who dies in between leaves a claim that
 * the next may take over after a minute: nothing had been done. Work that cannot write its answer in its own transaction
 * has it written by `answer`; then a claim that was left is `lost`, unless the work may be repeated.
 */
export class IdempotencyKeys {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly patience = PATIENCE_MS,
  ) {}

  /** Claims the key, or tells what became of whoever had it before; waits a little for who has it now. */
  async claim(call: KeyedCall): Promise<KeyClaim> {
    const until = performance.now() + this.patience;
    let id = await this.#take(call);
    for (let pause = 25; !id; pause = Math.min(2 * pause, 400)) {
      const [row] = await this.db.read.query(
        `select body_hash = $4 as same, answer, claimed_at as "claimedAt" from idempotency_key
         where principal = $1 and route = $2 and key = $3`,
        [call.principal, call.route, call.key, call.bodyHash],
      );
      if (row && !row.same) return { kind: 'other_body' };
      if (row?.answer) return { kind: 'answered', answer: row.answer };
      if (row && !call.mayRepeat && this.#isDead(row.claimedAt)) return { kind: 'lost' };
      if (performance.now() >= until) return { kind: 'in_flight' };
      if (row) await new Promise((goOn) => setTimeout(goOn, pause));
      else id = await this.#take(call); // the first one gave it back
    }
    return { kind: 'mine', id };
  }

  /** What was answered under a claim; `undefined` when it was not, or somebody took the claim over. */
  async answerOf(id: string): Promise<unknown> {
    const [row] = await this.db.read.query('select answer from idempotency_key where id = $1', [id]);
    return row?.answer ?? undefined;
  }

  /** Keeps what was answered, after the work. The first answer under a claim stands. */
  async answer(id: string, answer: object): Promise<void> {
    await this.db.transaction((tx) => answerClaims(tx, [{ claim: id, answer }]));
  }

  #isDead(claimedAt: Date): boolean {
    return this.clock.now().getTime() - claimedAt.getTime() >= LEASE_MS;
  }

  /** Gives a claim back: nothing was done. One that was answered meanwhile stays. */
  async release(id: string): Promise<void> {
    await this.db.transaction((tx) => tx.query('delete from idempotency_key where id = $1 and answer is null', [id]));
  }

  async #take({ principal, route, key, bodyHash, mayRepeat = false }: KeyedCall): Promise<string | undefined> {
    const now = this.clock.now();
    const expires = new Date(now.getTime() + HOURS * 3_600_000);
    const [row] = await this.db.transaction((tx) =>
      tx.query(
        `insert into idempotency_key as known (id, principal, route, key, body_hash, claimed_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (principal, route, key) do update
           set id = excluded.id, body_hash = excluded.body_hash, answer = null,
               claimed_at = excluded.claimed_at, expires_at = excluded.expires_at
         where known.expires_at <= $6
            or ($9 and known.answer is null and known.claimed_at <= $8 and known.body_hash = excluded.body_hash)
         returning id`,
        [
          ...[newId(now.getTime()), principal, route, key, bodyHash, now, expires],
          ...[new Date(now.getTime() - LEASE_MS), mayRepeat],
        ],
      ),
    );
    return row?.id;
  }
}

/** Writes answers under their claims, in the transaction that did the work. The first answer under a claim stands. */
export async function answerClaims(
  tx: Tx,
  answers: readonly { readonly claim: string; readonly answer: object }[],
): Promise<void> {
  if (answers.length === 0) return;
  await tx.query(
    `update idempotency_key as known set answer = given.answer
     from jsonb_to_recordset($1::jsonb) as given (claim uuid, answer jsonb)
     where known.id = given.claim and known.answer is null`,
    [JSON.stringify(answers)],
  );
}

/** Forgets keys that have had their day, a stride at a time. */
export function idempotencySweep(db: Database): Sweep {
  const removeSome = (now: Date): Promise<[unknown, number]> =>
    db.transaction((tx) =>
      tx.query(
        `delete from idempotency_key where id in (
           select id from idempotency_key where expires_at <= $1 order by expires_at limit ${STRIDE} for update skip locked)`,
        [now],
      ),
    );
  return {
    name: 'idempotency keys',
    everySeconds: 600,
    run: async (now) => {
      for (;;) {
        const [, removed] = await removeSome(now);
        if (removed < STRIDE) return;
      }
    },
  };
}
