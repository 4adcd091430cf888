import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The processes of one `npm start`: what the system says of them, not what the program says of itself. */
export interface Parts {
  readonly web: readonly number[];
  readonly worker: readonly number[];
  /** 0 while none runs. */
  readonly postgres: number;
}

/** Children of this supervisor, by their part, and the PostgreSQL in its data folder. Linux only. */
export function partsOf(supervisor: number | undefined, data: string): Parts {
  const pids = readFileSync(`/proc/${supervisor}/task/${supervisor}/children`, 'utf8').trim().split(' ').map(Number);
  const ofPart = (part: string) => pids.filter((pid) => commandLine(pid).includes(`apps/${part}/`));
  return { web: ofPart('web'), worker: ofPart('worker'), postgres: postgresOf(data) };
}

/** Whether nothing runs under this number any more. */
export const isGone = (pid: number): boolean => commandLine(pid) === '';

const commandLine = (pid: number): string => textOf(`/proc/${pid}/cmdline`);

/** Empty when it is not there: what is being killed may go between two looks. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Number of the PostgreSQL that runs in this data folder; 0 while there is none. */
export function postgresOf(data: string): number {
  return Number(textOf(join(data, 'postgres/postmaster.pid')).split('\n')[0]);
}

/** Where the PostgreSQL of this data folder listens, with its password. */
export function databaseUrl(data: string): string {
  const port = readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n')[3];
  const password = readFileSync(join(data, 'postgres.password'), 'utf8').trim();
  return `postgres://kring:${password}@127.0.0.1:${port}/kring`;
}
