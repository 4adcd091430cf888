import { createTransport } from 'nodemailer';
import { type Config, ConfigError } from '#platform';
import { oneLine, readMailbox } from '../mailbox.js';
import { readRefusal } from './refusal.js';

/** What became of a visit to the mail server. */
export type MailServerVisit =
  /** It answers, and lets us in: over TLS where it offers that, with the password where there is one. */
  | { readonly kind: 'welcome' }
  /** It took the test mail, and said this. Taken is not arrived: only the reader of the mailbox can tell. */
  | { readonly kind: 'taken'; readonly said: string }
  | { readonly kind: 'refused'; readonly why: 'unreachable' | 'certificate' | 'login' | 'mail'; readonly said: string };

/** A test mail. It names nobody and asks nothing. */
export interface TestMail {
  readonly to: string;
  readonly at: Date;
}

/** A person waits for the answer, so no longer than a person would. */
const TIMEOUTS = { connectionTimeout: 8000, greetingTimeout: 8000, dnsTimeout: 8000, socketTimeout: 15_000 };

/**
 * Visits the mail server as a mail would: connection, EHLO, STARTTLS where offered, login. With `mail` it sends one too.
 * @throws {ConfigError} without `SMTP_URL`.
 */
export async function visitMailServer(
  config: Pick<Config, 'smtpUrl' | 'mailFrom'>,
  mail?: TestMail,
): Promise<MailServerVisit> {
  if (!config.smtpUrl) throw new ConfigError(['SMTP_URL is missing: there is no mail server to visit']);
  const transport = createTransport({
    url: config.smtpUrl,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...TIMEOUTS,
  });
  try {
    await transport.verify();
    if (!mail) return { kind: 'welcome' };
    const { response } = await transport.sendMail({
      ...LETTER,
      from: readMailbox(config.mailFrom),
      ...addressed(mail),
    });
    return { kind: 'taken', said: oneLine(response ?? '') };
  } catch (error) {
    return { kind: 'refused', why: reason(error), said: readRefusal(error).text };
  } finally {
    transport.close();
  }
}

const LETTER = {
  subject: 'A test mail from Kring',
  text: 'Somebody who looks after this site asked whether its mail arrives. It does. You need not do anything.\n',
};

function addressed({ to, at }: TestMail) {
  return { to: { address: to, name: '' }, date: at, headers: { 'Auto-Submitted': 'auto-generated' } };
}

function reason(error: unknown): Extract<MailServerVisit, { kind: 'refused' }>['why'] {
  const { code = '', command = '', message = '' } = (error ?? {}) as Record<string, string | undefined>;
  if (/^E(?:AUTH|NOAUTH|OAUTH2)$/.test(code)) return 'login';
  if (code === 'ETLS' || /certificate|altnames|SSL|TLS/i.test(message)) return 'certificate';
  return /^(?:MAIL|RCPT|DATA)/.test(command) || code === 'EENVELOPE' || code === 'EMESSAGE' ? 'mail' : 'unreachable';
}
