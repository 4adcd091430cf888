import { createTransport, type Transporter } from 'nodemailer';
import { type Config, ConfigError } from '#platform';
import { signMail } from '../deliverability/dkim.js';
import { type DkimKey, openDkimKey } from '../deliverability/dkim-key.js';
import type { InboundAddresses } from '../inbound/address.js';
import { writeMime } from '../letter/mime.js';
import type { Message, QueuedMail } from '../mail-kind.js';
import { type Mailbox, oneLine, readMailbox } from '../mailbox.js';
import { Lanes } from './lanes.js';

/** What the other server said when it took a mail. */
export interface Receipt {
  readonly code: number;
  readonly text: string;
}

/** RFC 5321 section 4.5.3.2 would wait far longer; the row tries again anyway, and a hanging server must not hold a lane. */
const TIMEOUTS = { connectionTimeout: 15_000, greetingTimeout: 15_000, dnsTimeout: 10_000, socketTimeout: 60_000 };
/** One mail, from its turn in the pool to the last answer. Trickled answers reset a socket timeout, not this. */
const LONGEST_SEND_MS = 120_000;

export type PostmanConfig = Pick<Config, 'smtpUrl' | 'smtpConnections' | 'mailFrom' | 'mailCaughtAt'> &
  Partial<Pick<Config, 'dkim'>>;

export interface PostmanOptions {
  readonly timeouts?: Partial<typeof TIMEOUTS>;
  /** Where mails that come back go, each to an address of its own (VERP). Without it: to the sender. */
  readonly inbound?: Pick<InboundAddresses, 'inboundAddress'>;
}

/** The one SMTP transport of a process: a few connections, kept open. Knows envelopes and MIME, nothing of the ledger. */
export class Postman {
  /** As many as there are connections: nodemailer's own line would let a mail leave long after its turn. */
  readonly #ways: Lanes;

  private constructor(
    private readonly transport: Transporter,
    private readonly sender: Mailbox,
    readonly connections: number,
    /** What a mail is called once it is handed over: the built-in mailbox catches, other servers send. */
    readonly handedOver: 'sent' | 'caught',
    private readonly key: DkimKey | undefined,
    private readonly inbound: PostmanOptions['inbound'],
  ) {
    this.#ways = new Lanes(connections);
  }

  /**
   * Prepares the transport; connects when the first mail leaves.
   * @throws {ConfigError} without `SMTP_URL`, and when `DKIM_KEY_FILE` cannot sign.
   */
  static open(config: PostmanConfig, { timeouts = {}, inbound }: PostmanOptions = {}): Postman {
    if (!config.smtpUrl) throw new ConfigError(['SMTP_URL is missing: "npm start" sets it for you']);
    const key = openDkimKey(config);
    const transport = createTransport({
      url: config.smtpUrl,
      pool: true,
      maxConnections: config.smtpConnections,
      maxMessages: 1000,
      // Only for a kept connection that the server had closed before a byte of the mail left; the row retries the rest.
      maxRequeues: 2,
      disableFileAccess: true, // what people type must never name a file or an address to read
      disableUrlAccess: true,
      ...TIMEOUTS,
      ...timeouts,
    });
    return new Postman(
      transport,
      readMailbox(config.mailFrom),
      config.smtpConnections,
      config.mailCaughtAt ? 'caught' : 'sent',
      key,
      inbound,
    );
  }

  /** Writes and signs a mail. The same mail, message and `at`, the Date header, give the same bytes, so that a repeat is a repeat. */
  async write(mail: QueuedMail, message: Message, at: Date): Promise<string> {
    const raw = writeMime(mail, message, at, this.sender);
    return this.key ? await signMail(raw, this.key, at) : raw;
  }

  /**
   * Hands one mail to the server, when a connection is free and `mayLeave` then says so: what was asked before it waited
   * may no longer be true. Without leave nothing is answered.
   * @throws what nodemailer throws: see `readRefusal`.
   */
  send(
    mail: QueuedMail & { readonly priority: number },
    raw: string,
    mayLeave: () => Promise<boolean>,
  ): Promise<Receipt | undefined> {
    return this.#ways.run(mail.priority, async () => ((await mayLeave()) ? await this.hand(mail, raw) : undefined));
  }

  private async hand(mail: QueuedMail, raw: string): Promise<Receipt> {
    const { response } = await this.transport.sendMail({
      envelope: { from: this.returnPath(mail.id), to: mail.to.address },
      raw,
      signal: AbortSignal.timeout(LONGEST_SEND_MS),
    });
    const text = oneLine(response ?? '');
    return { code: Number(/^\d{3}/.exec(text)?.[0] ?? 250), text };
  }

  /** Where a server reports that it could not deliver after all; says which mail that was, whatever the report says. */
  private returnPath(mailId: string): string {
    return this.inbound?.inboundAddress('bounces', mailId) ?? this.sender.address;
  }

  /** Lets go of idle connections; `force` cuts those in the middle of a mail too, whose fate is then unknown. */
  close(options?: { force: boolean }): void {
    this.transport.close(options);
  }
}
