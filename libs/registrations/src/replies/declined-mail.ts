import {
  type LetterPart,
  type MailKind,
  type MailToQueue,
  PRIORITY,
  type QueuedMail,
  unsubscribeHeaders,
  writeLetter,
} from '#mail';
import type { Language, Tx } from '#platform';
import { linked, whenAndWhere } from '../mails/event-letter.js';
import { gatherRegistrationFacts, type RegistrationFacts } from '../mails/facts.js';
import type { PersonalLinks } from '../mails/links.js';
import type { MailSubject } from '../mails/registration-mail.js';
import { mailWords } from '../mails/words.js';
import { calendarAnswers } from './answers.queries.js';

const KIND = 'calendar-declined';

interface Words {
  readonly subject: (title: string) => string;
  readonly title: string;
  readonly lead: (title: string) => string;
  readonly button: string;
  readonly next: string;
}

const words: Record<Language, Words> = {
  nl: {
    subject: (title) => `Kom je niet? ${title}`,
    title: 'Mag iemand anders je plek?',
    lead: (title) => `In je agenda zei je dat je niet komt bij ‘${title}’. Je plek is nog van jou.`,
    button: 'Geef mijn plek vrij, of houd hem',
    next: 'Geef je hem vrij, dan gaat hij naar wie wacht. Doe je niets, dan houd je je plek. Deze mail openen verandert niets.',
  },
  en: {
    subject: (title) => `Not coming? ${title}`,
    title: 'May somebody else have your place?',
    lead: (title) => `In your calendar you said that you are not coming to ‘${title}’. The place is still yours.`,
    button: 'Give up my place, or keep it',
    next: 'If you give it up, it goes to whoever is waiting. If you do nothing, you keep it. Opening this mail changes nothing.',
  },
};

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
      const say = words[language];
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
