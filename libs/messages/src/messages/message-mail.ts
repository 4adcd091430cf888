import type { MailKind, Message, QueuedMail } from '#mail';
import type { Tx } from '#platform';
import type { PersonalLinks } from '#registrations';
import { stillIn } from '../audience/audience.queries.js';
import { gatherRecipientFacts } from '../audience/recipient-facts.js';
import type { TemplateFacts } from '../templates/filling.js';
import { renderTemplate } from '../templates/render-template.js';
import type { Template } from '../templates/template.js';
import { writersOf } from './message-writer.js';
import { stopAsker } from './stop-asker.js';
import { WrittenMessage } from './written-message.entity.js';

/** What a mail of a message says: the words as they were sent, and the person they were sent to. */
export interface MessageFacts {
  readonly template: Template;
  readonly about: TemplateFacts;
  /** Who wrote it, by name; absent from mails frozen before that was said. */
  readonly writer?: string;
}

/** A message of an organiser, to one of its people. Whoever is not in the audience any more gets nothing. */
export function messageMail(links: PersonalLinks): MailKind<MessageFacts> {
  return {
    kind: 'message',
    gather: async (tx, mails, now) => {
      const about = await gatherRecipientFacts(tx, mails, now);
      const found = new Map<string, MessageFacts>();
      const all = await byMessage(tx, mails);
      const writers = await writersOf(
        tx,
        all.map(([{ id }]) => id),
      );
      for (const [message, some] of all) {
        const writer = writers.get(message.id);
        const ids = await stillIn(tx, asked(message, now), some.map(recipientOf));
        const { subject, body } = message;
        for (const mail of some) {
          const facts = about.get(mail.id);
          if (facts && ids.has(recipientOf(mail)))
            found.set(mail.id, { template: { subject, body }, about: facts, ...(writer && { writer }) });
        }
      }
      return found;
    },
    isStopped: stopAsker(),
    render: (facts, mail, now) => renderMessage(facts, mail, now, links),
  };
}

/** Who answers writes to the organisers, not to the machine. */
export function renderMessage(
  { template, about, writer }: MessageFacts,
  mail: Pick<QueuedMail, 'language'>,
  now: Date,
  links: PersonalLinks,
): Message {
  const message = renderTemplate(template, about, mail, now, links, writer);
  const { contactAddress, community } = about;
  return contactAddress ? { ...message, replyTo: { name: community, address: contactAddress } } : message;
}

function asked({ eventId, audience, pressedAt }: WrittenMessage, now: Date) {
  return { event: { id: eventId }, audience, now, ...(pressedAt && { inBy: pressedAt }) };
}

const recipientOf = ({ subjectIds }: Pick<QueuedMail, 'subjectIds'>): string =>
  subjectIds.registration ?? subjectIds.speaker ?? '';

/** Mails of one claim are nearly always of one message. */
async function byMessage(tx: Tx, mails: readonly QueuedMail[]): Promise<[WrittenMessage, QueuedMail[]][]> {
  const ids = [...new Set(mails.flatMap(({ subjectIds }) => subjectIds.message ?? []))];
  const messages: [WrittenMessage, QueuedMail[]][] = [];
  for (const id of ids) {
    const message = await tx.findOneBy(WrittenMessage, { id });
    if (message) messages.push([message, mails.filter(({ subjectIds }) => subjectIds.message === id)]);
  }
  return messages;
}
