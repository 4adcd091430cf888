import { styleText } from 'node:util';
import { type Clock, systemClock } from '#platform';
import { say } from '../command.js';

/** A process that repeats itself is heard once in this time. */
const SAME_AGAIN_MS = 30_000;

/** What the supervisor tells people while Kring runs: a line with the time and who it is about. */
export class Terminal {
  #heard = new Map<string, number>();

  constructor(
    private readonly print: (line: string) => void = say,
    private readonly clock: Clock = systemClock,
  ) {}

  note(who: string, text: string): void {
    const now = this.clock.now();
    const key = `${who}|${text}`;
    const before = this.#heard.get(key) ?? Number.NEGATIVE_INFINITY;
    if (now.getTime() - before < SAME_AGAIN_MS) return;
    if (this.#heard.size > 500) this.#heard.clear();
    this.#heard.set(key, now.getTime());
    const time = now.toLocaleTimeString('en-GB', { hour12: false });
    this.print(`${dim(time)}  ${who.padEnd(10)} ${text}`);
  }
}

/** Bold on a terminal, plain in a file. */
export function bold(text: string): string {
  return process.stdout.isTTY ? styleText('bold', text) : text;
}

function dim(text: string): string {
  return process.stdout.isTTY ? styleText('dim', text) : text;
}
