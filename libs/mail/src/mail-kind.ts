import type { Language, Tx } from '#platform';
import type { Mailbox } from './mailbox.js';

/** What leaves first when much is due. Lower goes first; smaller steps between these are free to use. */
export const PRIORITY = { signIn: 10, confirmation: 20, change: 30, reminder: 50, bulk: 70 } as const;

/** A mail to be written in the ledger. One row per person, message and occurrence. */
export interface MailToQueue {
  /** Says the occurrence, such as `confirmation/<registration>/1`. A key that is there already queues nothing. */
  readonly key: string;
  /** Name of the `MailKind` that will gather and render it. */
  readonly kind: string;
  readonly to: Mailbox;
  readonly language: Language;
  /** What the mail is about, for `gather` and for pages: `{ event: id, registration: id }`. Ids only. */
  readonly subjectIds: Readonly<Record<string, string>>;
  /** A mail waits for older unsent mails with the same order key. A calendar UID, where there is an invite. */
  readonly orderKey?: string;
  /** One of `PRIORITY`. */
  readonly priority: number;
  /** From this moment on the mail is of no use and expires unsent. */
  readonly notAfter?: Date;
  /** Written in the ledger but not sent: for people who were invented. "Send again" sends it after all. */
  readonly isWithheld?: boolean;
}

/** A mail as it stands in the ledger while it is being sent. */
export interface QueuedMail {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly to: Mailbox;
  readonly language: Language;
  readonly subjectIds: Readonly<Record<string, string>>;
  readonly orderKey: string | undefined;
  readonly notAfter: Date | undefined;
  readonly messageId: string;
  /** How often sending began, this time included. */
  readonly attempts: number;
  readonly createdAt: Date;
}

/** What a mail says, ready for its envelope. `html` and `text` come from `writeLetter`. */
export interface Message {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** An invite or its withdrawal; `method` must be the METHOD written in `content` (RFC 6047 section 2.4). */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string; readonly filename: string };
  readonly headers?: Readonly<Record<string, string>>;
  readonly replyTo?: Mailbox;
  /** Shown as sender instead of the name in `MAIL_FROM`; the address stays ours. Usually the community's name. */
  readonly senderName?: string;
}

/**
 * One kind of mail. `Facts` must survive JSON (write instants as ISO text) and hold no links: those are derived again
 * in `render`, so that a stolen ledger opens nothing.
 */
export interface MailKind<Facts = unknown> {
  readonly kind: string;
  /**
   * Somebody asks for it at this moment, for their own address: it is tried even where mail is suppressed. They may have
   * put right what was wrong, and a page that knew better would tell strangers who is known.
   */
  readonly isAskedFor?: boolean;
  /**
   * Reads what the mails say, in one go for a whole chunk, inside the claiming transaction. Facts are frozen in the
   * row: a repeat says the same although the world moved on. A mail left out of the map is no longer of use and expires.
   */
  gather(tx: Tx, mails: readonly QueuedMail[], now: Date): Promise<Map<string, Facts>>;
  /**
   * Whether somebody has stopped this mail since a worker took it in hand: then it is held back instead of begun. Asked for
   * every mail of the kind, just before it leaves: keep it cheap.
   */
  isStopped?(db: Tx, mail: QueuedMail): Promise<boolean>;
  /** Pure, apart from deriving links. `now` is the moment of this attempt, for words such as "tomorrow" only. */
  render(facts: Facts, mail: QueuedMail, now: Date): Message;
}

/** Every kind of mail this program can send, by name. */
export class MailKinds {
  readonly #byName = new Map<string, MailKind>();

  /** @throws when two kinds have one name, so that the worker stops at boot. */
  constructor(kinds: readonly MailKind[]) {
    for (const kind of kinds) {
      if (this.#byName.has(kind.kind)) throw new Error(`Two kinds of mail are called "${kind.kind}"`);
      this.#byName.set(kind.kind, kind);
    }
  }

  get names(): string[] {
    return [...this.#byName.keys()];
  }

  /** @throws for a kind this program doesn't know; claims ask only for `names`. */
  get(name: string): MailKind {
    const kind = this.#byName.get(name);
    if (!kind) throw new Error(`No kind of mail is called "${name}"`);
    return kind;
  }
}
