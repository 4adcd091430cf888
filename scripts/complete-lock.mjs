// npm leaves a platform's package out of package-lock.json when the registry at hand does not have it, and then "npm ci"
// refuses the lock everywhere. This adds what is missing: `node scripts/complete-lock.mjs`, after changing dependencies.
// Run it as often as you like: a complete lock stays as it is, byte for byte. `--check` only looks.
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = 'arm|arm64|ia32|loong64|mips64el|ppc64|riscv64|s390x|wasm32|x64'.split('|');

/** The lock with an entry for every optional dependency, and the names that were missing. */
export function completeLock(lock) {
  const packages = { ...lock.packages };
  const added = [];
  for (const [parent, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (find(packages, parent, name)) continue;
      packages[`node_modules/${name}`] = entry(name, version, dev);
      added.push(name);
    }
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { lock: { ...lock, packages: Object.fromEntries(sorted) }, added };
}

/** Node's own way up: the parent's node_modules, then that of every folder around it. */
function find(packages, parent, name) {
  for (let at = parent; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true;
    if (!at) return false;
  }
}

/** The name tells the platform. Without os, cpu and libc npm would try to install it everywhere. */
function entry(name, version, dev) {
  if (!/^\d+\.\d+\.\d+[\w.+-]*$/.test(version)) throw new Error(`${name} ${version}: only exact versions can be added`);
  const words = name.split(/[/-]/);
  const os = words.find((word) => SYSTEMS.includes(word));
  const cpu = words.find((word) => PROCESSORS.includes(word));
  if (!os || !cpu) throw new Error(`${name}: the name does not tell its platform`);
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu')) && 'glibc';
  return {
    version,
    cpu: [cpu],
    ...(dev ? { dev } : {}),
    ...(os === 'linux' && libc ? { libc: [libc] } : {}),
    optional: true,
    os: [os],
  };
}

if (process.argv[1]?.endsWith('complete-lock.mjs')) {
  const file = 'package-lock.json';
  const before = readFileSync(file, 'utf8');
  const { lock, added } = completeLock(JSON.parse(before));
  const after = `${JSON.stringify(lock, null, 2)}\n`;
  if (process.argv.includes('--check')) {
    for (const name of added) console.error(`missing from ${file}: ${name}`);
    process.exitCode = added.length > 0 ? 1 : 0;
  } else if (after !== before) {
    writeFileSync(file, after);
  }
  console.log(added.length === 0 ? `${file} is complete` : `${added.length} platform packages were missing`);
}
