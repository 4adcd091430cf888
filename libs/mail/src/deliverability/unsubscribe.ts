/**
 * Headers with which a mailbox offers "unsubscribe" and does it by one press (RFC 8058). For mails that people may switch
 * off; give them as `Message.headers`. The signature covers both.
 * @param href takes a POST from anybody, without a cookie, and answers 2xx.
 */
export function unsubscribeHeaders(href: string): Readonly<Record<string, string>> {
  return { 'List-Unsubscribe': `<${href}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
