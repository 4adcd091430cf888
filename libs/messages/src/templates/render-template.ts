import { type Message, type QueuedMail, unsubscribeHeaders, writeLetter } from '#mail';
import { cleanLine } from '#platform';
import { linked, type PersonalLinks } from '#registrations';
import { fillingFor, type TemplateFacts } from './filling.js';
import { letterParts } from './letter-parts.js';
import { fitsSubject, isPlaceholder } from './placeholders.js';
import { readSubject } from './subject.js';
import { speakTemplate, type Template } from './template.js';

/**
 * The mail that a template makes for one person: HTML and plain text from the same words. A template in one language
 * speaks that to everybody.
 * @param writtenBy the person who wrote it to be sent once; absent for what leaves by itself.
 */
export function renderTemplate(
  template: Template,
  facts: TemplateFacts,
  mail: Pick<QueuedMail, 'language'>,
  now: Date,
  links: PersonalLinks,
  writtenBy?: string,
): Message {
  const { language, subject: typed, body } = speakTemplate(template, mail.language);
  const filling = fillingFor(facts, language, now, links);
  const words = readSubject(typed).map((piece) => {
    if (typeof piece === 'string') return piece;
    // What reads a template lets nothing else through; a row that was tampered with still breaks no mail.
    return isPlaceholder(piece.word) && fitsSubject(piece.word)
      ? filling.text(piece.word as 'name')
      : `{${piece.word}}`;
  });
  const subject = capital(cleanLine(words.join('')));
  const { community, contactAddress, event } = facts;
  const contact = contactAddress ? { contact: contactAddress } : {};
  const letter = { language, sender: community, title: event.title, preheader: subject, ...contact };
  const off = 'registrationId' in facts ? links.unsubscribe(linked(facts, language)) : undefined;
  const parts = letterParts(body, filling);
  const written = writeLetter({
    ...letter,
    parts,
    ...(writtenBy && { writtenBy }),
    ...(off && { unsubscribeHref: off }),
  });
  return { subject, senderName: community, ...written, ...(off && { headers: unsubscribeHeaders(off) }) };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
