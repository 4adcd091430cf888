import { type LetterPart, type MailKind, type MailToQueue, type Message, PRIORITY, writeLetter } from '#mail';
import { type Language, type LocalText, speak, type Tx } from '#platform';
import { whenAndWhere } from '../mails/event-letter.js';
import type { PersonalLinks } from '../mails/links.js';
import { mailWords } from '../mails/words.js';
import type { Invitation } from './invitation-rows.js';
import { invitationWords } from './invitation-words.js';

const KIND = 'event-invitation';
/** An organiser mails one invitation at most this often, however often they press. */
const PAUSE_MINUTES = 10;

/** The mail with the link; the same one is not queued twice within ten minutes. */
export function invitationMail(
  invitation: Pick<Invitation, 'id' | 'eventId' | 'email' | 'name' | 'linkVersion'>,
  event: { readonly language: Language; readonly endsAt: Date },
  now: Date,
): MailToQueue {
  const { id, eventId, email, name, linkVersion } = invitation;
  return {
    key: `${KIND}/${id}/${linkVersion}.${Math.floor(now.getTime() / (PAUSE_MINUTES * 60_000))}`,
    kind: KIND,
    to: { address: email, name },
    language: event.language,
    subjectIds: { invitation: id, event: eventId },
    priority: PRIORITY.reminder,
    notAfter: event.endsAt,
  };
}

interface InvitationFacts {
  readonly invitationId: string;
  readonly linkVersion: number;
  readonly name: string;
  readonly community: string;
  readonly contactAddress: string | null;
  readonly attends: 'online' | 'on_site';
  readonly summary: string;
  readonly event: {
    readonly title: string;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly timeZone: string;
    readonly location: string;
  };
}

interface Row extends Omit<InvitationFacts, 'community' | 'event' | 'attends' | 'summary'> {
  readonly title: LocalText;
  readonly summary: LocalText;
  readonly language: Language;
  readonly kind: 'online' | 'on_site' | 'hybrid';
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly timeZone: string;
  readonly location: string;
  readonly communityName: LocalText | null;
}

/** "You are invited": the link is derived while rendering, and stands nowhere. */
export function invitationMailKind(links: PersonalLinks): MailKind<InvitationFacts> {
  return {
    kind: KIND,
    gather: async (tx, mails) => {
      const rows = await rowsOf(
        tx,
        mails.map((mail) => mail.subjectIds.invitation),
      );
      return new Map(
        mails.flatMap((mail) => {
          const row = rows.get(mail.subjectIds.invitation ?? '');
          return row ? [[mail.id, toFacts(row, mail.language)] as const] : [];
        }),
      );
    },
    render: (facts, mail) => render(facts, mail.language, links),
  };
}

/** Invitations that are still of use: neither used nor withdrawn, to an event that people can come to. */
async function rowsOf(tx: Tx, ids: readonly (string | undefined)[]): Promise<Map<string, Row>> {
  const rows: Row[] = await tx.query(
    `select i.id as "invitationId", i.link_version as "linkVersion", i.name, e.title, e.summary, e.language, e.kind,
            e.starts_at as "startsAt", e.ends_at as "endsAt", e.time_zone as "timeZone", e.location,
            community.name as "communityName", community.contact_address as "contactAddress"
     from invitation i join event e on e.id = i.event_id left join community on true
     where i.id = any($1::uuid[]) and i.used_at is null and i.withdrawn_at is null and e.status = 'published'`,
    [ids.filter((id) => id !== undefined)],
  );
  return new Map(rows.map((row) => [row.invitationId, row]));
}

function toFacts(row: Row, language: Language): InvitationFacts {
  const { invitationId, linkVersion, name, contactAddress, timeZone, location } = row;
  return {
    ...{ invitationId, linkVersion, name, contactAddress },
    community: speak(row.communityName ?? {}, language).text || 'Kring',
    attends: row.kind === 'online' ? 'online' : 'on_site',
    summary: speak(row.summary, language, row.language).text,
    event: {
      title: speak(row.title, language, row.language).text,
      ...{ timeZone, location, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() },
    },
  };
}

function render(facts: InvitationFacts, language: Language, links: PersonalLinks): Message {
  const say = invitationWords[language];
  const { title } = facts.event;
  const parts: LetterPart[] = [
    ...(facts.name ? [{ say: mailWords[language].hello(facts.name) }] : []),
    { say: say.lead(title) },
    ...(facts.summary ? [{ say: facts.summary }] : []),
    whenAndWhere(facts, language),
    {
      button: say.button,
      href: links.invitation({ id: facts.invitationId, linkVersion: facts.linkVersion, language }),
    },
    { aside: say.personal },
  ];
  const contact = facts.contactAddress ? { contact: facts.contactAddress } : {};
  const letter = { language, sender: facts.community, title: say.title, preheader: say.lead(title), parts, ...contact };
  return { subject: say.subject(title), senderName: facts.community, ...writeLetter(letter) };
}
