import type { Clock, Database, Logger } from '#platform';

/** A dead worker's mails are taken over this long after its last sign of life. */
const LEASE_MS = 40_000;
const BEAT_MS = 10_000;
/** Without a proof this fresh nothing is begun: a process that was stopped or blocked may have lost its mails. */
const PROOF_MS = 30_000;

interface Held {
  readonly attempts: number;
  /** Monotonic time at which the ledger last said that the mail is ours. */
  provenAt: number;
}

/**
 * The claim of this process on the mails in its hands. A lease is short, so that a dead worker is soon replaced, and
 * renewed while the process lives, so that a slow server takes nobody's mail away.
 */
export class Leases {
  #held = new Map<string, Held>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Logger,
    private readonly beat = { everyMs: BEAT_MS, proofMs: PROOF_MS },
  ) {}

  /** Until when a lease taken or renewed now holds. */
  until(now: Date): Date {
    return new Date(now.getTime() + LEASE_MS);
  }

  hold(mails: readonly { id: string; attempts: number }[]): void {
    if (mails.length === 0) return;
    const provenAt = performance.now();
    for (const { id, attempts } of mails) this.#held.set(id, { attempts, provenAt });
    this.#timer ??= setInterval(() => void this.#renew(), this.beat.everyMs).unref();
  }

  /** False once another worker may have the mail: then it must not be sent from here. */
  holds(id: string): boolean {
    const held = this.#held.get(id);
    return held !== undefined && performance.now() - held.provenAt < this.beat.proofMs;
  }

  letGo(id: string): void {
    this.#held.delete(id);
    if (this.#held.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #renew(): Promise<void> {
    const asked = new Map(this.#held);
    const rows = [...asked].map(([id, { attempts }]) => ({ id, attempts })).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const now = this.clock.now();
    const provenAt = performance.now();
    try {
      // One statement, so its own transaction.
      const [kept]: [{ id: string }[]] = await this.database.read.query(RENEW, [JSON.stringify(rows), this.until(now)]);
      for (const { id } of kept) {
        const held = asked.get(id);
        if (held) held.provenAt = provenAt;
      }
    } catch (error) {
      this.log.warn({ err: error }, 'could not renew the leases of mails in hand; trying again');
    }
  }
}

const RENEW = `
  update outgoing_mail mail set lease_until = $2
    from jsonb_to_recordset($1::jsonb) as held (id uuid, attempts smallint)
   where mail.id = held.id and mail.attempts = held.attempts and mail.status = 'sending'
  returning mail.id`;
