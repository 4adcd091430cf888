import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import selfSigned from 'smtp-server/lib/tls-options.js';

/** Where in the talk something happens; `body` is the first octet of the text, `text` the dot that ends it. */
export type Moment = 'greeting' | 'ehlo' | 'starttls' | 'auth' | 'mail' | 'rcpt' | 'data' | 'body' | 'text';

/** What the server does then: nothing for ever, hang up, or say this, character for character. */
export type Turn = 'hang' | 'drop' | { readonly say: string; readonly thenDrop?: true; readonly drips?: true };

export interface Script extends Partial<Record<Moment, Turn>> {
  /** Extensions it offers beside PIPELINING, such as STARTTLS. */
  readonly offers?: readonly string[];
}

/** A text that came in whole, and what was said to it. */
export interface Heard {
  /** Who the envelope says it is from. */
  readonly from: string;
  readonly to: string;
  readonly raw: string;
  /** False when the server refused it, or said nothing. */
  readonly taken: boolean;
}

const GOOD: Record<Moment, string> = {
  greeting: '220 sink.test ESMTP',
  ehlo: '',
  starttls: '220 go ahead',
  auth: '235 welcome',
  mail: '250 sender ok',
  rcpt: '250 recipient ok',
  data: '354 go on',
  body: '',
  text: '250 2.0.0 taken',
};
const VERBS: Record<string, Moment> = { EHLO: 'ehlo', STARTTLS: 'starttls', AUTH: 'auth', MAIL: 'mail', RCPT: 'rcpt' };

/** A mail server that says what it is told to, also what no server library would let it say. */
export class ScriptedSmtp {
  script: Script = {};
  readonly heard: Heard[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #server: Server = createServer((socket) => void this.#welcome(socket));

  async listen(): Promise<void> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
  }

  /** Its address; `who` is a login with a colon in it. */
  url(who = ''): string {
    const { port } = this.#server.address() as { port: number };
    return `smtp://${who && `${who}@`}127.0.0.1:${port}`;
  }

  get taken(): Heard[] {
    return this.heard.filter((one) => one.taken);
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((closed) => this.#server.close(() => closed()));
  }

  async #welcome(socket: Socket): Promise<void> {
    this.#sockets.add(socket);
    socket.on('error', () => undefined); // a client that hangs up is part of the game
    if (await this.#take('greeting', socket)) await this.#talk(socket);
  }

  async #talk(socket: Socket): Promise<void> {
    const envelope = { from: '', to: '' };
    let text: string[] | undefined;
    for await (const line of linesOf(socket)) {
      if (text) {
        if (text.length === 0 && !(await this.#take('body', socket))) return;
        if (line !== '.') {
          text.push(line.replace(/^\./, ''));
          continue;
        }
        if (!(await this.#endOf(text, envelope, socket))) return;
        text = undefined;
        continue;
      }
      const verb = line.split(/[ :]/, 1)[0]?.toUpperCase() ?? '';
      const [, mailbox = ''] = /<(.*?)>/.exec(line) ?? [];
      if (verb === 'MAIL') envelope.from = mailbox;
      if (verb === 'RCPT') envelope.to = mailbox;
      if (verb === 'DATA' && this.script.rcpt) {
        socket.write('503 5.5.1 no recipient\r\n'); // RCPT and DATA may come in one packet
        continue;
      }
      if (verb === 'DATA') text = this.script.data ? undefined : [];
      const moment = verb === 'DATA' ? 'data' : VERBS[verb];
      if (!moment) socket.write(verb === 'RSET' ? '250 ok\r\n' : '500 what\r\n');
      else if (!(await this.#take(moment, socket))) return;
      if (moment === 'starttls' && !this.script.starttls) {
        await this.#talk(this.#encrypt(socket));
        return;
      }
    }
  }

  async #endOf(text: readonly string[], envelope: Pick<Heard, 'from' | 'to'>, socket: Socket): Promise<boolean> {
    const turn = this.script.text;
    // Taken before it is said: a server that hangs up then has the mail all the same.
    const taken = turn === undefined || turn === 'drop' || (turn !== 'hang' && turn.say.startsWith('2'));
    this.heard.push({ ...envelope, raw: `${text.join('\r\n')}\r\n`, taken });
    return await this.#take('text', socket);
  }

  /** With the certificate that smtp-server brings along: nobody signed it, for a name that is not ours. */
  #encrypt(socket: Socket): Socket {
    const secure = new TLSSocket(socket, { isServer: true, ...selfSigned() });
    secure.on('error', () => undefined);
    return secure;
  }

  /** False when the talk is over. */
  async #take(moment: Moment, socket: Socket): Promise<boolean> {
    const offers = ['sink.test', 'PIPELINING', ...(this.script.offers ?? [])];
    const ehlo = offers.map((offer, i) => `250${i < offers.length - 1 ? '-' : ' '}${offer}`).join('\r\n');
    const turn = this.script[moment] ?? { say: moment === 'ehlo' ? ehlo : GOOD[moment] };
    if (turn === 'hang') return false;
    if (turn === 'drop') {
      socket.destroy();
      return false;
    }
    if (turn.say) await say(`${turn.say}\r\n`, socket, turn.drips);
    if (turn.thenDrop) socket.end();
    return !turn.thenDrop;
  }
}

async function say(text: string, socket: Socket, drips = false): Promise<void> {
  if (!drips) socket.write(text, 'latin1');
  for (const character of drips ? text : '') {
    socket.write(character, 'latin1');
    await pause(1);
  }
}

async function* linesOf(socket: Socket): AsyncGenerator<string> {
  let rest = '';
  try {
    for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
      const lines = (rest + (chunk as Buffer).toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch {
    // The other side hung up.
  }
}

export async function startScriptedSmtp(): Promise<ScriptedSmtp> {
  const server = new ScriptedSmtp();
  await server.listen();
  return server;
}
