import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { isId, newId } from '#platform';

/** One caught mail, as the list shows it. */
export interface CaughtMail {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly from: string;
  /** Who it was really for, by its envelope. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly size: number;
}

/** What the folder may hold; beyond it the oldest mails go. */
export interface StoreLimits {
  readonly mails: number;
  readonly bytes: number;
}

const LIMITS: StoreLimits = { mails: 5000, bytes: 300_000_000 };
/** How much goes at once when it is full, so that the index is not written anew for every mail. */
const ROOM = 0.1;

/** The caught mails: each a file as it came in, and one index with a line each. */
export class MailStore {
  #mails: CaughtMail[];
  #bytes: number;

  constructor(
    private readonly folder: string,
    private readonly limits: StoreLimits = LIMITS,
  ) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#mails = readIndex(this.#indexFile).filter((mail) => existsSync(this.#file(mail.id)));
    this.#bytes = this.#mails.reduce((sum, mail) => sum + mail.size, 0);
  }

  /** Keeps a mail. Resolves when its file is written. */
  async keep(raw: Buffer, envelope: { from: string; to: readonly string[] }, at: Date): Promise<CaughtMail> {
    const { subject = '' } = await simpleParser(headerOf(raw));
    const mail: CaughtMail = { id: newId(at.getTime()), at: at.toISOString(), ...envelope, subject, size: raw.length };
    await writeFile(this.#file(mail.id), raw, { mode: 0o600 });
    appendFileSync(this.#indexFile, `${JSON.stringify(mail)}\n`, { mode: 0o600 });
    this.#mails.push(mail);
    this.#bytes += mail.size;
    if (this.#mails.length > this.limits.mails || this.#bytes > this.limits.bytes) this.#makeRoom();
    return mail;
  }

  /** Newest first. `wanted` is looked for in addresses and subjects. */
  list(wanted = ''): CaughtMail[] {
    const needle = wanted.trim().toLowerCase();
    const fits = (mail: CaughtMail) => [mail.subject, ...mail.to].some((text) => text.toLowerCase().includes(needle));
    return this.#mails.filter(fits).reverse();
  }

  /** The mail as it came in. `undefined` for an id that is none or no longer kept. */
  async read(id: string): Promise<{ mail: CaughtMail; raw: Buffer } | undefined> {
    const mail = isId(id) ? this.#mails.find((one) => one.id === id) : undefined;
    return mail && { mail, raw: await readFile(this.#file(id)) };
  }

  #makeRoom(): void {
    const mostMails = this.limits.mails * (1 - ROOM);
    const mostBytes = this.limits.bytes * (1 - ROOM);
    while (this.#mails.length > 1 && (this.#mails.length > mostMails || this.#bytes > mostBytes)) {
      const oldest = this.#mails.shift() as CaughtMail;
      this.#bytes -= oldest.size;
      rmSync(this.#file(oldest.id), { force: true });
    }
    const part = `${this.#indexFile}.part`;
    writeFileSync(part, this.#mails.map((mail) => `${JSON.stringify(mail)}\n`).join(''), { mode: 0o600 });
    renameSync(part, this.#indexFile);
  }

  #file(id: string): string {
    return join(this.folder, `${id}.eml`);
  }

  get #indexFile(): string {
    return join(this.folder, 'index.jsonl');
  }
}

/** Reads a mail for showing it. Pictures that it carries become data addresses. */
export function parseMail(raw: Buffer): Promise<ParsedMail> {
  return simpleParser(raw, { skipTextToHtml: true, skipImageLinks: false });
}

/** "Name <address>" of a From or To header, as one text. */
export function addressText(field: AddressObject | AddressObject[] | undefined): string {
  return [field ?? []]
    .flat()
    .map((one) => one.text)
    .join(', ');
}

function headerOf(raw: Buffer): Buffer {
  const end = raw.indexOf('\r\n\r\n');
  return end < 0 ? raw : raw.subarray(0, end + 4);
}

/** A line that was broken off by a power cut is left out. */
function readIndex(file: string): CaughtMail[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return line ? [JSON.parse(line) as CaughtMail] : [];
      } catch {
        return [];
      }
    });
}
