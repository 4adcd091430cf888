import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#platform';
import { type Finding, ok, problem, saidBy, warning } from './finding.js';
import { readGreeting } from './greeting.js';

/**
 * Whether what is mailed to us is read by anybody. With a domain alone every mail names it as the place to come back to,
 * and what comes back there is lost.
 */
export async function aboutInbound({ inbound }: Pick<Config, 'inbound'>): Promise<Finding[]> {
  if (!inbound) return [];
  const { domain, smtp, maildir } = inbound;
  if (smtp || maildir) {
    const why = maildir && whyUnread(maildir);
    if (why) {
      const remedy =
        'Set INBOUND_MAILDIR to the folder that holds "new", and let the account that starts Kring write in it.';
      return [problem('inbound', `the mail in ${maildir} is not read: ${why}`, remedy)];
    }
    const found = smtp && (await aboutPort(smtp));
    if (found) return [found];
    const ways = [smtp && `port ${smtp.port} of ${smtp.host}`, maildir].filter(Boolean).join(' and ');
    return [ok('inbound', `mail to ${domain} is read from ${ways}`)];
  }
  const remedy = 'Set INBOUND_SMTP_PORT or INBOUND_MAILDIR to where that mail arrives, or leave INBOUND_DOMAIN out.';
  return [warning('inbound', `nobody reads the mail to ${domain}: bounces and answers are lost`, remedy)];
}

/** Whoever answers there says who it is: our listener greets as "kring". `undefined` when all is well. */
async function aboutPort({
  host,
  port,
}: {
  readonly host: string;
  readonly port: number;
}): Promise<Finding | undefined> {
  const where = `port ${port} of ${host}`;
  const greeting = await readGreeting(/^(?:0\.0\.0\.0|::)$/.test(host) ? 'localhost' : host, port);
  if (greeting === undefined) {
    const remedy = 'Is a worker running on this machine? It listens there.';
    return warning('inbound', `nobody listens at ${where}: mail that comes back waits at your mail server`, remedy);
  }
  if (/^220[ -]kring(?: |$)/.test(greeting)) return undefined;
  const remedy = 'Give INBOUND_SMTP_PORT a port of its own, and pass the mail on to that.';
  const who = greeting ? `another program, which says "${greeting}"` : 'another program, which says nothing';
  return problem('inbound', `${where} belongs to ${who}: the mail to us is not read`, remedy);
}

/** A worker takes each file out of `new` when it has read it. */
function whyUnread(maildir: string): string | undefined {
  try {
    for (const folder of [maildir, join(maildir, 'new')]) accessSync(folder, constants.R_OK | constants.W_OK);
    return undefined;
  } catch (error) {
    return saidBy(error);
  }
}
