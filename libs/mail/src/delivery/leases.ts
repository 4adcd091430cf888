import type { Clock, Database, Logger } from '#platform';
import { doubtLapsed, takeBackLapsed } from './lapsed.js';

export interface LeaseTimes {
  /** A dead worker's mails are taken over this long after its last sign of life. */
  readonly leaseMs: number;
  /** A living worker gives one so often. */
  readonly beatMs: number;
  /** Without a proof this fresh nothing is begun: a process that was stopped or blocked may have lost its mails. */
  readonly proofMs: number;
}

const TIMES: LeaseTimes = { leaseMs: 40_000, beatMs: 10_000, proofMs: 30_000 };

/** A moment by both clocks. The monotonic one may stand still while a machine sleeps, the other may be set back. */
interface Moment {
  readonly wall: Date;
  readonly monotonic: number;
}

/** A lease that was asked for at a moment: time that is lost until it is granted counts. */
export interface Lease {
  readonly until: Date;
  readonly askedAt: Moment;
}

/** One attempt at one mail. The object is the claim: a mail that is claimed again by the same process is another one. */
type Claimed = Readonly<Record<'id', string> & Record<'attempts', number>>;

/**
 * The claims of this process on the mails in its hands. A lease is short, so that a dead worker is soon replaced, and
 * renewed while the process lives, so that a slow server takes nobody's mail away.
 */
export class Leases {
  /** With the last moment of which the ledger said that the mail is ours. */
  #held = new Map<Claimed, Moment>();
  #timer: NodeJS.Timeout | undefined;
  #renewing: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Logger,
    private readonly times: LeaseTimes = TIMES,
  ) {}

  /** A lease from now on. Ask for it before the claim that it is for. */
  begin(): Lease {
    const askedAt = this.#now();
    return { askedAt, until: new Date(askedAt.wall.getTime() + this.times.leaseMs) };
  }

  hold(mails: readonly Claimed[], { askedAt }: Lease): void {
    if (mails.length === 0) return;
    for (const mail of mails) this.#held.set(mail, askedAt);
    this.#timer ??= setInterval(() => void this.#renew(), this.times.beatMs).unref();
  }

  /** Whether a claim still stands: known for sure, or else asked of the ledger. False: another worker has the mail, or will. */
  async confirm(mail: Claimed): Promise<boolean> {
    // A renewal that was under way while the process slept proves nothing of now: then once more.
    for (let tries = 0; tries < 2 && this.#held.has(mail) && !this.#isProven(mail); tries++) await this.#renew();
    return this.#isProven(mail);
  }

  letGo(mail: Claimed): void {
    this.#held.delete(mail);
    if (this.#held.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /**
   * Queues again the mails whose worker gave no sign of life any more, and answers how many. When nobody could look for
   * long, their workers may have slept just as long: then they get time for one sign first.
   */
  async takeBack(now: Date): Promise<number> {
    const { leaseMs, beatMs } = this.times;
    return await this.database.transaction(async (tx) => {
      await doubtLapsed(tx, now, { unseenMs: leaseMs / 2, graceMs: 1.5 * beatMs });
      return await takeBackLapsed(tx, now);
    });
  }

  #isProven(mail: Claimed): boolean {
    const proof = this.#held.get(mail);
    if (!proof) return false;
    const now = this.#now();
    const age = Math.max(now.monotonic - proof.monotonic, now.wall.getTime() - proof.wall.getTime());
    return age < this.times.proofMs;
  }

  #now(): Moment {
    return { wall: this.clock.now(), monotonic: performance.now() };
  }

  #renew(): Promise<void> {
    this.#renewing ??= this.#ask().finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  async #ask(): Promise<void> {
    const asked = [...this.#held.keys()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const { until, askedAt } = this.begin();
    try {
      const rows = JSON.stringify(asked.map(({ id, attempts }) => ({ id, attempts })));
      // One statement, so its own transaction.
      const [kept]: [Claimed[]] = await this.database.read.query(RENEW, [rows, until]);
      const ours = new Set(kept.map(nameOf));
      for (const mail of asked) {
        if (!ours.has(nameOf(mail))) this.#held.delete(mail);
        else if (this.#held.has(mail)) this.#held.set(mail, askedAt);
      }
    } catch (error) {
      this.log.warn({ err: error }, 'could not renew the leases of mails in hand; trying again');
    }
  }
}

const nameOf = ({ id, attempts }: Claimed) => `${id}/${attempts}`;

/** A lease that lapsed may be renewed as long as nobody took the mail back. */
const RENEW = `
  update outgoing_mail mail set lease_until = $2, is_doubted = false
    from jsonb_to_recordset($1::jsonb) as held (id uuid, attempts smallint)
   where mail.id = held.id and mail.attempts = held.attempts and mail.status = 'sending'
  returning mail.id, mail.attempts`;
