import type { Tx } from '#platform';
import type { InboundPurpose } from './address.js';
import type { ParsedInbound } from './parsed.js';

/** What mail that came in turned out to be. */
export type InboundKind = 'bounce' | 'complaint' | 'calendar_reply' | 'other';

/** What is kept of a mail that came in; its text is not. */
export interface InboundOutcome {
  readonly kind: InboundKind;
  /** One word for what came of it, such as `noted`, `forged`, `stale`. Whatever changed nothing says why. */
  readonly became: string;
  /** What was read in it, cut short: shown to organisers, handed over with a person's data, deleted with them. */
  readonly fields?: Readonly<Record<string, string | number | null>>;
  /** Whom it is about, as `outgoing_mail.subject_ids`: by these a person's rows are found and forgotten. */
  readonly subjectIds?: Readonly<Record<string, string>>;
}

/** Reads the mails of one purpose. A lib that gives out addresses of a purpose brings the handler; a worker wires it. */
export interface InboundHandler {
  readonly purpose: InboundPurpose;
  /**
   * Decides and writes, in the transaction that also keeps the mail: both or neither. Called once for each mail, however
   * often it is delivered. The address proved `id`; nothing in `mail` is proved. Content never makes it throw: that
   * would have the mail delivered again for ever.
   */
  handle(tx: Tx, mail: ParsedInbound, id: string, now: Date): Promise<InboundOutcome>;
}

/** Every purpose that this program reads mail for. */
export class InboundHandlers {
  readonly #byPurpose = new Map<InboundPurpose, InboundHandler>();

  /** @throws when two handlers have one purpose, so that the worker stops at boot. */
  constructor(handlers: readonly InboundHandler[]) {
    for (const handler of handlers) {
      if (this.#byPurpose.has(handler.purpose)) throw new Error(`Two handlers read mail for "${handler.purpose}"`);
      this.#byPurpose.set(handler.purpose, handler);
    }
  }

  find(purpose: InboundPurpose): InboundHandler | undefined {
    return this.#byPurpose.get(purpose);
  }
}
