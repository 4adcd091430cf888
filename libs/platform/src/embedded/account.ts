import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Under whose name PostgreSQL runs. It refuses to run as root, so root hands it to an account without rights, or runs
 * it in a user namespace, in which root's own files belong to nobody in particular.
 */
export type Account =
  | { readonly kind: 'self' }
  | { readonly kind: 'other'; readonly name: string; readonly uid: number; readonly gid: number }
  | { readonly kind: 'namespace' };

/** A program with everything needed to start it under an account. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly options: {
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
    readonly uid?: number;
    readonly gid?: number;
  };
}

/** `initdb` wants a user id that has a name, and this one has a name everywhere. */
const NOBODY = 65_534;

/** How to start `file` under `account`. Starts in "/", because the account may not enter our working folder. */
export function commandAs(account: Account, file: string, args: readonly string[]): Command {
  const options = { cwd: '/', env: plainEnvironment() };
  switch (account.kind) {
    case 'self':
      return { file, args, options };
    case 'other':
      return { file, args, options: { ...options, uid: account.uid, gid: account.gid } };
    case 'namespace': {
      const map = ['-U', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'];
      return { file: 'unshare', args: [...map, file, ...args], options };
    }
  }
}

/** Runs a short program to its end. `output` holds what it said, for people. */
export function runOnce(account: Account, file: string, args: readonly string[]): { ok: boolean; output: string } {
  const command = commandAs(account, file, args);
  const result = spawnSync(command.file, command.args, {
    ...command.options,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { ok: result.status === 0, output: said(result) };
}

/** The account that root should use: one made for PostgreSQL, else the one made for having no rights. */
export function unprivilegedAccount(passwd = readAccounts()): Account | undefined {
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] =
      passwd
        .split('\n')
        .find((line) => line.startsWith(`${name}:`))
        ?.split(':') ?? [];
    if (Number(uid) > 0 && Number(gid) > 0) return { kind: 'other', name, uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}

/** User namespaces are often switched off in containers, so they are tried, not guessed. */
export function canUseNamespaces(): boolean {
  return process.platform === 'linux' && runOnce({ kind: 'namespace' }, 'true', []).ok;
}

/** True when the account may enter the folder, by asking the system under that name: modes, groups and ACLs all count. */
export function canEnter(account: Account, folder: string): boolean {
  return runOnce(account, 'test', ['-x', folder]).ok;
}

/** User id that must own the files of PostgreSQL as we see them from outside. */
export function ownerOf(account: Account): number {
  return account.kind === 'other' ? account.uid : (process.getuid?.() ?? 0);
}

function readAccounts(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8');
  } catch {
    return '';
  }
}

/** Nothing of our surroundings steers PostgreSQL: PGDATA, LC_ALL and their kind stay out, and so do our secrets. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env;
  return { PATH: PATH ?? '/usr/bin:/bin', TZ: 'UTC', LC_ALL: 'C', ...(SystemRoot ? { SystemRoot } : {}) };
}

function said(result: SpawnSyncReturns<string>): string {
  if (result.error) return result.error.message;
  return (result.stderr || result.stdout).trim() || `it ended with code ${result.status ?? result.signal}`;
}
