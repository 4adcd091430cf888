import type { Database } from '#platform';
import { Lanes } from '../delivery/lanes.js';
import { mailFamily } from './mail-family.js';

/** A slowed domain goes at full pace again after so many mails in a row that it took. */
const ENOUGH_TAKEN = 20;
/** Mails of one claim that try whether a slowed domain takes mail again. */
export const PROBES = 4;

/**
 * Slows the domains that ask for it, and no other. Which are slowed is a row, so that all workers know; how many mails
 * are on their way to one at once is this process's own business.
 */
export class Pacing {
  readonly #heldUntil = new Map<string, Date>();
  readonly #taken = new Map<string, number>();
  readonly #gates = new Map<string, Lanes>();

  constructor(
    private readonly database: Database,
    /** Of all connections of this process, so many serve one domain: one that hangs leaves the others a way. */
    private readonly most: number,
  ) {}

  /** Waits until a mail may be on its way to this address. Call what it answers when the server has spoken. */
  enter(address: string, priority: number): Promise<() => void> {
    const family = mailFamily(address);
    const gate = this.#gates.get(family) ?? new Lanes(this.most);
    this.#gates.set(family, gate);
    return new Promise((entered) => {
      const way = gate.run(priority, () => new Promise<void>((left) => entered(left)));
      void way.then(() => gate.isIdle && this.#gates.get(family) === gate && this.#gates.delete(family));
    });
  }

  /** Until when nothing goes to this address, as far as this process has heard since it claimed the mail. */
  heldUntil(address: string, now: Date): Date | undefined {
    const until = this.#heldUntil.get(mailFamily(address));
    return until && until > now ? until : undefined;
  }

  /** The domain of an address is known to be slowed: what it takes from now on is counted. */
  watch(address: string): void {
    const family = mailFamily(address);
    if (!this.#taken.has(family)) this.#taken.set(family, 0);
  }

  /** The domain asked for less. Each time longer, ten minutes at most; many mails that hear it at once count once. */
  async slow(address: string, said: string, now: Date): Promise<Date> {
    const family = mailFamily(address);
    this.#taken.set(family, 0);
    const [row]: { until: Date }[] = await this.database.read.query(SLOW, [family, now, said]);
    const until = row?.until ?? now;
    this.#heldUntil.set(family, until);
    return until;
  }

  /** The domain took a mail. */
  async took(address: string): Promise<void> {
    if (this.#taken.size === 0) return;
    const family = mailFamily(address);
    const taken = this.#taken.get(family);
    if (taken === undefined) return;
    this.#taken.set(family, taken + 1);
    if (taken + 1 < ENOUGH_TAKEN) return;
    this.#taken.delete(family);
    this.#heldUntil.delete(family);
    await this.database.read.query('delete from mail_pace where family = $1', [family]);
  }
}

/** Half a minute, doubled each time it is asked again after the wait. */
const SLOW = `
  insert into mail_pace as old (family, step, resume_at, said) values ($1, 1, $2::timestamptz + interval '30 seconds', $3)
  on conflict (family) do update
     set step = case when old.resume_at <= $2 then least(old.step + 1, 6) else old.step end,
         resume_at = case when old.resume_at <= $2
                          then $2 + least(30 * power(2, old.step), 600) * interval '1 second' else old.resume_at end,
         said = $3
  returning resume_at as until`;
