import type { Tx } from '#platform';
import type { StoredAnswer } from '#questions';
import type { Registration } from '../registration.js';

type Rows = Record<string, unknown>[];
type KeptAnswer = Record<string, unknown> & Pick<StoredAnswer, 'kind' | 'options' | 'value'>;

/** Tables of this lib, and of those below it, that hold something about the person of a registration. */
const KEPT = {
  registration: 'select * from registration where id = $1',
  contact: 'select c.* from contact c join registration r on r.contact_id = c.id where r.id = $1',
  // Both ways: who registered them, and whom they registered, as a number.
  registration_group: `select g.* from registration_group g join registration r on r.id = $1 and g.event_id = r.event_id
                       and (g.id = r.group_id or g.contact_id = r.contact_id) order by g.created_at`,
  // Only one to their own address: with a link that was handed on, the guest of the list is somebody else.
  invitation: `select i.* from invitation i join registration r on r.event_id = i.event_id
               join contact c on c.id = r.contact_id and c.email = i.email where r.id = $1`,
  // Who speaks is no contact: the same address, at the same event.
  speaker: `select k.*, s.code from speaker k join registration r on r.event_id = k.event_id
            join contact c on c.id = r.contact_id and c.email = k.email
            left join session s on s.id = k.session_id where r.id = $1`,
  answer: `select a.*, q.label, q.kind, q.options from answer a join question q on q.id = a.question_id
           where a.registration_id = $1 order by q.position`,
  session_place: `select p.*, s.code, s.title from session_place p join session s on s.id = p.session_id
                  where p.registration_id = $1 order by s.starts_at, s.code`,
  calendar_entry: 'select * from calendar_entry where registration_id = $1',
  offer: `select o.*, s.code from offer o left join session s on s.id = o.session_id
          where o.registration_id = $1 order by o.made_at`,
  theme_group_member: `select m.*, g.name as title from theme_group_member m join theme_group g on g.id = m.theme_group_id
                       join registration r on r.contact_id = m.contact_id where r.id = $1 order by g.letter`,
  audit_entry: 'select * from audit_entry where subject_id = $1 order by id',
};

/** Everything that is kept of a registration: whole rows by table, with names for the ids of sessions and questions. */
export async function registrationKept(
  tx: Tx,
  { id }: Pick<Registration, 'id'>,
): Promise<Record<Exclude<keyof typeof KEPT, 'answer'>, Rows> & { answer: KeptAnswer[] }> {
  const rows = (table: keyof typeof KEPT) => tx.query(KEPT[table], [id]);
  return {
    registration: await rows('registration'),
    contact: await rows('contact'),
    registration_group: await rows('registration_group'),
    invitation: await rows('invitation'),
    speaker: await rows('speaker'),
    answer: await rows('answer'),
    session_place: await rows('session_place'),
    calendar_entry: await rows('calendar_entry'),
    offer: await rows('offer'),
    theme_group_member: await rows('theme_group_member'),
    audit_entry: await rows('audit_entry'),
  };
}
