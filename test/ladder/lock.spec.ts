import { readFileSync } from 'node:fs';
import { root } from './fixture.js';

interface Entry {
  version?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
  dev?: boolean;
}
interface Lock {
  packages: Record<string, Entry>;
}
type CompleteLock = (lock: Lock) => { lock: Lock; added: string[] };

let completeLock: CompleteLock;
let ours: Lock;
beforeAll(async () => {
  ({ completeLock } = (await import(`${root}/scripts/complete-lock.mjs`)) as { completeLock: CompleteLock });
  ours = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8'));
});

describe('package-lock.json', () => {
  it('has every platform’s packages, so that npm ci works on each of them', () => {
    expect(completeLock(ours).added).toEqual([]);
  });

  it('names no registry: whoever installs uses their own', () => {
    const named = Object.entries(ours.packages).filter(([, entry]) => entry.resolved !== undefined);
    expect(named.map(([name]) => name)).toEqual([]);
  });
});

describe('completing a lock', () => {
  const tool = (optionalDependencies: Record<string, string>, rest: Entry = {}): Lock => ({
    packages: { '': {}, 'node_modules/tool': { version: '1.0.0', optionalDependencies, ...rest } },
  });

  it.each([
    ['@tool/binding-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
    ['@tool/binding-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    ['@tool/binding-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
    ['@tool/core-win32-ia32-msvc', { os: ['win32'], cpu: ['ia32'] }],
  ])('reads the platform of %s from its name', (name, platform) => {
    const { lock, added } = completeLock(tool({ [name]: '1.2.3' }));
    expect(added).toEqual([name]);
    expect(lock.packages[`node_modules/${name}`]).toEqual({ version: '1.2.3', optional: true, ...platform });
  });

  it('changes nothing the second time, and nothing that was there', () => {
    const before = tool({ '@tool/binding-linux-x64': '1.2.3' }, { dev: true });
    const { lock } = completeLock(before);
    expect(lock.packages).toEqual({
      ...before.packages,
      'node_modules/@tool/binding-linux-x64': {
        version: '1.2.3',
        dev: true,
        optional: true,
        os: ['linux'],
        cpu: ['x64'],
      },
    });
    expect(completeLock(lock)).toEqual({ lock, added: [] });
  });

  it('finds what lies deeper, where Node would find it', () => {
    const lock = tool({ '@tool/binding-linux-x64': '1.2.3' });
    lock.packages['node_modules/tool/node_modules/@tool/binding-linux-x64'] = { version: '1.2.3' };
    expect(completeLock(lock).added).toEqual([]);
  });

  it('refuses to guess', () => {
    expect(() => completeLock(tool({ '@tool/binding-linux-x64': '^1.2.3' }))).toThrow('only exact versions');
    expect(() => completeLock(tool({ '@tool/extra': '1.2.3' }))).toThrow('does not tell its platform');
  });
});
