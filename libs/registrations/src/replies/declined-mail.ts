import {
  type LetterPart,
  type MailKind,
  type MailToQueue,
  PRIORITY,
  type QueuedMail,
  unsubscribeHeaders,
  writeLetter,
} from '#mail';
import type { Tx } from '#platform';
import { linked, whenAndWhere } from '../mails/event-letter.js';
import { gatherRegistrationFacts, type RegistrationFacts } from '../mails/facts.js';
import type { PersonalLinks } from '../mails/links.js';
import type { MailSubject } from '../mails/registration-mail.js';
import { mailWords } from '../mails/words.js';
import { calendarAnswers } from './answers.queries.js';
import { declinedWords } from './declined-words.js';

const KIND = 'calendar-declined';

/**
 * "Shall somebody else have your place?": once a decline, of no use from the start on.
 * @param at when they declined, by the clock of their calendar: the same decline is never asked about twice.
 */
export function declinedMail(subject: MailSubject, at: Date, orderKey: string, startsAt: Date): MailToQueue {
  return {
    key: `${KIND}/${subject.registrationId}/${at.toISOString()}`,
    kind: KIND,
    to: { address: subject.address, name: subject.name },
    language: subject.language,
    subjectIds: { registration: subject.registrationId, event: subject.eventId },
    orderKey,
    priority: PRIORITY.change,
    notAfter: startsAt,
  };
}

/** Whoever accepted meanwhile, gave up their place, or whose event moved or is off, is not asked any more. */
export function declinedMailKind(links: PersonalLinks): MailKind<RegistrationFacts> {
  return {
    kind: KIND,
    gather: async (tx: Tx, mails: readonly QueuedMail[], now: Date) => {
      const facts = await gatherRegistrationFacts(tx, mails, now);
      const answers = await calendarAnswers(
        tx,
        mails.flatMap((mail) => mail.subjectIds.registration ?? []),
      );
      const isUseful = (one: RegistrationFacts) =>
        !one.event.isCancelled && answers.get(one.registrationId) === 'DECLINED';
      return new Map([...facts].filter(([, one]) => isUseful(one)));
    },
    render: (facts, { language }) => {
      const say = declinedWords[language];
      const { title } = facts.event;
      const parts: LetterPart[] = [
        { say: mailWords[language].hello(facts.name) },
        { say: say.lead(title) },
        whenAndWhere(facts, language),
        { button: say.button, href: links.manage(linked(facts, language)) },
        { say: say.next },
      ];
      const contact = facts.contactAddress ? { contact: facts.contactAddress } : {};
      const off = links.unsubscribe(linked(facts, language));
      const about = { sender: facts.community, title: say.title, preheader: say.lead(title) };
      const written = writeLetter({ language, ...about, parts, ...contact, unsubscribeHref: off });
      return {
        subject: say.subject(title),
        senderName: facts.community,
        ...written,
        headers: unsubscribeHeaders(off),
      };
    },
  };
}
