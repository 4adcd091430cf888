import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { shortLine } from './short-line.js';

/** One file and one older one: a process that writes without end fills no disk. */
const LIMIT = 10_000_000;
const KEEP_LINES = 30;

/** Where the words of one process go: all of them to a file, warnings and errors also to people. */
export class ProcessLog {
  #file: number | undefined;
  #size: number;
  #last: string[] = [];

  constructor(
    readonly path: string,
    private readonly show: (text: string) => void,
    private readonly limit = LIMIT,
  ) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    this.#file = openSync(path, 'a', 0o600);
    this.#size = fstatSync(this.#file).size;
  }

  /** A new life of the process: what an earlier one said no longer tells anything. */
  begin(): void {
    this.#last = [];
  }

  /** The last lines that may say why it ended. */
  get lastWords(): string {
    return this.#last.join('\n');
  }

  /** Takes the words of a stream, line by line, to its end. */
  follow(stream: Readable): void {
    createInterface({ input: stream }).on('line', (line) => this.take(line));
  }

  take(line: string): void {
    this.#write(`${line}\n`);
    const short = shortLine(line);
    if (short === undefined) return;
    this.#last = [...this.#last, short].slice(-KEEP_LINES);
    this.show(short);
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  #write(text: string): void {
    try {
      if (this.#file === undefined) return; // the last words of a process that was ended
      const file = this.#size > this.limit ? this.#rotate(this.#file) : this.#file;
      this.#size += writeSync(file, text);
    } catch {
      // A full disk must not stop the site; what matters is in the database.
    }
  }

  #rotate(file: number): number {
    closeSync(file);
    renameSync(this.path, `${this.path}.1`);
    this.#size = 0;
    this.#file = openSync(this.path, 'a', 0o600);
    return this.#file;
  }
}
