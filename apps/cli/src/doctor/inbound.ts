import type { Config } from '#platform';
import { type Finding, ok, warning } from './finding.js';

/**
 * Whether what is mailed to us is read by anybody. With a domain alone every mail names it as the place to come back to,
 * and what comes back there is lost.
 */
export function aboutInbound({ inbound }: Pick<Config, 'inbound'>): Finding[] {
  if (!inbound) return [];
  const { domain, smtp, maildir } = inbound;
  if (smtp || maildir) {
    const ways = [smtp && `port ${smtp.port} of ${smtp.host}`, maildir].filter(Boolean).join(' and ');
    return [ok('inbound', `mail to ${domain} is read from ${ways}`)];
  }
  const remedy = 'Set INBOUND_SMTP_PORT or INBOUND_MAILDIR to where that mail arrives, or leave INBOUND_DOMAIN out.';
  return [warning('inbound', `nobody reads the mail to ${domain}: bounces and answers are lost`, remedy)];
}
