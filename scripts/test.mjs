// npm test: installs what is missing, compiles what is new, and runs every test that this machine can run.
// `npm test -- libs/mail` runs those of one lib. Exit code 1: a test failed. 3: some could not run here.
import { checkNodeVersion } from './lib/node-version.mjs';

checkNodeVersion();
const { installWhenNeeded } = await import('./lib/install.mjs');
const { buildWhenNeeded } = await import('./lib/build.mjs');
installWhenNeeded();
buildWhenNeeded();
// Only now: what judges the invites needs a package, and a fresh clone has none before.
const { runTests } = await import('./lib/run-tests.mjs');
process.exit(runTests(process.argv.slice(2)));
