import { randomBytes } from 'node:crypto';
import { readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart, freePort, makeDataFolder } from '#platform';

/** Who works with a data folder, as it tells others who ask. */
export interface Occupant {
  readonly state: 'starting' | 'running' | 'stopping' | 'busy';
  /** What it is, for people: `npm start`. */
  readonly what: string;
  /** Address of the site, once it runs. */
  readonly site?: string;
  /** Address of the built-in mailbox, with its key. */
  readonly mailbox?: string;
}

/** The right to be the only one, until it is released or this process ends in whatever way. */
export interface Claim {
  tell(occupant: Occupant): void;
  release(): Promise<void>;
}

/** Where the holder of the folder listens, and the key without which it says nothing. */
interface Door {
  /** The folder it was made for: a copy of the folder beside the first one must not find the first one's holder. */
  readonly folder: string;
  readonly port: number;
  readonly key: string;
}

const ANSWER_WITHIN_MS = 3000;
/** How long one command waits for another that is at work in the same folder. */
const PATIENCE_MS = 60_000;
const STEP_MS = 300;

/**
 * Claims the data folder by listening on the port its file `start.json` names. Listening is a claim that the system
 * itself takes back when we die, also from `kill -9`, so nothing is ever left behind to be judged stale.
 * @throws {CannotStart} when somebody holds the port and says nothing.
 */
export async function claimDataFolder(
  dataDir: string,
  first: Occupant,
): Promise<{ kind: 'ours'; claim: Claim } | { kind: 'taken'; occupant: Occupant }> {
  makeDataFolder(dataDir);
  const folder = realpathSync(dataDir);
  const file = join(folder, 'start.json');
  for (let tries = 1; tries <= 10; tries++) {
    const found = readDoor(file);
    const how = found || tries > 5 ? 'instead' : 'first';
    const door =
      found?.folder === folder ? found : writeDoor(file, { folder, port: await freePort(), key: newKey() }, how);
    if (!door) {
      await pause(50); // another process is writing it, or was broken off at that
      continue;
    }
    const claim = await listen(door, first);
    if (claim) {
      if (readDoor(file)?.key === door.key) return { kind: 'ours', claim };
      await claim.release();
      continue;
    }
    const occupant = await ask(door, file);
    if (occupant) return { kind: 'taken', occupant };
    writeDoor(file, { folder, port: await freePort(), key: newKey() }, 'instead'); // a stranger has our port
  }
  throw new CannotStart(`The data folder ${dataDir} could not be claimed.`, `Remove ${file} and try again.`);
}

/**
 * Claims the folder as soon as nobody is at work in it, or reports the `npm start` that is running.
 * @throws {CannotStart} when somebody else needs more than a minute.
 */
export async function claimWhenFree(
  dataDir: string,
  first: Occupant,
  waiting: (occupant: Occupant) => void = () => undefined,
): ReturnType<typeof claimDataFolder> {
  for (let waited = 0; ; waited += STEP_MS) {
    const found = await claimDataFolder(dataDir, first);
    if (found.kind === 'ours' || found.occupant.state === 'running') return found;
    const { what } = found.occupant;
    if (waited > PATIENCE_MS) throw new CannotStart(`"${what}" is busy with ${dataDir}.`, 'Try again when it is done.');
    if (waited === 0) waiting(found.occupant);
    await pause(STEP_MS);
  }
}

async function listen(door: Door, first: Occupant): Promise<Claim | undefined> {
  let occupant = first;
  const server = createServer((req, res) => {
    const isKnown = req.url === `/${door.key}`;
    res.writeHead(isKnown ? 200 : 404, { 'content-type': 'application/json', connection: 'close' });
    res.end(isKnown ? JSON.stringify(occupant) : '{}');
  });
  const isOurs = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ port: door.port, host: '127.0.0.1', exclusive: true }, () => resolve(true));
  });
  if (!isOurs) return undefined;
  server.unref();
  return { tell: (now) => (occupant = now), release: () => closed(server) };
}

/** What the holder says of itself. `undefined` when it is not one of us. */
function ask({ port, key }: Door, file: string): Promise<Occupant | undefined> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path: `/${key}`, timeout: ANSWER_WITHIN_MS }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => (text += part));
      answer.on('end', () => resolve(answer.statusCode === 200 ? readOccupant(text) : undefined));
    });
    asking.on('error', () => resolve(undefined)); // not HTTP, or gone in this moment
    asking.on('timeout', () => {
      const problem = `Something holds port ${port} and says nothing: a Kring that was halted, or another program.`;
      reject(new CannotStart(problem, `End the halted one, or remove ${file} if it is another program.`));
      asking.destroy();
    });
    asking.end();
  });
}

function readOccupant(text: string): Occupant | undefined {
  try {
    const occupant = JSON.parse(text);
    return typeof occupant?.state === 'string' && typeof occupant?.what === 'string' ? occupant : undefined;
  } catch {
    return undefined;
  }
}

function readDoor(file: string): Door | undefined {
  try {
    const { folder, port, key } = JSON.parse(readFileSync(file, 'utf8'));
    return Number.isInteger(port) && typeof key === 'string' ? { folder, port, key } : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') throw notOurs(file, error);
    return undefined;
  }
}

/** `undefined` when it was to be the first and another process was. */
function writeDoor(file: string, door: Door, how: 'first' | 'instead'): Door | undefined {
  const part = `${file}.${process.pid}`;
  try {
    writeFileSync(how === 'first' ? file : part, JSON.stringify(door), {
      mode: 0o600,
      flag: how === 'first' ? 'wx' : 'w',
    });
    if (how === 'instead') renameSync(part, file);
    return door;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw notOurs(file, error);
  }
}

function newKey(): string {
  return randomBytes(18).toString('base64url');
}

function notOurs(file: string, cause: unknown): CannotStart {
  return new CannotStart(
    `${file} cannot be used (${(cause as NodeJS.ErrnoException).code}): the data folder belongs to another user, or cannot be written.`,
    'Start Kring as the user who started it before, choose another folder with DATA_DIR, or hand it over with "sudo chown -R".',
    { cause },
  );
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
