import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Claim, claimDataFolder, type Occupant } from './data-folder.js';

const starting: Occupant = { state: 'starting', what: 'npm start' };
const claims: Claim[] = [];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kring-claim-'));
});
afterEach(async () => {
  await Promise.all(claims.splice(0).map((claim) => claim.release()));
  rmSync(folder, { recursive: true, force: true });
});

async function claim(): Promise<Occupant | Claim> {
  const found = await claimDataFolder(folder, starting);
  if (found.kind === 'taken') return found.occupant;
  claims.push(found.claim);
  return found.claim;
}

describe('the claim on a data folder', () => {
  it('belongs to one process at a time; the others hear what it does', async () => {
    const ours = (await claim()) as Claim;
    ours.tell({ state: 'running', what: 'npm start', site: 'http://localhost:3000' });
    expect(await claim()).toEqual({ state: 'running', what: 'npm start', site: 'http://localhost:3000' });
  });

  it('goes to exactly one of many who ask at once', async () => {
    const found = await Promise.all(Array.from({ length: 8 }, claim));
    expect(found.filter((one) => 'release' in one)).toHaveLength(1);
  });

  it('is free again after its release', async () => {
    await ((await claim()) as Claim).release();
    expect(await claim()).toHaveProperty('release');
  });

  it('is free again when its holder was killed', async () => {
    const door = join(folder, 'start.json');
    writeFileSync(door, JSON.stringify({ folder: realpathSync(folder), port: await unusedPort(), key: 'k' }));
    const holder = spawn(process.execPath, ['-e', HOLDER, door], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(holder.stdout, 'data');
    expect(await claim()).toEqual(starting);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(await claim()).toHaveProperty('release');
  });

  it('moves elsewhere when another program has its port by now', async () => {
    const stranger = createServer((socket) => socket.end('220 not http\r\n')).listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const { port } = stranger.address() as { port: number };
    writeFileSync(join(folder, 'start.json'), JSON.stringify({ folder: realpathSync(folder), port, key: 'k' }));
    expect(await claim()).toHaveProperty('release');
    expect(JSON.parse(readFileSync(join(folder, 'start.json'), 'utf8')).port).not.toBe(port);
    stranger.close();
  });

  it('of a copy of the folder is its own, while the first one is held', async () => {
    await claim();
    const copy = `${folder}-copy`;
    cpSync(folder, copy, { recursive: true });
    const found = await claimDataFolder(copy, starting);
    expect(found.kind).toBe('ours');
    if (found.kind === 'ours') claims.push(found.claim);
    rmSync(copy, { recursive: true, force: true });
  });

  it('survives a file that was written only in part', async () => {
    writeFileSync(join(folder, 'start.json'), '{"po');
    expect(await claim()).toHaveProperty('release');
  });
});

const HOLDER = `
  const { port, key } = JSON.parse(require('fs').readFileSync(process.argv[1]));
  require('http').createServer((q, s) => s.end(JSON.stringify({ state: 'starting', what: 'npm start' })))
    .listen(port, '127.0.0.1', () => console.log('ready'));
`;

async function unusedPort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
