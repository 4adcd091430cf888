import { type MailServerVisit, visitMailServer } from '#mail';
import { type Config, unreachable } from '#platform';
import { type Finding, ok, problem, warning } from './finding.js';

/** An address, or the contact of the community. */
export type TestMailWish = { readonly to: string } | 'contact';

/** Greets the mail server, over TLS and with the password where there are any; sends a test mail where one is wished. */
export async function aboutMailServer(
  config: Config,
  wish: TestMailWish | undefined,
  contactAddress: string | undefined,
  now: Date,
): Promise<Finding> {
  if (!config.smtpUrl) return ok('smtp', 'mail is caught in the built-in mailbox (SMTP_URL is not set)');
  const to = wish === 'contact' ? contactAddress : wish?.to;
  const visit = await visitMailServer(config, to ? { to, at: now } : undefined);
  const { hostname, port, protocol } = new URL(config.smtpUrl);
  const server = `${hostname}:${port || (protocol === 'smtps:' ? 465 : 25)}`;
  if (wish && !to && visit.kind === 'welcome')
    return warning('smtp', `${server} lets us in, but no test mail was sent`, NO_CONTACT);
  return tell(visit, server, to);
}

const NO_CONTACT = 'The community has no contact address yet: name one with --send-to.';

function tell(visit: MailServerVisit, server: string, to: string | undefined): Finding {
  switch (visit.kind) {
    case 'welcome':
      return ok('smtp', `${server} lets us in`);
    case 'taken':
      return ok('smtp', `${server} took a test mail to ${to}: ${visit.said}`);
    case 'refused':
      return problem('smtp', `${server}: ${visit.said}`, REMEDIES[visit.why]);
    default:
      return unreachable(visit);
  }
}

const REMEDIES = {
  unreachable: 'Is the server running, host and port in SMTP_URL right, and does the firewall let us through?',
  certificate: 'Use the name that stands in the certificate, and one that this machine trusts (NODE_EXTRA_CA_CERTS).',
  login: 'Is the user name and the password in SMTP_URL right? A special character must be percent-encoded.',
  mail: 'Does the server allow MAIL_FROM as a sender, and does the address exist?',
} as const;
