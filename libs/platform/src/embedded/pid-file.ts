import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What `postmaster.pid` says of the server that holds, or held, a cluster. */
export interface Holder {
  readonly pid: number;
  /** Absent while the server is only beginning to start. */
  readonly port: number | undefined;
}

/** Reads `postmaster.pid`: process id in line 1, port in line 4. */
export function readHolder(cluster: string): Holder | undefined {
  try {
    const [pid, , , port] = readFileSync(pidFile(cluster), 'utf8').split('\n');
    return Number(pid) > 0 ? { pid: Number(pid), port: Number(port) || undefined } : undefined;
  } catch {
    return undefined;
  }
}

/** True while a process with this number exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * True when `pid` is a server of this cluster, as far as the system tells. After a power cut or in a restarted container
 * the number in an old file may by now belong to any other program.
 */
export function holds(pid: number, cluster: string): boolean {
  return isAlive(pid) && (commandLine(pid)?.includes(` ${cluster} `) ?? true);
}

/** PostgreSQL would refuse to start while the number in the file is in use, even by another program. */
export function removeStalePidFile(cluster: string): void {
  const holder = readHolder(cluster);
  if (holder && !holds(holder.pid, cluster)) rmSync(pidFile(cluster), { force: true });
}

function pidFile(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}

function commandLine(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    if (process.platform === 'win32') return undefined;
    return execFileSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' });
  } catch {
    return undefined;
  }
}
