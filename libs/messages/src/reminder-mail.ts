import { type LetterPart, type MailKind, writeLetter } from '#mail';
import {
  gatherRegistrationFacts,
  joinParts,
  linked,
  type PersonalLinks,
  type RegistrationFacts,
  registrationWords,
  whenAndWhere,
} from '#registrations';
import { reminderWords, sayWhen } from './reminder-words.js';

/** "Tomorrow at 14:00: …", to people who have a place. */
export function reminderMail(links: PersonalLinks): MailKind<RegistrationFacts> {
  return {
    kind: 'reminder',
    gather: async (tx, mails, now) => {
      const facts = await gatherRegistrationFacts(tx, mails, now);
      return new Map(
        [...facts].filter(([id, one]) => {
          const mail = mails.find((other) => other.id === id);
          return mail !== undefined && isUseful(one, mail.key, now);
        }),
      );
    },
    render: (facts, { language }, now) => {
      const { event, community, contactAddress } = facts;
      const words = reminderWords[language];
      const when = sayWhen(new Date(event.startsAt), now, event.timeZone, language);
      const lead = words.lead(event.title, when);
      const parts: LetterPart[] = [
        { say: registrationWords[language].hello(facts.name) },
        { say: lead },
        whenAndWhere(facts, language),
        ...joinParts(facts, language, links),
        { button: registrationWords[language].manage, href: links.manage(linked(facts, language)) },
        { say: words.cannotCome },
      ];
      const contact = contactAddress ? { contact: contactAddress } : {};
      const letter = { language, sender: community, title: event.title, preheader: lead, parts, ...contact };
      return { subject: words.subject(when, event.title), senderName: community, ...writeLetter(letter) };
    },
  };
}

/** Still coming, still on, still ahead, and about the start that this reminder was queued for. */
function isUseful({ status, event }: RegistrationFacts, key: string, now: Date): boolean {
  const [, , startVersion] = key.split('/');
  const isAhead = new Date(event.startsAt) > now;
  return status === 'confirmed' && !event.isCancelled && isAhead && startVersion === String(event.startVersion);
}
