import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { until } from '#platform/testing';

/**
 * What the sink says to a mail. `refuse` answers a code after the recipient or after the text; `hang` never answers
 * the text; `lose-answer` takes the mail and drops the line before saying so; `drop` takes it, says so, then drops.
 */
export type SinkAnswer =
  | 'take'
  | { readonly refuse: number; readonly text?: string; readonly at?: 'rcpt' | 'data' }
  | 'hang'
  | 'lose-answer'
  | 'drop';

export interface Arrival {
  readonly from: string;
  readonly to: string;
  /** How often this recipient has been tried before. */
  readonly earlier: number;
}

export interface SinkMail {
  readonly from: string;
  readonly to: string;
  readonly raw: Buffer;
  readonly parsed: ParsedMail;
  /** The invite, when there is one: from the alternative that clients turn into a card. */
  readonly calendar: { readonly method: string; readonly content: string } | undefined;
}

/** May take its time: then the client waits. */
export type Answerer = (arrival: Arrival) => SinkAnswer | Promise<SinkAnswer>;

export interface SinkOptions {
  readonly port?: number;
  readonly answer?: Answerer;
}

/** A real SMTP server that keeps what it gets, and misbehaves when told to. */
export class SmtpSink {
  /** Taken, in order of arrival; a mail whose answer was lost is among them. */
  readonly mails: SinkMail[] = [];
  /** Texts that came in and were then refused or left hanging. */
  readonly refused: { to: string; raw: Buffer }[] = [];
  readonly #tried = new Map<string, number>();
  #answer: Answerer;

  readonly #server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onRcptTo: (address, session, done) => void this.#recipient(address.address, session, done),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => void this.#text(Buffer.concat(chunks), session, done));
    },
  });
  #port = 0;

  constructor(answer: Answerer = () => 'take') {
    this.#answer = answer;
    this.#server.on('error', () => undefined); // a client that hangs up is part of the game
  }

  async listen(port: number): Promise<void> {
    const listening = this.#server.listen(port, '127.0.0.1');
    await once(listening, 'listening');
    this.#port = (listening.address() as { port: number }).port;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** From now on: `() => 'take'`, or whatever the test needs next. */
  answer(answer: Answerer): void {
    this.#answer = answer;
  }

  to(address: string): SinkMail[] {
    return this.mails.filter((mail) => mail.to === address);
  }

  /** Waits until `count` mails have been taken. @throws when they do not come, saying what is there. */
  async waitFor(count: number): Promise<SinkMail[]> {
    await until(
      () => this.mails.length >= count,
      () => `${this.mails.length} mails came instead of ${count}: ${this.mails.map(({ to }) => to)}`,
    );
    return this.mails;
  }

  clear(): void {
    this.mails.length = 0;
    this.refused.length = 0;
    this.#tried.clear();
  }

  async stop(): Promise<void> {
    for (const connection of this.#connections()) connection._socket.destroy();
    await new Promise<void>((closed) => this.#server.close(closed));
  }

  readonly #decided = new Map<string, SinkAnswer>();
  readonly #dropping = new Set<string>();

  async #recipient(to: string, session: SMTPServerSession, done: (error?: Error | null) => void): Promise<void> {
    const earlier = this.#tried.get(to) ?? 0;
    this.#tried.set(to, earlier + 1);
    const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
    const answer = await this.#answer({ from, to, earlier });
    this.#decided.set(session.id, answer);
    done(typeof answer === 'object' && answer.at === 'rcpt' ? refusal(answer) : null);
  }

  async #text(
    raw: Buffer,
    session: SMTPServerSession,
    done: (error?: Error | null, message?: string) => void,
  ): Promise<void> {
    // A connection that is about to be dropped takes nothing more, or the drop would be a lost answer to the next mail.
    if (this.#dropping.has(session.id)) {
      this.#hangUp(session);
      return;
    }
    const answer = this.#decided.get(session.id) ?? 'take';
    const to = session.envelope.rcptTo[0]?.address ?? '';
    if (answer === 'hang' || typeof answer === 'object') {
      this.refused.push({ to, raw });
      if (typeof answer === 'object') done(refusal(answer));
      return;
    }
    const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
    this.mails.push(await read(from, to, raw));
    if (answer === 'lose-answer') {
      this.#hangUp(session);
      return;
    }
    if (answer === 'drop') this.#dropping.add(session.id);
    done(null, '2.0.0 taken');
    if (answer === 'drop') setTimeout(() => this.#hangUp(session), 5);
  }

  #hangUp(session: SMTPServerSession): void {
    for (const connection of this.#connections()) if (connection.id === session.id) connection._socket.destroy();
  }

  /** smtp-server keeps its sockets to itself, but a server that drops the line is what we must test. */
  #connections(): { id: string; _socket: { destroy(): void } }[] {
    return [...(this.#server.connections as unknown as Iterable<{ id: string; _socket: { destroy(): void } }>)];
  }
}

/** Starts a sink on a free port of the loopback. */
export async function startSmtpSink({ port = 0, answer }: SinkOptions = {}): Promise<SmtpSink> {
  const sink = new SmtpSink(answer);
  await sink.listen(port);
  return sink;
}

function refusal(answer: { refuse: number; text?: string }): Error {
  return Object.assign(new Error(answer.text ?? 'no'), { responseCode: answer.refuse });
}

async function read(from: string, to: string, raw: Buffer): Promise<SinkMail> {
  const parsed = await simpleParser(raw);
  const calendar = calendarOf(raw.toString('latin1'));
  if (calendar) keepForJudges(to, raw);
  return { from, to, raw, parsed, calendar };
}

/** Every invite of the whole suite is judged by other programs once it has run: see scripts/lib/judge-invites.mjs. */
function keepForJudges(to: string, raw: Buffer): void {
  const folder = process.env.KRING_INVITES;
  const name = createHash('sha256').update(to).update(raw).digest('hex').slice(0, 32);
  if (folder) writeFileSync(join(folder, `${name}.eml`), `${to}\r\n${raw.toString('latin1')}`, 'latin1');
}

/**
 * The text/calendar alternative, decoded by hand: mailparser hides alternatives it does not know. It ends at its own
 * boundary: a link that is broken off before two hyphens makes a line that only begins like one.
 */
function calendarOf(raw: string): SinkMail['calendar'] {
  const [, , headers = '', body = ''] =
    /\r\n(--[^\r\n]+)\r\n(Content-Type: text\/calendar[^]*?)\r\n\r\n([^]*?)\r\n\1/.exec(raw) ?? [];
  const method = /method=(\w+)/.exec(headers)?.[1];
  if (!method) return undefined;
  const encoding = /Content-Transfer-Encoding: (\S+)/i.exec(headers)?.[1]?.toLowerCase();
  return { method, content: decode(body, encoding) };
}

function decode(body: string, encoding = '7bit'): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1').toString('utf8');
  const octets = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(octets, 'latin1').toString('utf8');
}

/** The one address in a To or From header, as a reader sees it. */
export function headerAddress(header: AddressObject | AddressObject[] | undefined): { name: string; address: string } {
  const first = (Array.isArray(header) ? header[0] : header)?.value[0];
  return { name: first?.name ?? '', address: first?.address ?? '' };
}
