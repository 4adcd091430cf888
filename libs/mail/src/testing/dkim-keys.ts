import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DkimConfig } from '#platform';

export interface DkimKeys {
  readonly dkim: DkimConfig;
  /** What DNS would say at `<selector>._domainkey.<domain>`. */
  readonly record: string;
  forget(): void;
}

/** A key of `bits` in a file of its own, with the record that would be in DNS. */
export function makeDkimKeys(domain = 'kring.test', bits = 2048): DkimKeys {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const folder = mkdtempSync(join(tmpdir(), 'kring-dkim-'));
  const keyFile = join(folder, 'dkim.pem');
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return {
    dkim: { domain, selector: '2027a', keyFile },
    record: `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`,
    forget: () => rmSync(folder, { recursive: true, force: true }),
  };
}
