import { domainToASCII } from 'node:url';
import { cleanLine } from '#platform';
import type { Message, QueuedMail } from '../mail-kind.js';
import type { Mailbox } from '../mailbox.js';
import { base64Lines, headerWords, quotedPrintable } from './mime-encoding.js';

/**
 * A mail as it goes over the wire: lines of ASCII, the same bytes for the same mail, message and `at`, so that a repeat
 * is a repeat. nodemailer could build it from streams, one for each part and line, at four times the cost of sending it.
 *
 * An invite is written twice: as the last alternative, which Outlook and Gmail turn into a card, and as a file for
 * everybody else, both with the method (RFC 6047 section 2.4).
 * @param at the Date header.
 */
export function writeMime(mail: QueuedMail, message: Message, at: Date, sender: Mailbox): string {
  const { calendar } = message;
  const invite = calendar && `text/calendar; charset=utf-8; method=${calendar.method}`;
  const twins = [
    textPart('text/plain; charset=utf-8', message.text),
    textPart('text/html; charset=utf-8', message.html),
  ];
  if (!calendar || !invite)
    return [...headers(mail, message, at, sender), multipart('alternative', mail.id, twins)].join('\r\n');
  const alternative = multipart('alternative', mail.id, [...twins, textPart(invite, calendar.content)]);
  const parts = [alternative, filePart(invite, calendar.filename, calendar.content)];
  return [...headers(mail, message, at, sender), multipart('mixed', mail.id, parts)].join('\r\n');
}

function headers(mail: QueuedMail, message: Message, at: Date, sender: Mailbox): string[] {
  const { replyTo } = message;
  const named: [string, string][] = [
    ['From', mailbox({ name: message.senderName ?? sender.name, address: sender.address })],
    ['To', mailbox(mail.to)],
    ...(replyTo ? [['Reply-To', mailbox(replyTo)] as [string, string]] : []),
    ['Subject', headerWords(cleanLine(message.subject))],
    ['Message-ID', mail.messageId],
    ['Date', at.toUTCString().replace('GMT', '+0000')],
    ['MIME-Version', '1.0'],
    ['Auto-Submitted', 'auto-generated'], // RFC 3834: no out-of-office answers
    ['X-Auto-Response-Suppress', 'OOF, AutoReply'], // the same for Exchange, which does not read the RFC
    ['Content-Language', mail.language],
    ...Object.entries(message.headers ?? {}).map(
      ([name, value]) => [headerName(name), ownHeader(value)] as [string, string],
    ),
  ];
  return named.map(([name, value]) => `${name}: ${value}`);
}

/** `Ana <ana@example.org>`, with the domain as the envelope writes it. */
function mailbox({ name, address }: Mailbox): string {
  const [, local, domain = ''] = /^([!-~]+)@([^@]+)$/.exec(address) ?? [];
  const bare = `${local}@${domainToASCII(domain)}`;
  if (!local || !/^[^<>,;"\\]+@[a-z0-9.-]+$/i.test(bare)) throw notSendable('Not an address for a mail header');
  const words = headerWords(cleanLine(name));
  if (!words) return bare;
  return `${words.startsWith('=?') ? words : `"${words.replace(/["\\]/g, '\\$&')}"`} <${bare}>`;
}

/** As nodemailer would say it, so that `readRefusal` knows that trying again is no use. */
function notSendable(why: string): Error {
  return Object.assign(new Error(why), { code: 'EENVELOPE' });
}

function headerName(name: string): string {
  if (!/^[A-Za-z0-9-]+$/.test(name)) throw new Error('Not the name of a mail header');
  return name;
}

/** Headers of our own kinds hold links, which no encoded word may touch; so they must be ASCII of one line already. */
function ownHeader(value: string): string {
  if (!/^[ -~]{1,900}$/.test(value)) throw new Error('A mail header of ours must be one line of ASCII');
  return value;
}

/** "=_" occurs neither in quoted-printable nor in base64, so no text can end its part. */
function multipart(kind: 'mixed' | 'alternative', id: string, parts: readonly string[]): string {
  const boundary = `=_${kind}-${id}`;
  const body = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('');
  return `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n${body}--${boundary}--\r\n`;
}

function textPart(type: string, text: string): string {
  return `Content-Type: ${type}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(text)}`;
}

function filePart(type: string, filename: string, content: string): string {
  if (!/^[\w.-]+$/.test(filename)) throw new Error('A file in a mail needs a plain name');
  return [
    `Content-Type: ${type}; name=${filename}`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename=${filename}`,
    '',
    base64Lines(content),
  ].join('\r\n');
}
