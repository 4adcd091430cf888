import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));

/**
 * Starts the PostgreSQL of this run, with every migration applied in the database `kring_template`. It is held by a
 * process of its own, which stops it when this one ends, in whatever way.
 */
export default async function startPostgres() {
  const args = ['--no-warnings', '--import', here('typescript.mjs'), here('throw-away-postgres.ts')];
  const { NODE_OPTIONS: _, ...env } = process.env; // jest's flags are not for it
  const holder = spawn(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(holder, 'exit');
  const [line] = await Promise.race([once(createInterface({ input: holder.stdout }), 'line'), ended.then(() => [])]);
  if (!line) throw new Error('The PostgreSQL for the tests did not start: see above');
  process.env.KRING_TEST_POSTGRES = JSON.parse(line).url;
  globalThis.kringTestPostgres = { holder, ended };
}
