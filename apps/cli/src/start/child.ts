import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { environmentFor } from '#platform';
import type { ProcessLog } from './process-log.js';
import { crashesInARow, restartDelay } from './restart-delay.js';

export interface ChildOptions {
  /** For people: `web`, `worker 2`. */
  readonly name: string;
  /** Path of the program in the build: `apps/web/src/main.js`. */
  readonly program: string;
  readonly log: ProcessLog;
  /** Told when it crashed and what happens next. */
  readonly note: (text: string) => void;
}

const inBuild = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

/** A process of ours that is started again when it crashes, until it is told to stop. */
export class Child {
  #process: ChildProcess | undefined;
  #settings: Readonly<Record<string, string | undefined>> = {};
  #crashes = 0;
  #startedAt = 0;
  #stopped = false;
  #again: NodeJS.Timeout | undefined;

  constructor(private readonly options: ChildOptions) {}

  get name(): string {
    return this.options.name;
  }

  /** Crashes in a row. */
  get crashes(): number {
    return this.#crashes;
  }

  start(settings: Readonly<Record<string, string | undefined>>): void {
    this.#settings = settings;
    this.#spawn();
  }

  /** Ends it and starts it with other settings, for instance when the database has moved. */
  async restart(settings: Readonly<Record<string, string | undefined>>): Promise<void> {
    await this.stop(5000);
    this.#stopped = false;
    this.start(settings);
  }

  /** Asks it to finish what it has in hand; after `patienceMs` it is ended. */
  async stop(patienceMs: number): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#again);
    const child = this.#process;
    if (!child) return;
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
    child.kill('SIGTERM');
    const inTime = await Promise.race([ended.then(() => true), pause(patienceMs, false, { ref: false })]);
    if (inTime) return;
    this.options.note(`${this.name} did not stop in time and was ended`);
    child.kill('SIGKILL');
    await ended;
  }

  #spawn(): void {
    const args = ['--enable-source-maps', '--import', new URL('./follow-parent.js', import.meta.url).href];
    // A group of its own: Ctrl-C reaches only us, and we stop everything in order.
    const child = spawn(process.execPath, [...args, inBuild(this.options.program)], {
      env: environmentFor(this.#settings),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    this.#startedAt = performance.now();
    this.#process = child;
    this.options.log.begin();
    if (child.stdout) this.options.log.follow(child.stdout);
    if (child.stderr) this.options.log.follow(child.stderr);
    child.once('error', (error) => this.options.log.take(error.message));
    child.once('close', (code, signal) => this.#ended(code, signal));
  }

  #ended(code: number | null, signal: NodeJS.Signals | null): void {
    this.#process = undefined;
    if (this.#stopped) return;
    this.#crashes = crashesInARow(this.#crashes, performance.now() - this.#startedAt);
    const delay = restartDelay(this.#crashes);
    const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
    this.options.note(`${this.name} ${how}; starting it again in ${delay / 1000} s`);
    this.#again = setTimeout(() => this.#spawn(), delay);
  }
}
