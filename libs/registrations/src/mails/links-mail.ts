import { type LetterPart, type MailKind, writeLetter } from '#mail';
import { formatDay, type Language, type LocalText, speak } from '#platform';
import type { PersonalLinks } from './links.js';
import { mailWords } from './words.js';

/** Who lost their links lost that of their calendar too; it goes to their own address only, as this mail does. */
const linksFeedWords: Record<Language, { readonly lead: string; readonly link: string }> = {
  nl: {
    lead: 'Je kunt ze ook volgen in je agenda. Houd deze link voor jezelf: wie hem heeft, ziet waar je aan meedoet.',
    link: 'Mijn agenda-abonnement',
  },
  en: {
    lead: 'You can also follow them in your calendar. Keep this link to yourself: whoever has it sees what you take part in.',
    link: 'My calendar subscription',
  },
};

interface LinksFacts {
  /** Whose calendar feed; absent in mails of before it was in them. */
  readonly contact?: { readonly id: string; readonly linkVersion: number };
  readonly name: string;
  readonly community: string;
  readonly registrations: readonly { readonly id: string; readonly linkVersion: number; readonly label: string }[];
}

interface Row {
  readonly contactId: string;
  readonly feedVersion: number;
  readonly id: string;
  readonly linkVersion: number;
  readonly name: string;
  readonly title: LocalText;
  readonly eventLanguage: Language;
  readonly startsAt: Date;
  readonly timeZone: string;
  readonly community: LocalText | null;
}

/** "The links of your registrations", for somebody who lost theirs. */
export function linksMail(links: PersonalLinks): MailKind<LinksFacts> {
  return {
    kind: 'links',
    isAskedFor: true,
    gather: async (tx, mails, now) => {
      const rows: Row[] = await tx.query(
        `select r.contact_id as "contactId", c.feed_version as "feedVersion", r.id, r.link_version as "linkVersion", r.name, e.title, e.language as "eventLanguage",
                e.starts_at as "startsAt", e.time_zone as "timeZone", community.name as community
         from registration r join contact c on c.id = r.contact_id join event e on e.id = r.event_id left join community on true
         where r.contact_id = any($1::uuid[]) and r.status in ('pending', 'confirmed', 'waiting')
           and e.status = 'published' and e.ends_at > $2
         order by e.starts_at limit 1000`,
        [mails.map((mail) => mail.subjectIds.contact), now],
      );
      return new Map(
        mails.flatMap((mail) => {
          const mine = rows.filter((row) => row.contactId === mail.subjectIds.contact).slice(0, 20);
          return mine.length > 0 ? [[mail.id, toFacts(mine, mail.language)] as const] : [];
        }),
      );
    },
    render: (facts, { language }) => {
      const words = { ...mailWords[language], feed: linksFeedWords[language] };
      const parts: LetterPart[] = [
        { say: words.hello(facts.name) },
        { say: words.links.lead('') },
        ...facts.registrations.map((one) => ({ link: one.label, href: links.manage({ ...one, language }) })),
        ...(facts.contact
          ? [{ say: words.feed.lead }, { link: words.feed.link, href: links.feed({ ...facts.contact, language }) }]
          : []),
      ];
      const { title } = words.links;
      const letter = { language, sender: facts.community, title, preheader: words.links.lead(''), parts };
      return { subject: words.links.subject(''), senderName: facts.community, ...writeLetter(letter) };
    },
  };
}

function toFacts(rows: readonly Row[], language: Language): LinksFacts {
  const [first] = rows;
  return {
    ...(first ? { contact: { id: first.contactId, linkVersion: first.feedVersion } } : {}),
    name: rows[0]?.name ?? '',
    community: speak(rows[0]?.community ?? {}, language).text || 'Kring',
    registrations: rows.map((row) => ({
      id: row.id,
      linkVersion: row.linkVersion,
      label: `${speak(row.title, language, row.eventLanguage).text}, ${formatDay(row.startsAt, row.timeZone, language)}`,
    })),
  };
}
