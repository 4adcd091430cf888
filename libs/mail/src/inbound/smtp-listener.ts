import type { Socket } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Clock, InboundConfig, Logger } from '#platform';
import { type Inbound, LARGEST_INBOUND } from './receive.js';

/** Mails being read at once; a mail server nearby waits or tries again. Each may fill `LARGEST_INBOUND` of memory. */
const MOST_CLIENTS = 10;
const MOST_RECIPIENTS = 10;
/** A connection lives no longer, whatever it does: answers that trickle must not hold a place for ever. */
const LONGEST_TALK_MS = 300_000;
const SILENCE_MS = 60_000;
/** Another worker of this machine has the port; should it stop, this one takes over. */
const TRY_AGAIN_MS = 5_000;

/** Takes mail for addresses of ours, and for nobody else: nothing is ever passed on. */
export class SmtpListener {
  #again: NodeJS.Timeout | undefined;
  #stopped = false;
  #told = false;
  readonly #server: SMTPServer;

  constructor(
    private readonly address: NonNullable<InboundConfig['smtp']>,
    private readonly inbound: Inbound,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {
    this.#server = new SMTPServer({
      name: 'kring', // not the name of the machine: nobody needs to know it
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      size: LARGEST_INBOUND,
      maxClients: MOST_CLIENTS,
      socketTimeout: SILENCE_MS,
      closeTimeout: 1000,
      onRcptTo: ({ address }, session, answer) => answer(this.#refusal(address, session)),
      onData: (stream, session, answer) => void this.#take(stream, session).then(answer),
    });
    this.#server.on('error', (error) => this.#failed(error));
    this.#server.server.on('connection', (socket: Socket) => {
      const end = setTimeout(() => socket.destroy(), LONGEST_TALK_MS).unref();
      socket.once('close', () => clearTimeout(end));
    });
  }

  /** Begins to listen, now or as soon as the port is free. */
  start(): void {
    const { host, port } = this.address;
    if (this.#stopped) return;
    this.#server.listen(port, host, () => this.log.info({ host, port }, 'listening for mail that comes in'));
  }

  /** Hangs up after the mails in hand, and waits for that. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#again);
    if (this.#server.server.listening) await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** The port that was given, or the free one that was taken for 0. */
  get port(): number {
    const bound = this.#server.server.address();
    return bound && typeof bound === 'object' ? bound.port : this.address.port;
  }

  #failed(error: Error & { code?: string; syscall?: string }): void {
    if (error.syscall !== 'listen') return; // a client that hung up, or spoke nonsense; it tries again
    if (!this.#told) this.log.warn({ why: error.code }, 'cannot listen for mail that comes in; trying again');
    this.#told = true;
    if (!this.#stopped) this.#again = setTimeout(() => this.start(), TRY_AGAIN_MS);
  }

  #refusal(to: string, { envelope }: SMTPServerSession): Error | null {
    if (envelope.rcptTo.length >= MOST_RECIPIENTS) return said(452, '4.5.3 too many recipients');
    return this.inbound.accepts(to) ? null : said(550, '5.1.1 no such mailbox here');
  }

  /** Answers "250" only when what the mail says is on disk. */
  async #take(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<Error | null> {
    try {
      const parts: Buffer[] = [];
      for await (const part of stream) if (!stream.sizeExceeded) parts.push(part as Buffer);
      if (stream.sizeExceeded) return said(552, '5.3.4 too large');
      const from = envelope.mailFrom ? envelope.mailFrom.address : '';
      for (const { address } of envelope.rcptTo)
        await this.inbound.receive(Buffer.concat(parts), { from, to: address }, this.clock.now());
      return null;
    } catch (error) {
      this.log.error({ err: error }, 'a mail that came in could not be read; it is asked for again');
      return said(451, '4.3.0 not now');
    }
  }
}

function said(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}
