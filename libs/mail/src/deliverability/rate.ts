import type { Database } from '#platform';

/**
 * How many mails all workers together may send (`MAIL_RATE`): a bucket in one row, which fills at that rate up to what a
 * second brings and from which every claim takes. In PostgreSQL, not in the queue: mail leaves by sweeps as well.
 */
export class Rate {
  constructor(
    private readonly database: Database,
    /** Mails a second; `undefined`: no limit, and nothing is asked. */
    private readonly perSecond: number | undefined,
  ) {}

  /** What the bucket holds when it is full. */
  get #burst(): number {
    return Math.max(1, Math.ceil(this.perSecond ?? 1));
  }

  /** Until the next mail may leave, in milliseconds, when the bucket has just been found empty. */
  get waitMs(): number {
    return Math.min(1000, 1000 / (this.perSecond ?? 1));
  }

  /** Takes up to `wanted` from the bucket, and answers how many that were. */
  async take(wanted: number, now: Date): Promise<number> {
    if (this.perSecond === undefined) return wanted;
    const [[row]]: [{ taken: number }[]] = await this.database.transaction(async (tx) => {
      await tx.query(
        `insert into mail_rate (empty_at) values ($1::timestamptz - $2 * interval '1 second') on conflict do nothing`,
        [now, this.#burst / (this.perSecond as number)],
      );
      return await tx.query(TAKE, [now, this.perSecond, this.#burst, wanted]);
    });
    return row?.taken ?? 0;
  }

  /** Puts back what was taken and not needed. */
  async giveBack(unused: number): Promise<void> {
    if (this.perSecond === undefined || unused <= 0) return;
    const seconds = unused / this.perSecond;
    await this.database.read.query(`update mail_rate set empty_at = empty_at - $1 * interval '1 second'`, [seconds]);
  }
}

/**
 * A worker whose clock is behind takes nothing, and leaves the bucket as it found it: set back, it would fill twice. One
 * whose clock is far ahead holds the others up for a minute at most.
 */
const TAKE = `
  with bucket as (select empty_at from mail_rate for update),
  held as (
    select least(greatest(empty_at, $1::timestamptz - $3::float8 / $2::float8 * interval '1 second'),
                 $1::timestamptz + interval '1 minute') as from_at
      from bucket),
  take as (
    select from_at, greatest(0, least($4::int,
             floor(extract(epoch from ($1::timestamptz - from_at))::float8 * $2::float8 + 1e-6)::int)) as taken
      from held)
  update mail_rate set empty_at = take.from_at + take.taken / $2::float8 * interval '1 second' from take
  returning take.taken`;
