import { type Letter, type MailKind, type Message, writeLetter } from '#mail';
import { formatDay, formatSpan, formatZone, type Language, type LocalText, speak } from '#platform';
import type { GroupTaken } from '../admission/together.js';
import type { PersonalLinks } from '../mails/links.js';
import { mailWords } from '../mails/words.js';
import { GROUP_MAIL } from './group-mail.js';
import { groupMailWords } from './group-mail-words.js';

interface GroupFacts {
  readonly groupId: string;
  readonly linkVersion: number;
  readonly name: string;
  readonly size: number;
  readonly answer: GroupTaken;
  readonly community: string;
  readonly contactAddress: string | null;
  readonly event: {
    readonly slug: string;
    readonly title: string;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly timeZone: string;
  };
}

interface Row extends Omit<GroupFacts, 'community' | 'event'> {
  readonly communityName: LocalText | null;
  readonly slug: string;
  readonly title: LocalText;
  readonly eventLanguage: Language;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly timeZone: string;
}

/** "You registered seven people": nothing once it was taken back, or the event called off. */
export function groupMailKind(links: PersonalLinks): MailKind<GroupFacts> {
  return {
    kind: GROUP_MAIL,
    isAskedFor: true,
    gather: async (tx, mails) => {
      const rows: Row[] = await tx.query(GATHER, [mails.map((mail) => mail.subjectIds.group)]);
      const byGroup = new Map(rows.map((row) => [row.groupId, row]));
      return new Map(
        mails.flatMap((mail) => {
          const row = byGroup.get(mail.subjectIds.group ?? '');
          return row ? [[mail.id, toFacts(row, mail.language)] as const] : [];
        }),
      );
    },
    render: (facts, { language }) => render(facts, language, links),
  };
}

function render(facts: GroupFacts, language: Language, links: PersonalLinks): Message {
  const say = groupMailWords[language];
  const words = mailWords[language];
  const { title, slug, timeZone } = facts.event;
  const [from, to] = [new Date(facts.event.startsAt), new Date(facts.event.endsAt)];
  const time = `${formatSpan(from, to, timeZone, language)} (${formatZone(from, timeZone, language)})`;
  const lead = say.lead(facts.size, title);
  const letter: Letter = {
    language,
    sender: facts.community,
    title: say.title,
    preheader: lead,
    parts: [
      { say: words.hello(facts.name) },
      { say: lead },
      { say: say.answer[facts.answer] },
      {
        rows: [
          [words.when, formatDay(from, timeZone, language)],
          [words.time, time],
        ],
      },
      { say: say.next },
      { link: words.eventPage, href: links.event(slug, language) },
    ],
    removeHref: links.removeGroup({ id: facts.groupId, linkVersion: facts.linkVersion, language }),
    ...(facts.contactAddress ? { contact: facts.contactAddress } : {}),
  };
  return { subject: say.subject(title), senderName: facts.community, ...writeLetter(letter) };
}

const GATHER = `
  select g.id as "groupId", g.link_version as "linkVersion", g.name, g.size, g.answer,
         community.name as "communityName", community.contact_address as "contactAddress",
         e.slug, e.title, e.language as "eventLanguage", e.starts_at as "startsAt", e.ends_at as "endsAt", e.time_zone as "timeZone"
  from registration_group g join event e on e.id = g.event_id left join community on true
  where g.id = any($1::uuid[]) and g.removed_at is null and e.status = 'published'`;

function toFacts(row: Row, language: Language): GroupFacts {
  const { communityName, slug, title, eventLanguage, startsAt, endsAt, timeZone, ...own } = row;
  const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), timeZone };
  return {
    ...own,
    community: speak(communityName ?? {}, language).text || 'Kring',
    event: { slug, title: speak(title, language, eventLanguage).text, ...times },
  };
}
