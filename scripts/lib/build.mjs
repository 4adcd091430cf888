import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

const SOURCES = [
  'apps',
  'libs',
  'migrations',
  'package.json',
  'nest-cli.json',
  'tsconfig.json',
  'tsconfig.build.json',
  '.swcrc',
];
/** Its time is when the last good build began. */
const STAMP = join(ROOT, 'dist/.built');

/** Compiles when a source is newer than the last build. Ends the process when that fails. */
export function buildWhenNeeded() {
  const began = new Date();
  if (existsSync(STAMP) && SOURCES.every((path) => newest(join(ROOT, path)) <= statSync(STAMP).mtimeMs)) return;
  const nest = join(ROOT, 'node_modules/@nestjs/cli/bin/nest.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [nest, 'build', 'web'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) {
    const isForbidden = `${stdout}${stderr}`.includes('EACCES');
    const hint = isForbidden
      ? ` The folder dist cannot be written: run "npm run build" as the user it belongs to.`
      : '';
    console.error(`${stdout}${stderr}\nKring could not be compiled: see above.${hint}`);
    process.exit(1);
  }
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(STAMP, '');
  utimesSync(STAMP, began, began);
}

/** Time of the newest file in a folder, or of the file; folders count too, because a file may have gone. */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs);
}
