import { createTransport } from 'nodemailer';
import type { Message, QueuedMail } from '../mail-kind.js';

/**
 * The floor of the mail bench: what anybody would write with nodemailer, a pool and nothing else. No ledger, no
 * rendering, no record of what became of the mails. Answers mails a second.
 */
export async function sendBare(
  url: string,
  from: string,
  mails: readonly (readonly [QueuedMail, Message])[],
  dkim?: { readonly domainName: string; readonly keySelector: string; readonly privateKey: string },
): Promise<number> {
  const transport = createTransport({ url, pool: true, maxConnections: 5, maxMessages: 1000, ...(dkim && { dkim }) });
  const started = performance.now();
  const send = ([mail, { subject, text, html, headers, calendar }]: readonly [QueuedMail, Message]) =>
    transport.sendMail({
      from,
      to: mail.to,
      messageId: mail.messageId,
      subject,
      text,
      html,
      ...(headers && { headers: { ...headers } }),
      ...(calendar ? { icalEvent: calendar } : {}),
    });
  await Promise.all(mails.map(send));
  const seconds = (performance.now() - started) / 1000;
  transport.close();
  return mails.length / seconds;
}
