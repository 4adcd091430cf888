import type { QueuedMail } from '#mail';
import { type Language, type LocalText, speak, type Tx } from '#platform';
import type { Registration, RegistrationStatus } from '../registration.js';
import { FIRST_CLASH } from '../sessions/clashes.queries.js';

/** What mails about one registration say, frozen at the first attempt. No links: those are derived when rendering. */
export interface RegistrationFacts {
  readonly registrationId: string;
  readonly linkVersion: number;
  readonly status: RegistrationStatus;
  /** Only who cancelled by themselves comes back by themselves. Absent in mails of before there was a way back. */
  readonly cancelledBy?: Registration['cancelledBy'];
  /** What an organiser wrote to somebody they told no. Absent in mails of before one could. */
  readonly reason?: string;
  readonly name: string;
  readonly email: string;
  readonly attends: 'online' | 'on_site';
  /** Zone of the person's own clock; null while it is not known, absent in mails of before it was asked. */
  readonly timeZone?: string | null;
  readonly community: string;
  readonly contactAddress: string | null;
  readonly event: {
    readonly slug: string;
    readonly title: string;
    readonly isCancelled: boolean;
    /** Rises when the start moves: tells a reminder that it speaks of a start that is no more. */
    readonly startVersion: number;
    /** ISO 8601, UTC. */
    readonly startsAt: string;
    readonly endsAt: string;
    readonly timeZone: string;
    readonly location: string;
  };
  /** What the person chose, in the order of the day. */
  readonly sessions: readonly SessionFacts[];
  /** Codes of two sessions they hold that are at the same time since one was moved; absent in mails of before. */
  readonly clash?: readonly [string, string] | null;
  /** The session that the mail is about, such as "A1 Heat pumps"; null where it is about none, or that was removed since. */
  readonly session: string | null;
  /** How they came, where somebody registered several people; absent for who came alone, and in mails of before that. */
  readonly together?: TogetherFacts | null;
  /** The calendar entry as it stood; null while the person waits, unless they had one before. */
  readonly calendar: {
    readonly uid: string;
    readonly sequence: number;
    readonly organizer: string;
    readonly stamp: string;
    /** They wait, and the entry that they had is taken back: there is nothing to invite them to. */
    readonly isWithdrawn?: boolean;
  } | null;
}

/** What the first mail says to one of several people who were registered with one form. */
export interface TogetherFacts {
  /** Who registered them; null for who sent the form, and once that person had their name taken away. */
  readonly by: string | null;
  /** How many others are on the form that they sent; 0 for who was registered by somebody else. */
  readonly others: number;
  /** There are sessions, and they have none yet in one of the rounds. */
  readonly mayChoose: boolean;
  /** The event asks something of everybody, and they have not answered. */
  readonly isAsked: boolean;
}

/** What a line about a session says. */
export interface SessionLine {
  readonly code: string;
  readonly title: string;
  /** ISO 8601, UTC. */
  readonly startsAt: string;
  /** A room of its own; empty where it is held where the event is. */
  readonly location: string;
  readonly status: 'wanted' | 'confirmed' | 'waiting';
}

export interface SessionFacts extends SessionLine {
  readonly endsAt: string;
}

interface Row
  extends Omit<RegistrationFacts, 'community' | 'timeZone' | 'event' | 'calendar' | 'session' | 'sessions'> {
  readonly communityName: LocalText | null;
  readonly slug: string;
  readonly title: LocalText;
  readonly eventLanguage: Language;
  readonly eventStatus: string;
  readonly startVersion: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly timeZone: string;
  readonly ownZone: string | null;
  readonly location: string;
  readonly uid: string | null;
  readonly sequence: number;
  readonly organizer: string;
  readonly sessions: readonly (Omit<SessionFacts, 'title'> & { readonly title: LocalText })[];
}

/** Reads the facts of a chunk of mails, by mail id, in two queries. A mail whose registration is gone is left out. */
export async function gatherRegistrationFacts(
  tx: Tx,
  mails: readonly Pick<QueuedMail, 'id' | 'language' | 'subjectIds'>[],
  now: Date,
): Promise<Map<string, RegistrationFacts>> {
  const rows: Row[] = await tx.query(
    `select r.id as "registrationId", r.link_version as "linkVersion", r.status, r.cancelled_by as "cancelledBy", r.decline_reason as reason, r.name,
            c.email_as_typed as email, r.attends, r.time_zone as "ownZone",
            community.name as "communityName", community.contact_address as "contactAddress",
            e.slug, e.title, e.language as "eventLanguage", e.status as "eventStatus", e.start_version as "startVersion", e.starts_at as "startsAt",
            e.ends_at as "endsAt", e.time_zone as "timeZone", e.location, entry.uid, entry.sequence, entry.organizer,
            coalesce(chosen.sessions, '[]') as sessions, ${FIRST_CLASH} as clash, ${TOGETHER} as together
     from registration r
     join contact c on c.id = r.contact_id
     join event e on e.id = r.event_id
     left join community on true
     left join calendar_entry entry on entry.registration_id = r.id and entry.session_id is null
       and (r.status not in ('pending', 'waiting') or entry.last_method = 'CANCEL')
     left join registration_group g on g.id = r.group_id
     left join lateral (
       select jsonb_agg(jsonb_build_object('code', s.code, 'title', s.title, 'startsAt', s.starts_at,
                                           'endsAt', s.ends_at, 'location', s.location, 'status', p.status)
                        order by s.starts_at, s.code) as sessions
       from session_place p join session s on s.id = p.session_id where p.registration_id = r.id
     ) chosen on true
     where r.id = any($1::uuid[])`,
    [[...new Set(mails.map((mail) => mail.subjectIds.registration))]],
  );
  const byRegistration = new Map(rows.map((row) => [row.registrationId, row]));
  const named = await sessionNames(tx, mails);
  return new Map(
    mails.flatMap((mail) => {
      const row = byRegistration.get(mail.subjectIds.registration ?? '');
      if (!row) return [];
      const about = named.get(mail.subjectIds.session ?? '');
      const session = about ? `${about.code} ${speak(about.title, mail.language, row.eventLanguage).text}` : null;
      return [[mail.id, { ...toFacts(row, mail.language, now), session }] as const];
    }),
  );
}

/** SQL: `TogetherFacts` of `registration r`, in `registration_group g` or in none. */
const TOGETHER = `case when g.id is not null then jsonb_build_object(
  'by', case when g.contact_id <> r.contact_id and g.removed_at is null then g.name end,
  'others', case when g.contact_id = r.contact_id then g.size - 1 else 0 end,
  'mayChoose', exists (
    select from round where round.event_id = e.id
      and exists (select from session s where s.round_id = round.id and s.status = 'open')
      and not exists (select from session_place p join session s on s.id = p.session_id
                      where p.registration_id = r.id and s.round_id = round.id)),
  'isAsked', exists (
    select from question q where q.event_id = e.id and q.retired_at is null and q.shown_if_question_id is null
      and (q.session_id is null or exists (select from session_place p where p.registration_id = r.id and p.session_id = q.session_id))
      and not exists (select from answer a where a.registration_id = r.id and a.question_id = q.id))) end`;

interface Named {
  readonly id: string;
  readonly code: string;
  readonly title: LocalText;
}

/** Code and title of the sessions that mails are about; most are about none. */
async function sessionNames(tx: Tx, mails: readonly Pick<QueuedMail, 'subjectIds'>[]): Promise<Map<string, Named>> {
  const ids = [...new Set(mails.flatMap((mail) => mail.subjectIds.session ?? []))];
  if (ids.length === 0) return new Map();
  const rows: Named[] = await tx.query('select id, code, title from session where id = any($1::uuid[])', [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

function toFacts(row: Row, language: Language, now: Date): Omit<RegistrationFacts, 'session'> {
  const { uid, sequence, organizer } = row;
  return {
    ...pick(row),
    clash: row.clash ?? null,
    timeZone: row.ownZone,
    community: speak(row.communityName ?? {}, language).text || 'Kring',
    event: {
      slug: row.slug,
      title: speak(row.title, language, row.eventLanguage).text,
      isCancelled: row.eventStatus === 'cancelled',
      startVersion: row.startVersion,
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      timeZone: row.timeZone,
      location: row.location,
    },
    sessions: row.sessions.map((session) => ({
      ...session,
      title: speak(session.title, language, row.eventLanguage).text,
      startsAt: new Date(session.startsAt).toISOString(),
      endsAt: new Date(session.endsAt).toISOString(),
    })),
    calendar: uid ? { uid, sequence, organizer, stamp: now.toISOString(), isWithdrawn: waits(row) } : null,
  };
}

const waits = ({ status }: Row) => status === 'waiting' || status === 'pending';

/** What a row says of the person, word for word. */
function pick({ registrationId, linkVersion, status, cancelledBy, reason, name, email, ...row }: Row) {
  const { attends, contactAddress, together } = row;
  return { registrationId, linkVersion, status, cancelledBy, reason, name, email, attends, contactAddress, together };
}
