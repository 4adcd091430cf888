import type { Message } from '#mail';
import type { Tx } from '#platform';
import type { PersonalLinks } from '#registrations';
import { findAudience, type Recipient } from '../audience/audience.queries.js';
import { gatherRecipientFacts } from '../audience/recipient-facts.js';
import { renderMessage } from './message-mail.js';
import type { WrittenMessage } from './written-message.entity.js';

/** A message as one of its people would read it. */
export interface MessagePreview {
  readonly to: Recipient;
  readonly mail: Pick<Message, 'subject' | 'text'>;
}

/**
 * The message for the first person of its audience behind `after`, in order of arrival. Writes nothing.
 * @param links decide which doors the preview opens: make them with a key that nobody has.
 * @returns nothing where nobody is left.
 */
export async function previewMessage(
  tx: Tx,
  message: WrittenMessage,
  { after, now, links }: { readonly after: number; readonly now: Date; readonly links: PersonalLinks },
): Promise<MessagePreview | undefined> {
  const { eventId, audience, subject, body } = message;
  const [to] = await findAudience(tx, { event: { id: eventId }, audience, now }, { after, limit: 1 });
  if (!to) return undefined;
  const mail = { id: message.id, language: to.language, subjectIds: { event: eventId, [to.as]: to.id } };
  const about = (await gatherRecipientFacts(tx, [mail], now)).get(mail.id);
  return about && { to, mail: renderMessage({ template: { subject, body }, about }, mail, now, links) };
}
