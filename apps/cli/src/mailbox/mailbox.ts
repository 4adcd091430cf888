import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, freePort } from '#platform';
import { MailStore } from './mail-store.js';
import { showMailbox } from './mailbox-server.js';
import { catchMail } from './smtp.js';

/** Where tools of this kind are usually found; other ports are taken when these are in use. */
const SMTP_PORT = 1025;
const PAGE_PORT = 8025;

/** The built-in mailbox: takes all mail, sends none, and shows it on this machine to whoever knows the key. */
export interface Mailbox {
  /** Where the web and worker processes deliver. */
  readonly smtpUrl: string;
  /** Address of the page, with the key in it. */
  readonly pageUrl: string;
  close(): Promise<void>;
}

/** Opens the mailbox in `folder`. Its key stays the same, so that an open tab survives a restart. */
export async function openMailbox(folder: string, clock: Clock): Promise<Mailbox> {
  const store = new MailStore(folder);
  const key = readKey(folder);
  const [smtp, smtpPort] = await onFreePort(SMTP_PORT, (port) => catchMail(store, port, clock));
  const [page, pagePort] = await onFreePort(PAGE_PORT, (port) => showMailbox(store, key, port));
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    pageUrl: `http://localhost:${pagePort}/${key}/`,
    close: async () => {
      await smtp.close();
      await page.close();
    },
  };
}

/** Opens something on the port wanted or on another. Between finding a port and listening on it another start may take it. */
async function onFreePort<Opened>(wanted: number, open: (port: number) => Promise<Opened>): Promise<[Opened, number]> {
  for (let tries = 0; ; tries++) {
    const port = await freePort(tries === 0 ? wanted : undefined);
    try {
      return [await open(port), port];
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || tries === 5) throw error;
    }
  }
}

function readKey(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'key');
  try {
    writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
