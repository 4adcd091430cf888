import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAME = /^kring-run-(\d+)-/;

/**
 * A folder that everything of this run goes into, so that nothing stays behind wherever a test ends. Those of runs that
 * were killed go too, unless a program still works in them.
 */
export function ownFolder() {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(NAME.exec(name)?.[1]);
    if (pid && !isAlive(pid) && !isInUse(join(tmpdir(), name))) remove(join(tmpdir(), name));
  }
  const folder = mkdtempSync(join(tmpdir(), `kring-run-${process.pid}-`));
  chmodSync(folder, 0o711); // the account that PostgreSQL runs under has to get through
  return { folder, remove: () => remove(folder) };
}

/** A folder of somebody else, or with something that is just being written in it, is no reason not to test. */
function remove(folder) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch (error) {
    console.warn(`${folder} stays behind: ${error.message}`);
  }
}

/** A journey that was killed may have left its PostgreSQL running: then its folder is not ours to take. */
function isInUse(folder) {
  try {
    return readdirSync(folder, { recursive: true })
      .filter((path) => path.endsWith('postmaster.pid'))
      .some((path) => isAlive(Number(readFileSync(join(folder, path), 'utf8').split('\n')[0])));
  } catch {
    return true; // not ours to read
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
