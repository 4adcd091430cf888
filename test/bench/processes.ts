import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

const children: ChildProcess[] = [];

/** Starts a program of ours in a process of its own; `stopAll` ends it. */
export function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): void {
  children.push(
    spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { PATH: process.env.PATH, ...env } }),
  );
}

/** Resolves once something answers on this port. */
export async function listening(port: number): Promise<void> {
  for (const end = Date.now() + 30_000; ; await pause(50)) {
    const answer = await fetch(`http://127.0.0.1:${port}/livez`).catch(() => undefined);
    if (answer) return;
    if (Date.now() > end) throw new Error(`nothing listens on port ${port}`);
  }
}

export async function stopAll(): Promise<void> {
  for (const child of children) child.kill('SIGTERM');
  await pause(500);
}
