import type { QueuedMail } from '#mail';
import { type Language, type LocalText, speak, type Tx } from '#platform';
import { gatherRegistrationFacts } from '#registrations';
import type { TemplateFacts, UnregisteredFacts } from '../templates/filling.js';

type Mail = Pick<QueuedMail, 'id' | 'language' | 'subjectIds'>;

/**
 * What a template can say about each of these people, by mail: who registered, who speaks, and (with neither) what only the
 * event says. Who is gone is left out.
 */
export async function gatherRecipientFacts(
  tx: Tx,
  mails: readonly Mail[],
  now: Date,
): Promise<Map<string, TemplateFacts>> {
  const registered = mails.filter(({ subjectIds }) => subjectIds.registration);
  const others = mails.filter(({ subjectIds }) => !subjectIds.registration);
  const known = registered.length > 0 ? await gatherRegistrationFacts(tx, registered, now) : [];
  return new Map<string, TemplateFacts>([...known, ...(await gatherUnregistered(tx, others))]);
}

type SessionFacts = UnregisteredFacts['sessions'][number];

interface Row extends Pick<UnregisteredFacts, 'name' | 'attends' | 'contactAddress'> {
  readonly speaker: string | null;
  readonly eventId: string;
  readonly communityName: LocalText | null;
  readonly title: LocalText;
  readonly eventLanguage: Language;
  readonly event: Omit<UnregisteredFacts['event'], 'title'>;
  readonly session: (Omit<SessionFacts, 'title'> & { readonly title: LocalText }) | null;
}

/** Somebody who speaks has no registration, so no link of their own, and one session at most. */
async function gatherUnregistered(tx: Tx, mails: readonly Mail[]): Promise<Map<string, UnregisteredFacts>> {
  if (mails.length === 0) return new Map();
  const rows: Row[] = await tx.query(
    `select k.id as speaker, e.id as "eventId", coalesce(k.name, '') as name, case e.kind when 'on_site' then 'on_site' when 'hybrid' then 'on_site' else 'online' end as attends,
            community.name as "communityName", community.contact_address as "contactAddress",
            e.title, e.language as "eventLanguage",
            jsonb_build_object('slug', e.slug, 'isCancelled', e.status = 'cancelled', 'startVersion', e.start_version,
              'startsAt', e.starts_at, 'endsAt', e.ends_at, 'timeZone', e.time_zone, 'location', e.location) as event,
            case when s.id is not null then jsonb_build_object('code', s.code, 'title', s.title, 'startsAt', s.starts_at,
              'endsAt', s.ends_at, 'location', s.location, 'status', 'confirmed') end as session
     from (select distinct * from unnest($1::uuid[], $2::uuid[])) as asked (event, speaker)
     join event e on e.id = asked.event
     left join speaker k on k.id = asked.speaker and k.event_id = e.id
     left join session s on s.id = k.session_id and s.status = 'open'
     left join community on true`,
    [mails.map(({ subjectIds }) => subjectIds.event), mails.map(({ subjectIds }) => subjectIds.speaker ?? null)],
  );
  const keyOf = (event: string | undefined, speaker: string | null | undefined) => `${event}/${speaker ?? ''}`;
  const known = new Map(rows.map((row) => [keyOf(row.eventId, row.speaker), row]));
  return new Map(
    mails.flatMap(({ id, language, subjectIds }) => {
      const row = known.get(keyOf(subjectIds.event, subjectIds.speaker));
      return row ? [[id, toFacts(row, language)] as const] : [];
    }),
  );
}

function toFacts(row: Row, language: Language): UnregisteredFacts {
  const { name, attends, contactAddress, communityName, title, eventLanguage, event, session } = row;
  const inWords = (text: LocalText) => speak(text, language, eventLanguage).text;
  const utc = (at: string) => new Date(at).toISOString();
  const span = (of: { readonly startsAt: string; readonly endsAt: string }) => ({
    startsAt: utc(of.startsAt),
    endsAt: utc(of.endsAt),
  });
  return {
    ...{ name, attends, contactAddress },
    community: speak(communityName ?? {}, language).text || 'Kring',
    event: { ...event, ...span(event), title: inWords(title) },
    sessions: session ? [{ ...session, ...span(session), title: inWords(session.title) }] : [],
  };
}
