import { createPublicKey } from 'node:crypto';
import { Resolver } from 'node:dns/promises';
import { openDkimKey, readMailbox } from '#mail';
import { type Config, ConfigError, isLoopback } from '#platform';
import { type Finding, ok, problem, saidBy, warning } from './finding.js';
import { judgeDkim, judgeDmarc, judgeSpf } from './mail-records.js';

/** Reads the TXT records of a name; none where it has none. @throws when DNS gives no answer. */
export type ReadTxt = (name: string) => Promise<readonly string[]>;

const NO_RECORD = new Set(['ENODATA', 'ENOTFOUND']);

/** DNS as this machine is set up to ask it, for a few seconds. */
async function readTxt(name: string): Promise<readonly string[]> {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  try {
    return (await resolver.resolveTxt(name)).map((parts) => parts.join(''));
  } catch (error) {
    if (NO_RECORD.has((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

/**
 * Whether others can see that our mail is ours: SPF, DKIM and DMARC of the sender's domain. Silent on a site that nobody
 * else sees. DNS that gives no answer is no verdict.
 */
export async function aboutMailDns(config: Config, read: ReadTxt = readTxt): Promise<Finding[]> {
  if (!config.smtpUrl || isLoopback(config.publicUrl)) return [];
  const { address } = readMailbox(config.mailFrom);
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return await Promise.all([
    ask('SPF', async () => judgeSpf(await read(config.inbound?.domain ?? domain), config.inbound?.domain ?? domain)),
    ask('DKIM', () => aboutDkim(config, read)),
    ask('DMARC', async () => judgeDmarc(await read(`_dmarc.${domain}`), await dmarcAbove(domain, read), domain)),
  ]);
}

/** Of `mail.example.org` the policy of `example.org` holds where it has none of its own (RFC 7489 section 6.6.3). */
async function dmarcAbove(domain: string, read: ReadTxt): Promise<readonly string[]> {
  const above = domain.split('.').slice(-2).join('.');
  return above === domain ? [] : await read(`_dmarc.${above}`);
}

async function aboutDkim(config: Config, read: ReadTxt): Promise<Finding> {
  const key = openDkimKey(config);
  if (!key) {
    const remedy = 'Set DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE, unless your mail server signs by itself.';
    return warning('DKIM', 'Kring does not sign its mail', remedy);
  }
  const name = `${key.selector}._domainkey.${key.domain}`;
  const ours = createPublicKey(key.key).export({ type: 'spki', format: 'der' }).toString('base64');
  return judgeDkim(await read(name), name, ours);
}

async function ask(what: string, look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof ConfigError) return problem(what, error.problems.join('; '), 'Workers do not start with it.');
    return ok(what, `not checked: DNS gave no answer (${saidBy(error)})`);
  }
}
