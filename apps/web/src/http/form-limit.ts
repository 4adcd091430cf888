/** How many networks are remembered at once; beyond it the oldest are forgotten, so a flood cannot fill the memory. */
const MOST = 50_000;

interface Window {
  readonly endsAt: number;
  count: number;
}

/** So many forms a minute for one network. Counted in this process alone: several processes allow as many times more. */
export class FormLimit {
  readonly #windows = new Map<string, Window>();

  constructor(
    private readonly perMinute: number,
    private readonly minute = 60_000,
  ) {}

  /**
   * Counts one form, or one that weighs as many.
   * @param now milliseconds of any clock that only goes forward.
   * @returns 0 when it may pass, else the seconds to wait.
   */
  take(network: string, now: number, forms = 1): number {
    const known = this.#windows.get(network);
    const window = known && now < known.endsAt ? known : this.#open(network, now);
    window.count += forms;
    return window.count <= this.perMinute ? 0 : secondsTo(window, now);
  }

  /** Seconds to wait, without counting anything; 0 when one more may pass. */
  wait(network: string, now: number): number {
    const window = this.#windows.get(network);
    return window && now < window.endsAt && window.count >= this.perMinute ? secondsTo(window, now) : 0;
  }

  /** How many may still pass, and the seconds until they are counted anew. */
  left(network: string, now: number): { readonly left: number; readonly seconds: number } {
    const window = this.#windows.get(network);
    if (!window || now >= window.endsAt) return { left: this.perMinute, seconds: Math.ceil(this.minute / 1000) };
    return { left: Math.max(0, this.perMinute - window.count), seconds: secondsTo(window, now) };
  }

  #open(network: string, now: number): Window {
    this.#windows.delete(network); // to the end of the line: the map forgets in the order of opening
    if (this.#windows.size >= MOST) this.#forget(now);
    const window = { endsAt: now + this.minute, count: 0 };
    this.#windows.set(network, window);
    return window;
  }

  #forget(now: number): void {
    for (const [network, window] of this.#windows) {
      if (now < window.endsAt && this.#windows.size < MOST) return;
      this.#windows.delete(network);
    }
  }
}

function secondsTo({ endsAt }: Window, now: number): number {
  return Math.ceil(Math.round(endsAt - now) / 1000);
}

/** One network sent more forms than a minute takes. */
export class TooManyForms extends Error {
  readonly statusCode = 429;
}
