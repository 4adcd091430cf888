import { lstat, mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, isServerAway, type Logger, type Sweep } from '#platform';
import { decodeWords, type Headers } from './headers.js';
import { readEntity } from './mime-tree.js';
import { type Inbound, LARGEST_INBOUND } from './receive.js';

/** Files of one turn; the rest waits for the next. */
const MOST_AT_ONCE = 200;
/** Written by the server that delivered it, outermost first; with a catch-all these say for whom it was. */
const ADDRESSED = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'to'];

/**
 * Empties a maildir: `new/` is read, `cur/` is where files go that were. Two workers may do so at once: a mail that both
 * read counts once, and only one of them can move its file. A file that cannot be read goes to `set-aside/`, where
 * somebody can look at it, when it can never be read; one that failed this time is tried again, behind the others. While
 * the database is away everything stays where it is.
 */
export function maildirSweep(folder: string, inbound: Inbound, log: Logger): Sweep {
  let failed: ReadonlySet<string> = new Set();
  return {
    name: 'mail.inbound',
    everySeconds: 10,
    run: async (now) => {
      const names = (await readdir(join(folder, 'new'))).toSorted();
      const line = names.toSorted((a, b) => Number(failed.has(a)) - Number(failed.has(b)));
      const stay = new Set<string>();
      for (const name of line.slice(0, MOST_AT_ONCE)) {
        const place = await read(join(folder, 'new', name), inbound, now, log);
        if (place === 'new') stay.add(name);
        else await move(folder, name, place);
      }
      failed = stay;
    },
  };
}

async function read(file: string, inbound: Inbound, now: Date, log: Logger): Promise<'new' | 'cur' | 'set-aside'> {
  try {
    const facts = await lstat(file);
    if (!facts.isFile() || facts.size > LARGEST_INBOUND) return 'set-aside';
    const raw = await readFile(file);
    const { headers } = readEntity(raw);
    const to = recipientsIn(headers).find((address) => inbound.accepts(address));
    if (!to) return 'set-aside';
    const received = await inbound.receive(raw, { from: addressesIn(headers, 'return-path')[0] ?? '', to }, now);
    return received === 'not_ours' ? 'set-aside' : 'cur';
  } catch (error) {
    if (isServerAway(error)) throw error;
    if (isGone(error)) return 'cur'; // another worker was first
    const place = isItsOwnFault(error) ? 'set-aside' : 'new';
    log.error({ err: error, file, place }, 'a mail in the maildir could not be read; it is set aside, or tried again');
    return place;
  }
}

/**
 * True when the same mail would fail in the same way for ever: PostgreSQL cannot store what it says (class 22 and 23), or
 * our own reading stumbles. Anything else, such as a statement that took too long or a full disk, may pass.
 */
function isItsOwnFault(error: unknown): boolean {
  const code = errorCode(error);
  return code === '' || /^2[23]/.test(code);
}

/** Another worker may have moved it already. */
async function move(folder: string, name: string, place: 'cur' | 'set-aside'): Promise<void> {
  await mkdir(join(folder, place), { recursive: true });
  const as = place === 'cur' ? `${name.replace(/:2,.*$/, '')}:2,S` : name;
  await rename(join(folder, 'new', name), join(folder, place, as)).catch((error) => {
    if (!isGone(error)) throw error;
  });
}

function isGone(error: unknown): boolean {
  return errorCode(error) === 'ENOENT';
}

function recipientsIn(headers: Headers): string[] {
  return ADDRESSED.flatMap((name) => addressesIn(headers, name));
}

/** Addresses in all fields of that name; a few are enough. */
function addressesIn(headers: Headers, name: string): string[] {
  const texts = (headers.get(name) ?? []).slice(0, 20).map(decodeWords);
  return texts.flatMap((text) => [...text.matchAll(/[^\s<>"(),:;]{1,64}@[a-z0-9.-]{1,255}/gi)].map(([found]) => found));
}
