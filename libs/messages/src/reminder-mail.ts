import type { MailKind } from '#mail';
import { gatherRegistrationFacts, type PersonalLinks, type RegistrationFacts } from '#registrations';
import { builtIn } from './templates/built-in.js';
import { renderTemplate } from './templates/render-template.js';

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
    render: (facts, mail, now) => renderTemplate(builtIn('reminder'), facts, mail, now, links),
  };
}

/** Still coming, still on, still ahead, and about the start that this reminder was queued for. */
function isUseful({ status, event }: RegistrationFacts, key: string, now: Date): boolean {
  const [, , startVersion] = key.split('/');
  const isAhead = new Date(event.startsAt) > now;
  return status === 'confirmed' && !event.isCancelled && isAhead && startVersion === String(event.startVersion);
}
