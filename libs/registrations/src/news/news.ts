import type { EventDetails } from '#events';
import { expireUnsent, findUnsent, type MailToQueue } from '#mail';
import type { Tx } from '#platform';
import { type MailSubject, type RegistrationMailKind, registrationMail } from '../mails/registration-mail.js';
import type { CalendarEntries } from './calendar-entries.js';

/** Mails that bring somebody up to date: each says everything as it is when it leaves. */
export const NEWS = [
  'programme',
  'session-cancelled',
  'changed',
  'event-restored',
  'event-cancelled',
  'links-renewed',
  'other-way',
] as const satisfies readonly RegistrationMailKind[];
export type NewsKind = (typeof NEWS)[number];
const FIRST: readonly RegistrationMailKind[] = ['confirmation', 'promoted'];
/** Mails that say the news of a kind as well, and more loudly: one that nobody has tried to send yet stays instead. */
const INSTEAD: Record<NewsKind, readonly RegistrationMailKind[]> = {
  programme: [...FIRST, 'event-restored', 'changed', 'session-cancelled', 'other-way'],
  'session-cancelled': FIRST, // no other mail says that a session is off
  changed: [...FIRST, 'event-restored'],
  'event-restored': FIRST,
  'event-cancelled': [],
  'links-renewed': [...FIRST, 'event-restored', 'changed', 'session-cancelled', 'programme', 'other-way'], // the link is in each of these
  'other-way': FIRST, // no other mail says that they waited for this
};
const ALL_BUT_A_SESSION = [...FIRST, ...NEWS].filter((kind) => kind !== 'session-cancelled' && kind !== 'other-way');
/** Mails that say no more than the news of a kind, or something that is not so any more. */
const OUTDATED: Record<NewsKind, readonly RegistrationMailKind[]> = {
  // Who moves up in the moment that an event goes on again may not have heard that it was off: see `takeBackCancellation`.
  programme: ALL_BUT_A_SESSION.filter((kind) => kind !== 'event-cancelled'),
  'session-cancelled': ['programme'],
  changed: ALL_BUT_A_SESSION,
  'event-restored': ALL_BUT_A_SESSION,
  'event-cancelled': [...FIRST, ...NEWS],
  // What was frozen before says news of its own, with links that open nothing any more; the new ones follow it.
  'links-renewed': ['links-renewed'],
  'other-way': ['programme', 'other-way'],
};

/**
 * Brings people up to date after a change that they must see: SEQUENCE + 1 for each entry, and one mail each. A mail
 * that has not left yet says the old thing and expires; but a first confirmation that nobody has tried to send yet will
 * say the new thing by itself, so those people get no second mail. Nor is "the event moved" lost in "your programme",
 * and "that session is off" is lost in nothing but "the event is off".
 * @param ids registrations with a calendar entry; others are left alone.
 */
export async function bringNews(
  tx: Tx,
  kind: NewsKind,
  event: EventDetails,
  ids: readonly string[],
  entries: CalendarEntries,
): Promise<MailToQueue[]> {
  const sequences = await entries.raise(tx, ids, kind === 'event-cancelled' ? 'CANCEL' : 'REQUEST');
  const concerned = [...sequences.keys()];
  const uids = concerned.map((id) => entries.uid(id));
  const [instead, outdated] = [INSTEAD[kind], OUTDATED[kind]];
  const unsent = await findUnsent(tx, { orderKeys: uids, kinds: instead });
  await expireUnsent(tx, { orderKeys: uids, kinds: outdated.filter((other) => !instead.includes(other)) });
  await expireUnsent(tx, { orderKeys: uids.filter((uid) => !unsent.has(uid)), kinds: outdated });
  const people = await subjectsOf(tx, concerned);
  return people
    .filter((person) => !unsent.has(entries.uid(person.registrationId)))
    .map((person) => {
      const uid = entries.uid(person.registrationId);
      // A SEQUENCE that was taken back before anybody saw it comes again: the state of the event tells the two apart.
      const occurrence = `${sequences.get(person.registrationId)}.${event.updatedAt.getTime()}`;
      return registrationMail(kind, person, occurrence, uid, kind === 'event-cancelled' ? undefined : event.endsAt);
    });
}

/** Under which number somebody came in: another one each time they come back, so what happens again is told again. */
export interface Arrived {
  readonly arrival: number;
}

/** Whom mails about these registrations are for. */
export function subjectsOf(tx: Tx, ids: readonly string[]): Promise<(MailSubject & Arrived)[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return tx.query(
    `select r.id as "registrationId", r.event_id as "eventId", c.email_as_typed as address, r.name, r.language, r.arrival
     from registration r join contact c on c.id = r.contact_id where r.id = any($1::uuid[]) order by r.arrival`,
    [ids],
  );
}
