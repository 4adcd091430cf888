import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Account, canEnter, canUseNamespaces, unprivilegedAccount } from './account.js';
import { CannotStart, OWN_SERVER } from './cannot-start.js';

/** Who runs PostgreSQL, and the folder that holds its files. */
export interface Housing {
  readonly account: Account;
  /** The data folder, or a stand-in under /var/lib when the account cannot enter it. */
  readonly home: string;
}

/** What is known of this machine before deciding. */
export interface Surroundings {
  readonly isRoot: boolean;
  readonly dataDir: string;
  readonly standIn: string;
  readonly other: Account | undefined;
  readonly otherMayEnter: boolean;
  readonly namespaces: () => boolean;
  readonly hasCluster: (home: string) => boolean;
}

/**
 * Decides who runs PostgreSQL and where. A cluster that is already somewhere is never left behind for an empty one.
 * @throws {CannotStart} when root has no way to hand it to somebody without rights.
 */
export function decideHousing(s: Surroundings): Housing {
  if (!s.isRoot) return { account: { kind: 'self' }, home: s.dataDir };
  const movedBefore = s.hasCluster(s.standIn) && !s.hasCluster(s.dataDir);
  if (s.other && movedBefore) return { account: s.other, home: s.standIn };
  if (s.other && s.otherMayEnter) return { account: s.other, home: s.dataDir };
  if (s.namespaces()) return { account: { kind: 'namespace' }, home: s.dataDir };
  if (!s.other) {
    throw new CannotStart(
      'PostgreSQL refuses to run as root, and there is no account "postgres" or "nobody" to run it under.',
      `Start Kring as an ordinary user. Or: ${OWN_SERVER}`,
    );
  }
  if (s.hasCluster(s.dataDir)) {
    throw new CannotStart(
      `Your data is in ${s.dataDir}, but only root can enter that folder and PostgreSQL refuses to run as root.`,
      'Let others pass through the folders above it (chmod o+x), or start Kring as an ordinary user who owns them.',
    );
  }
  return { account: s.other, home: s.standIn };
}

/** Looks around and decides. Creates the folder it decides on. */
export function findHousing(dataDir: string): Housing {
  makeDataFolder(dataDir);
  const isRoot = process.getuid?.() === 0;
  const other = isRoot ? (ownerOfCluster(dataDir) ?? unprivilegedAccount()) : undefined;
  const housing = decideHousing({
    isRoot,
    dataDir,
    standIn: standInFor(dataDir),
    other,
    otherMayEnter: other !== undefined && canEnter(other, dataDir),
    namespaces: canUseNamespaces,
    hasCluster: (home) => existsSync(clusterFolder(home)),
  });
  if (housing.home !== dataDir) makeDataFolder(housing.home);
  return housing;
}

/** Whoever made the cluster goes on running it: root who starts it once must not take it away from its owner. */
function ownerOfCluster(dataDir: string): Account | undefined {
  const made = statSync(clusterFolder(dataDir), { throwIfNoEntry: false });
  if (!made || made.uid === 0 || made.gid === 0) return undefined;
  return { kind: 'other', name: `user ${made.uid}`, uid: made.uid, gid: made.gid };
}

/** Where the files of the cluster lie inside its home. */
export function clusterFolder(home: string): string {
  return join(home, 'postgres');
}

/** One place for each data folder, so that two installations on one machine never meet. */
function standInFor(dataDir: string): string {
  const mark = createHash('sha256').update(dataDir).digest('hex').slice(0, 10);
  return join('/var/lib/kring', `${basename(dirname(dataDir))}-${mark}`);
}

/** Others may pass through but not look around: what is secret inside has its own mode. Never loosens an old folder. */
export function makeDataFolder(folder: string): void {
  try {
    const first = mkdirSync(folder, { recursive: true });
    if (first) for (let made = folder; made.length >= first.length; made = dirname(made)) chmodSync(made, 0o711);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    throw new CannotStart(
      `The data folder ${folder} cannot be made (${code}).`,
      'Choose another one with DATA_DIR, or give the account that starts Kring the right to write there.',
      { cause },
    );
  }
}
