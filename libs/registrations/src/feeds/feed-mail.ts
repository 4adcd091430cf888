import { type Letter, type MailKind, type MailToQueue, PRIORITY, writeLetter } from '#mail';
import { type Language, type LocalText, speak } from '#platform';
import type { PersonalLinks } from '../mails/links.js';
import { mailWords } from '../mails/words.js';
import { feedMailWords } from './feed-mail-words.js';

const KIND = 'calendar-feed';
/** Pressing more often brings no second mail. */
const PAUSE_MS = 10 * 60_000;

interface FeedFacts {
  readonly contactId: string;
  readonly version: number;
  readonly name: string;
  readonly community: string;
}

interface Subject extends Pick<FeedFacts, 'contactId' | 'version' | 'name'> {
  readonly registrationId: string;
  readonly address: string;
  readonly language: Language;
}

/** The mail that carries the link of somebody's feed. */
export function feedMail(subject: Subject, now: Date): MailToQueue {
  const slot = Math.floor(now.getTime() / PAUSE_MS);
  return {
    key: `${KIND}/${subject.contactId}/${subject.version}/${slot}`,
    kind: KIND,
    to: { address: subject.address, name: subject.name },
    language: subject.language,
    subjectIds: { contact: subject.contactId, registration: subject.registrationId },
    priority: PRIORITY.signIn,
  };
}

/** The link is derived when the mail is written, from the version that stood when it was first tried. */
export function feedMailKind(links: PersonalLinks): MailKind<FeedFacts> {
  return {
    kind: KIND,
    isAskedFor: true,
    gather: async (tx, mails) => {
      const rows: (Omit<FeedFacts, 'community'> & { registrationId: string; community: LocalText | null })[] =
        await tx.query(
          `select r.id as "registrationId", c.id as "contactId", c.feed_version as version, r.name, community.name as community
           from registration r join contact c on c.id = r.contact_id left join community on true where r.id = any($1::uuid[])`,
          [mails.map((mail) => mail.subjectIds.registration)],
        );
      return new Map(
        mails.flatMap((mail) => {
          const row = rows.find(({ registrationId }) => registrationId === mail.subjectIds.registration);
          if (!row) return [];
          const { contactId, version, name } = row;
          const community = speak(row.community ?? {}, mail.language).text || 'Kring';
          return [[mail.id, { contactId, version, name, community }] as const];
        }),
      );
    },
    render: (facts, { language }) => {
      const say = feedMailWords[language];
      const href = links.feed({ id: facts.contactId, linkVersion: facts.version, language });
      const letter: Letter = {
        language,
        sender: facts.community,
        title: say.subject,
        preheader: say.lead,
        parts: [
          { say: mailWords[language].hello(facts.name) },
          { say: say.lead },
          { button: say.button, href },
          { say: say.next },
        ],
      };
      return { subject: say.subject, senderName: facts.community, ...writeLetter(letter) };
    },
  };
}
