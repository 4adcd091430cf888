import { rmSync, writeFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDataFolder } from '#platform';
import { type Finding, ok, problem, saidBy, warning } from './finding.js';

const LITTLE_SPACE = 500_000_000;
const NO_SPACE = 50_000_000;

/** Whether this account may write in the data folder. Asked by doing it: rights alone do not tell of a read-only disk. */
export function aboutDataFolder(dataDir: string): Finding {
  const file = join(dataDir, `doctor.${process.pid}`);
  try {
    makeDataFolder(dataDir);
    writeFileSync(file, '', { mode: 0o600 });
    rmSync(file);
    return ok('folder', `${dataDir} can be written`);
  } catch (error) {
    const remedy = 'Choose another folder with DATA_DIR, or hand this one to the account that starts Kring.';
    return problem('folder', `${dataDir} cannot be written: ${saidBy(error)}`, remedy);
  }
}

export async function aboutDisk(dataDir: string): Promise<Finding[]> {
  try {
    const { bavail, bsize } = await statfs(dataDir);
    return [judgeSpace(bavail * bsize, dataDir)];
  } catch {
    return []; // the folder is not there, which has been said
  }
}

/** @param free bytes. */
export function judgeSpace(free: number, dataDir: string): Finding {
  const text = `${(free / 1e9).toFixed(1)} GB free in ${dataDir}`;
  if (free >= LITTLE_SPACE) return ok('disk', text);
  const remedy = 'Make room: a full disk stops registrations.';
  return free < NO_SPACE ? problem('disk', text, remedy) : warning('disk', text, remedy);
}
