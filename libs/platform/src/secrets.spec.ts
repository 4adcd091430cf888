import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { newId } from './ids.js';
import { type LinkPurpose, openSecrets, randomToken, Secrets } from './secrets.js';

const PURPOSES: LinkPurpose[] = ['manage', 'join', 'unsubscribe', 'feed', 'rsvp', 'evaluation'];
const purpose = fc.constantFrom(...PURPOSES);
const version = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const id = fc.uuid();

const oldKey = 'o'.repeat(32);
const newKey = 'n'.repeat(32);
const secrets = new Secrets([oldKey]);

/** Enough for a gap of microseconds between creating and filling the file to be met. */
const RACES = 500;

describe('a personal link', () => {
  it('opens for its own purpose, row and version', () => {
    fc.assert(
      fc.property(purpose, id, version, (purpose, id, version) => {
        const claim = secrets.readLink(secrets.linkToken(purpose, id, version));
        expect([claim?.id, claim?.isValid(purpose, version)]).toEqual([id, true]);
      }),
    );
  });

  it('never opens for another purpose', () => {
    fc.assert(
      fc.property(purpose, purpose, id, version, (made, asked, id, version) => {
        fc.pre(made !== asked);
        expect(secrets.readLink(secrets.linkToken(made, id, version))?.isValid(asked, version)).toBe(false);
      }),
    );
  });

  it('stops working when the version of its row moves on', () => {
    fc.assert(
      fc.property(purpose, id, version, version, (purpose, id, made, asked) => {
        fc.pre(made !== asked);
        expect(secrets.readLink(secrets.linkToken(purpose, id, made))?.isValid(purpose, asked)).toBe(false);
      }),
    );
  });

  it('is 48 characters that survive in an address', () => {
    fc.assert(
      fc.property(purpose, id, version, (purpose, id, version) => {
        expect(secrets.linkToken(purpose, id, version)).toMatch(/^[A-Za-z0-9_-]{48}$/);
      }),
    );
  });

  it('cannot be bent to another row: changing any character of it closes it', () => {
    const token = secrets.linkToken('manage', newId(), 1);
    fc.assert(
      fc.property(fc.nat(47), fc.constantFrom(...'ABCDEFXYZabcxyz0189-_'), (at, letter) => {
        fc.pre(token[at] !== letter);
        const bent = token.slice(0, at) + letter + token.slice(at + 1);
        expect(secrets.readLink(bent)?.isValid('manage', 1)).toBe(false);
      }),
    );
  });

  it('is the same text whenever it is made, so that every mail can carry it again', () => {
    const row = newId();
    expect(new Secrets([oldKey]).linkToken('join', row, 3)).toBe(secrets.linkToken('join', row, 3));
  });

  it('is only believed in one shape', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        fc.pre(!/^[A-Za-z0-9_-]{48}$/.test(text));
        expect(secrets.readLink(text)).toBeUndefined();
      }),
    );
  });
});

describe('replacing the key', () => {
  const row = newId();
  const rotated = new Secrets([newKey, oldKey]);

  it('keeps links in mails already sent working while the old key is listed', () => {
    expect(rotated.readLink(secrets.linkToken('manage', row, 1))?.isValid('manage', 1)).toBe(true);
    expect(rotated.matches('csrf', 'session', secrets.derive('csrf', 'session'))).toBe(true);
  });

  it('makes new links with the new key', () => {
    expect(rotated.linkToken('manage', row, 1)).toBe(new Secrets([newKey]).linkToken('manage', row, 1));
  });

  it('closes the old links once the old key is gone', () => {
    const token = secrets.linkToken('manage', row, 1);
    expect(new Secrets([newKey]).readLink(token)?.isValid('manage', 1)).toBe(false);
  });
});

describe('a derived text', () => {
  it('matches its own purpose and text only, however the parts are cut', () => {
    const part = fc.stringMatching(/^[a-c|",\\[\]]{0,6}$/);
    fc.assert(
      fc.property(part, part, part, part, (purpose, text, otherPurpose, otherText) => {
        const same = purpose === otherPurpose && text === otherText;
        expect(secrets.matches(otherPurpose, otherText, secrets.derive(purpose, text))).toBe(same);
      }),
    );
  });

  it('does not match when two parts only look the same together', () => {
    expect(secrets.matches('a', 'b|c', secrets.derive('a|b', 'c'))).toBe(false);
  });

  it('is never the proof inside a link', () => {
    const row = newId();
    const proof = Buffer.from(secrets.linkToken('manage', row, 1), 'base64url')
      .subarray(16)
      .toString('base64url');
    expect(secrets.matches('link', `manage|${row}|1`, proof)).toBe(false);
    expect(secrets.matches('manage', `${row}|1`, proof)).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['a letter', 'x'],
    ['the right length in other letters', 'é'.repeat(27)],
    ['the right length', 'A'.repeat(27)],
    ['far too much', 'A'.repeat(5000)],
  ])('does not match %s', (_, candidate) => {
    expect(secrets.matches('csrf', 'session', candidate)).toBe(false);
  });
});

describe('a short code', () => {
  it('is 16 digits that match their own purpose and text only', () => {
    const part = fc.stringMatching(/^[a-c|",]{0,6}$/);
    fc.assert(
      fc.property(part, part, part, part, (purpose, text, otherPurpose, otherText) => {
        const code = secrets.shortCode(purpose, text);
        expect(code).toMatch(/^[0-9a-f]{16}$/);
        const same = purpose === otherPurpose && text === otherText;
        expect(secrets.matchesShort(otherPurpose, otherText, code)).toBe(same);
      }),
    );
  });

  it('is no shortened copy of another proof, and takes nothing longer or shorter', () => {
    const code = secrets.shortCode('a', 'b');
    expect(Buffer.from(secrets.derive('a', 'b'), 'base64url').toString('hex').startsWith(code)).toBe(false);
    for (const bent of [`${code}00`, `${code}zz`, code.slice(2), code.toUpperCase().replace(/\d/g, 'G'), ''])
      expect(secrets.matchesShort('a', 'b', bent)).toBe(false);
  });

  it('still matches while its key is listed', () => {
    const code = secrets.shortCode('a', 'b');
    expect(new Secrets([newKey, oldKey]).matchesShort('a', 'b', code)).toBe(true);
    expect(new Secrets([newKey]).matchesShort('a', 'b', code)).toBe(false);
  });
});

describe('the key in the data folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kring-secret-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is made on first use, stays, and is readable by its owner only', () => {
    const dataDir = join(folder, 'not', 'there', 'yet');
    const first = openSecrets({ secrets: undefined, dataDir }).derive('a', 'b');
    expect(openSecrets({ secrets: undefined, dataDir }).derive('a', 'b')).toBe(first);
    expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toMatch(/^[A-Za-z0-9_-]{43}\n$/);
    expect(readdirSync(dataDir)).toEqual(['secret']);
  });

  it('may be replaced by a person: the first line is current, the rest still opens', () => {
    writeFileSync(join(folder, 'secret'), `${newKey}\n${oldKey}\n`);
    const opened = openSecrets({ secrets: undefined, dataDir: folder });
    expect(opened.derive('a', 'b')).toBe(new Secrets([newKey]).derive('a', 'b'));
    expect(opened.matches('a', 'b', secrets.derive('a', 'b'))).toBe(true);
  });

  it('is not touched when the settings bring a key', () => {
    openSecrets({ secrets: [newKey], dataDir: folder });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('stops the start when it is empty, instead of signing with nothing', () => {
    writeFileSync(join(folder, 'secret'), '\n');
    expect(() => openSecrets({ secrets: undefined, dataDir: folder })).toThrow('at least one key');
  });

  it('is agreed on by two processes that start together, however close the race', async () => {
    const both = [separateProcess(folder), separateProcess(folder)];
    await Promise.all(both.map(({ isReady }) => isReady));
    const [one, other] = await Promise.all(both.map(({ keys }) => keys()));
    expect(one).toHaveLength(RACES);
    expect(other).toEqual(one);
  });
});

it('random tokens are 256 bits and never alike', () => {
  const tokens = new Set(Array.from({ length: 1000 }, randomToken));
  expect(tokens.size).toBe(1000);
  for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
});

/** A process of its own that, when told to, derives keys in folders 0, 1, 2 …, all of them new. */
function separateProcess(folder: string): { isReady: Promise<unknown>; keys(): Promise<string[]> } {
  const program = `
    const { openSecrets } = await import('./libs/platform/src/secrets.ts');
    const opened = (i) => openSecrets({ secrets: undefined, dataDir: '${folder}/' + i }).derive('a', 'b');
    process.stdin.once('data', () => {
      process.stdout.write(JSON.stringify(Array.from({ length: ${RACES} }, (_, i) => opened(i))));
    });
    process.stdout.write(' ');
  `;
  const { NODE_OPTIONS: _, ...env } = process.env;
  const flags = ['--no-warnings', '--import', './test/setup/typescript.mjs', '--input-type=module', '-e', program];
  const child = spawn(process.execPath, flags, { env, stdio: ['pipe', 'pipe', 'inherit'] });
  let answer = '';
  child.stdout.on('data', (chunk: Buffer) => {
    answer += chunk.toString();
  });
  const keys = async () => {
    child.stdin.end('go');
    await once(child, 'close');
    return JSON.parse(answer);
  };
  return { isReady: once(child.stdout, 'data'), keys };
}
