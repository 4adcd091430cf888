import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

const children: ChildProcess[] = [];

/** Starts a program of ours in a process of its own, and answers its id; `stopAll` ends it. */
export function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): number {
  const stdio: StdioOptions = ['ignore', 'inherit', 'inherit'];
  const child = spawn(process.execPath, args, { stdio, env: { PATH: process.env.PATH, ...env } });
  children.push(child);
  return child.pid ?? 0;
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
