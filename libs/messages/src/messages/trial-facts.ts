import type { QueuedMail } from '#mail';
import { newId, type Tx } from '#platform';
import { findAudience } from '../audience/audience.queries.js';
import { gatherRecipientFacts } from '../audience/recipient-facts.js';
import type { TemplateFacts } from '../templates/filling.js';
import type { MessageFacts } from './message-mail.js';
import { writersOf } from './message-writer.js';
import { WrittenMessage } from './written-message.entity.js';

/** The words as they are now, and the times and sessions of the first of the audience; of the event alone where it has nobody. */
export async function gatherTrials(
  tx: Tx,
  mails: readonly QueuedMail[],
  now: Date,
): Promise<Map<string, MessageFacts>> {
  const found = new Map<string, MessageFacts>();
  const writers = await writersOf(
    tx,
    mails.flatMap(({ subjectIds }) => subjectIds.message ?? []),
  );
  for (const mail of mails) {
    const message = await tx.findOneBy(WrittenMessage, { id: mail.subjectIds.message ?? '' });
    const about = message && (await sampleOf(tx, message, mail, now));
    if (!message || !about) continue;
    const { subject, body } = message;
    const writer = writers.get(message.id);
    found.set(mail.id, { template: { subject, body }, about, ...(writer && { writer }) });
  }
  return found;
}

async function sampleOf(
  tx: Tx,
  message: WrittenMessage,
  mail: QueuedMail,
  now: Date,
): Promise<TemplateFacts | undefined> {
  const event = { id: message.eventId };
  const [sample] = await findAudience(tx, { event, audience: message.audience, now }, { after: -1, limit: 1 });
  const subjectIds = { event: event.id, ...(sample && { [sample.as]: sample.id }) };
  const facts = (await gatherRecipientFacts(tx, [{ ...mail, subjectIds }], now)).get(mail.id);
  return facts && asOrganiser(facts, mail);
}

/**
 * With the name of who gets it, and under an id that is of nobody: nothing about a participant stays in the ledger under
 * an organiser's mail, and a link in it acts for nobody.
 */
function asOrganiser(facts: TemplateFacts, { to }: QueuedMail): TemplateFacts {
  if (!('registrationId' in facts)) return { ...facts, name: to.name };
  const { reason: _, ...rest } = facts;
  return { ...rest, registrationId: newId(), linkVersion: 1, name: to.name, email: to.address, calendar: null };
}
