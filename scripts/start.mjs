// npm start: installs what is missing, compiles what is new, and runs Kring. Needs nothing but Node.
import { checkNodeVersion } from './lib/node-version.mjs';

checkNodeVersion();
const { installWhenNeeded } = await import('./lib/install.mjs');
const { buildWhenNeeded } = await import('./lib/build.mjs');
installWhenNeeded();
buildWhenNeeded();
process.setSourceMapsEnabled(true);
process.argv.splice(2, 0, 'start');
await import('../dist/apps/cli/src/main.js');
