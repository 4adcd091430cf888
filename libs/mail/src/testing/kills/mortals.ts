import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A worker process that waits for its turn, and for its end. */
export class Mortal {
  readonly #ready: Promise<unknown>;
  readonly #ended: Promise<unknown>;

  private constructor(private readonly child: ChildProcess) {
    this.#ended = once(child, 'exit');
    this.#ready = child.stdout ? once(child.stdout, 'data') : this.#ended;
  }

  /** Starts one whose clock stands at `moment`, and whose letters would say `title` if they were first written by it. */
  static start(databaseUrl: string, smtpUrl: string, moment: Date, title: string): Mortal {
    const program = new URL('./mortal-worker.ts', import.meta.url).pathname;
    const loader = new URL('../../../../../test/setup/typescript.mjs', import.meta.url).pathname;
    const { NODE_OPTIONS: _, ...env } = process.env; // jest's flags are not for it
    const args = ['--no-warnings', '--import', loader, program, databaseUrl, smtpUrl, moment.toISOString(), title];
    return new Mortal(spawn(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'inherit'] }));
  }

  async begin(): Promise<void> {
    await Promise.race([this.#ready, this.#ended]);
    if (this.child.exitCode !== null) throw new Error('a worker ended before it was killed');
    this.child.stdin?.write('begin\n');
  }

  /** SIGKILL: nothing is said, nothing is tidied. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null) throw new Error('a worker ended before it was killed');
    this.child.kill('SIGKILL');
    await this.#ended;
  }
}
