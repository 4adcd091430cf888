import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

const LOCK = join(ROOT, 'package-lock.json');
/** Written by npm itself at the end of an install. */
const INSTALLED = join(ROOT, 'node_modules/.package-lock.json');
/** Which lock file was installed: times lie after a copy or a checkout. */
const STAMP = join(ROOT, 'node_modules/.kring-installed');

/** Installs the packages when they are missing or older than the lock file. Ends the process when that fails. */
export function installWhenNeeded() {
  if (isInstalled()) return;
  console.log('Installing what Kring needs. This takes a minute, once …');
  // Scripts of packages are not run: none of ours needs one, and they are the usual way in for bad code.
  const status = npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--loglevel=error']);
  if (status !== 0) {
    console.error('\nThe packages could not be installed: see above. Is there a connection to your package registry?');
    process.exit(1);
  }
  writeFileSync(STAMP, lockHash());
}

function isInstalled() {
  if (!existsSync(INSTALLED)) return false;
  if (existsSync(STAMP)) return readFileSync(STAMP, 'utf8') === lockHash();
  return statSync(INSTALLED).mtimeMs >= statSync(LOCK).mtimeMs;
}

function lockHash() {
  return createHash('sha256').update(readFileSync(LOCK)).digest('hex');
}

function npm(args) {
  const ours = process.env.npm_execpath;
  const options = { cwd: ROOT, stdio: 'inherit' };
  const run = ours?.endsWith('.js')
    ? spawnSync(process.execPath, [ours, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  return run.status;
}
