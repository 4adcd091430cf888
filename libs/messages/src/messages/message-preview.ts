import type { Message } from '#mail';
import type { Tx } from '#platform';
import type { PersonalLinks } from '#registrations';
import type { Recipient } from '../audience/audience.queries.js';
import { findFirstRecipient } from '../audience/first-recipient.queries.js';
import { gatherRecipientFacts } from '../audience/recipient-facts.js';
import { renderMessage } from './message-mail.js';
import { writersOf } from './message-writer.js';
import type { WrittenMessage } from './written-message.entity.js';

/** A message as one of its people would read it. */
export interface MessagePreview {
  readonly to: Recipient;
  readonly mail: Pick<Message, 'subject' | 'text'>;
}

/**
 * The message for the first person who would get it behind `after`, in order of arrival. Writes nothing.
 * @param links decide which doors the preview opens: make them with a key that nobody has.
 * @returns nothing where nobody is left.
 */
export async function previewMessage(
  tx: Tx,
  message: WrittenMessage,
  { after, now, links }: { readonly after: number; readonly now: Date; readonly links: PersonalLinks },
): Promise<MessagePreview | undefined> {
  const { eventId, audience, subject, body } = message;
  const to = await findFirstRecipient(tx, { event: { id: eventId }, audience, now }, { after });
  if (!to) return undefined;
  const mail = { id: message.id, language: to.language, subjectIds: { event: eventId, [to.as]: to.id } };
  const about = (await gatherRecipientFacts(tx, [mail], now)).get(mail.id);
  if (!about) return undefined;
  const writer = (await writersOf(tx, [message.id])).get(message.id);
  const facts = { template: { subject, body }, about, ...(writer && { writer }) };
  return { to, mail: renderMessage(facts, mail, now, links) };
}
