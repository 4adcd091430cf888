import { randomBytes } from 'node:crypto';
import {
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Account, ownerOf, runOnce } from './account.js';
import type { Binaries } from './binaries.js';
import { CannotStart } from './cannot-start.js';
import { clusterFolder, type Housing } from './housing.js';
import { isAlive } from './pid-file.js';

/** Who may do everything in the cluster. Only the launcher and tests come in by this name. */
export const SUPERUSER = 'postgres';
/** Who owns our database, and its name. No superuser: a hole in our SQL must not become one in the machine. */
export const OWNER = 'kring';

/** The files of one PostgreSQL installation with the password that opens it. */
export interface Cluster {
  readonly folder: string;
  readonly password: string;
}

export interface ClusterOptions {
  /** False only for a cluster that is thrown away: a power cut may then leave half of it. */
  readonly sync: boolean;
}

/**
 * Opens the cluster, making it on the first run.
 * @throws {CannotStart} when it belongs to somebody else, to another version, or its password is lost.
 */
export function openCluster(
  binaries: Binaries,
  { account, home }: Housing,
  dataDir: string,
  options: ClusterOptions,
): Cluster {
  const folder = clusterFolder(home);
  const passwordFile = join(dataDir, 'postgres.password');
  const password = readPassword(passwordFile, folder);
  if (!existsSync(folder)) makeCluster(binaries, account, home, password, options);
  takeOwnership(folder, account);
  checkVersion(folder, binaries);
  return { folder, password };
}

/** Made with the first cluster; whoever writes it first decides, others read it. */
function readPassword(file: string, cluster: string): string {
  if (!existsSync(cluster)) {
    try {
      writeFileSync(file, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw cannotUse(file, error);
    }
  }
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw cannotUse(file, error);
    const remedy = `Put it back from your backup. To begin anew with an empty database instead, remove ${cluster}.`;
    throw new CannotStart(`The database exists, but its password in ${file} is gone.`, remedy);
  }
}

/** Appears under its final name at once, so that a start that was broken off never leaves half a cluster. */
function makeCluster(
  binaries: Binaries,
  account: Account,
  home: string,
  password: string,
  options: ClusterOptions,
): void {
  for (const name of readdirSync(home)) {
    const [, pid] = /^postgres\.part-(\d+)/.exec(name) ?? [];
    if (pid && !isAlive(Number(pid))) rmSync(join(home, name), { recursive: true, force: true });
  }
  const part = join(home, `postgres.part-${process.pid}`);
  const passwordFile = `${part}.password`;
  try {
    mkdirSync(part, { mode: 0o700 });
    writeFileSync(passwordFile, password, { mode: 0o600 });
    giveTo(account, part);
    giveTo(account, passwordFile);
    const result = runOnce(account, join(binaries.folder, 'bin', 'initdb'), initArguments(part, passwordFile, options));
    if (!result.ok) throw new CannotStart('PostgreSQL could not prepare its data folder.', result.output);
    renameSync(part, clusterFolder(home));
  } catch (error) {
    if (existsSync(clusterFolder(home))) return; // another process was a moment faster
    throw error instanceof CannotStart ? error : cannotUse(home, error);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(part, { recursive: true, force: true });
  }
}

/** No locale of the operating system is needed: sorting and case come from the builtin provider, languages from ICU. */
function initArguments(folder: string, passwordFile: string, { sync }: ClusterOptions): string[] {
  const locale = [
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    ...(sync ? [] : ['--no-sync']),
  ];
  return [
    '-D',
    folder,
    '-U',
    SUPERUSER,
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    ...locale,
    '--no-instructions',
  ];
}

/** The account may change between two starts, for instance when root moves the project: the files follow. */
function takeOwnership(folder: string, account: Account): void {
  const owner = statSync(folder).uid;
  if (owner === ownerOf(account) || process.platform === 'win32') return;
  if (process.getuid?.() !== 0) {
    throw new CannotStart(
      `The database files in ${folder} belong to another user of this machine (number ${owner}).`,
      `Start Kring as the user who started it before, or hand the files over: sudo chown -R "$(id -un)" "${folder}/.."`,
    );
  }
  giveTo(account, folder);
  for (const entry of readdirSync(folder, { recursive: true })) giveTo(account, join(folder, String(entry)));
}

function giveTo(account: Account, path: string): void {
  if (process.getuid?.() !== 0) return;
  if (account.kind === 'other') lchownSync(path, account.uid, account.gid);
  else lchownSync(path, 0, 0);
}

function checkVersion(folder: string, binaries: Binaries): void {
  const made = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  const ours = binaries.version.split('.')[0];
  if (made === ours) return;
  throw new CannotStart(
    `The data in ${folder} was made by PostgreSQL ${made}, but this program brings PostgreSQL ${ours}.`,
    'Export the data with the version of Kring that made it, then import it here: see docs/OPERATIONS.md.',
  );
}

function cannotUse(path: string, cause: unknown): CannotStart {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC')
    return new CannotStart(`The disk is full: ${path} could not be written.`, 'Make room and start again.');
  return new CannotStart(
    `${path} cannot be used (${code ?? String(cause)}).`,
    'Start Kring as the user who started it before, or hand the data folder over with "sudo chown -R".',
    { cause },
  );
}
