import { isDeepStrictEqual } from 'node:util';
import type { EventDetails } from '#events';
import { expireUnsent, findUnsent, type MailToQueue } from '#mail';
import type { Tx } from '#platform';
import { gatherRegistrationFacts, type RegistrationFacts } from '../mails/facts.js';
import {
  FIRST_MAIL,
  type MailSubject,
  type OfferMailKind,
  type RegistrationMailKind,
  registrationMail,
} from '../mails/registration-mail.js';
import type { RegistrationStatus } from '../registration.js';
import type { CalendarEntries } from './calendar-entries.js';
import { NEWS, subjectsOf } from './news.js';

/** Mails after which somebody knows that they take part, and how. */
const FIRST = ['confirmation', 'waiting', 'requested', 'promoted'] as const satisfies readonly RegistrationMailKind[];
/** Those of them that are still of use to who stands so: one of before a promotion leaves no more. */
const FIRST_OF = {
  confirmed: ['confirmation', 'promoted'],
  waiting: ['waiting'],
  pending: ['requested'],
} as const satisfies Partial<Record<RegistrationStatus, readonly RegistrationMailKind[]>>;

/** Mails after which they know that they do not. */
const OUT = ['cancelled', 'request-lapsed', 'offer-lapsed'] as const satisfies readonly (
  | RegistrationMailKind
  | OfferMailKind
)[];

/** Who has not been told that the event was off, and what they must hear now that it is on again. */
export interface Unheard {
  readonly ids: ReadonlySet<string>;
  readonly mails: readonly MailToQueue[];
}

/**
 * An event goes on again before the news that it was off has left for everybody: those people never hear of it. Who
 * knows everything already gets no mail, and their entry stands at the SEQUENCE that is in their calendar; others
 * are told what they have not heard, as if the event had never been off.
 */
export async function takeBackCancellation(
  tx: Tx,
  event: EventDetails,
  live: readonly string[],
  entries: CalendarEntries,
  now: Date,
): Promise<Unheard> {
  const silent = await findUnsent(tx, { orderKeys: live.map((id) => entries.uid(id)), kinds: ['event-cancelled'] });
  const ids = live.filter((id) => silent.has(entries.uid(id)));
  if (ids.length === 0) return { ids: new Set(), mails: [] };
  const uids = ids.map((id) => entries.uid(id));
  await expireUnsent(tx, { orderKeys: uids, kinds: ['event-cancelled'] });
  const people = await subjectsOf(tx, ids);
  const heard = await lastHeard(tx, uids);
  const kinds = await unheardBy(tx, people, heard, entries, now);
  await expireUnsent(tx, { orderKeys: [...kinds.keys()].map((id) => entries.uid(id)), kinds: NEWS });
  const seen = ids.flatMap((id) => {
    const entry = kinds.has(id) ? undefined : heard.get(entries.uid(id))?.calendar;
    return entry ? [[id, entry.sequence] as const] : [];
  });
  await entries.takeBack(tx, new Map(seen));
  const sequences = await entries.raise(tx, [...kinds.keys()], 'REQUEST');
  const mails = people.flatMap((person) => {
    const kind = kinds.get(person.registrationId);
    const occurrence = `${sequences.get(person.registrationId) ?? 'line'}.${event.updatedAt.getTime()}`;
    return kind ? [registrationMail(kind, person, occurrence, entries.uid(person.registrationId), event.endsAt)] : [];
  });
  return { ids: new Set(ids), mails };
}

/** What each of these must still be told, by registration; those who know everything are not in it. */
async function unheardBy(
  tx: Tx,
  people: readonly MailSubject[],
  heard: ReadonlyMap<string, RegistrationFacts | null>,
  entries: CalendarEntries,
  now: Date,
): Promise<Map<string, RegistrationMailKind>> {
  const asked = people.map(({ registrationId, language }) => {
    return { id: registrationId, language, subjectIds: { registration: registrationId } };
  });
  const facts = await gatherRegistrationFacts(tx, asked, now);
  const first = new Set<string>(); // it will say how things are by then
  for (const [status, kinds] of Object.entries(FIRST_OF)) {
    const some = people.filter(({ registrationId }) => facts.get(registrationId)?.status === status);
    const orderKeys = some.map(({ registrationId }) => entries.uid(registrationId));
    if (some.length > 0) for (const uid of await findUnsent(tx, { orderKeys, kinds })) first.add(uid);
  }
  return new Map(
    people.flatMap(({ registrationId: id }) => {
      const stands = facts.get(id);
      const uid = entries.uid(id);
      // Who had a place already has a link mailed once more, which may say another thing than their entry at this SEQUENCE.
      const willHear = first.has(uid) && heard.get(uid)?.status !== 'confirmed';
      const kind = stands && !willHear ? decideUnheard(heard.get(uid), stands) : undefined;
      return kind ? [[id, kind] as const] : [];
    }),
  );
}

/**
 * What somebody must still be told, pure: nothing when the last mail that left said it all.
 * @param heard what that mail said; null where that is not known any more, `undefined` where none ever left.
 */
function decideUnheard(
  heard: RegistrationFacts | null | undefined,
  now: RegistrationFacts,
): RegistrationMailKind | undefined {
  const isOut = heard?.status === 'cancelled' || heard?.status === 'lapsed';
  const lostPlace = heard?.status === 'confirmed' && now.status !== 'confirmed'; // left, and came back to wait
  if (heard === undefined || isOut || lostPlace) return FIRST_MAIL[now.status as keyof typeof FIRST_MAIL];
  if (heard?.event.isCancelled) return 'event-restored';
  if (heard?.status === 'waiting' && now.status === 'confirmed') return 'promoted';
  if (heard?.status === 'pending' && now.status === 'confirmed') return 'confirmation'; // a yes that nobody heard
  return heard && isDeepStrictEqual(said(heard), said(now)) ? undefined : 'changed';
}

function said({ status, attends, linkVersion, event, sessions }: RegistrationFacts) {
  const { title, startsAt, endsAt, timeZone, location } = event;
  return { status, attends, linkVersion, title, startsAt, endsAt, timeZone, location, sessions };
}

/** What the last mail said that left for somebody, or may have left, by order key. */
async function lastHeard(tx: Tx, uids: readonly string[]): Promise<Map<string, RegistrationFacts | null>> {
  const rows: { uid: string; facts: RegistrationFacts | null }[] = await tx.query(
    `select distinct on (order_key) order_key as uid, facts->'facts' as facts from outgoing_mail
     where order_key = any($1) and kind = any($2)
       and (status in ('sending', 'sent', 'caught', 'withheld') or (status = 'queued' and facts is not null))
     order by order_key, seq desc`,
    [uids, [...FIRST, ...NEWS, ...OUT]],
  );
  return new Map(rows.map(({ uid, facts }) => [uid, facts]));
}
