import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#platform';
import { type Finding, ok, problem, saidBy, warning } from './finding.js';

/**
 * Whether what is mailed to us is read by anybody. With a domain alone every mail names it as the place to come back to,
 * and what comes back there is lost.
 */
export function aboutInbound({ inbound }: Pick<Config, 'inbound'>): Finding[] {
  if (!inbound) return [];
  const { domain, smtp, maildir } = inbound;
  if (smtp || maildir) {
    const why = maildir && whyUnread(maildir);
    if (why) {
      const remedy =
        'Set INBOUND_MAILDIR to the folder that holds "new", and let the account that starts Kring write in it.';
      return [problem('inbound', `the mail in ${maildir} is not read: ${why}`, remedy)];
    }
    const ways = [smtp && `port ${smtp.port} of ${smtp.host}`, maildir].filter(Boolean).join(' and ');
    return [ok('inbound', `mail to ${domain} is read from ${ways}`)];
  }
  const remedy = 'Set INBOUND_SMTP_PORT or INBOUND_MAILDIR to where that mail arrives, or leave INBOUND_DOMAIN out.';
  return [warning('inbound', `nobody reads the mail to ${domain}: bounces and answers are lost`, remedy)];
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
