// npm start: installs what is missing, compiles what is new, and runs Kring. Needs nothing but Node.
import { checkNodeVersion } from './lib/node-version.mjs';

checkNodeVersion();
const { installWhenNeeded } = await import('./lib/install.mjs');
const { buildWhenNeeded } = await import('./lib/build.mjs');
installWhenNeeded();
buildWhenNeeded();
stopWithNpm();
process.setSourceMapsEnabled(true);
process.argv.splice(2, 0, 'start');
await import('../dist/apps/cli/src/main.js');

/** Whoever stops npm means us, but the shell between npm and us does not pass the message on. */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}
