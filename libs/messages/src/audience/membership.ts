import { unreachable } from '#platform';
import type { Audience } from './audience.js';

/** Puts a value among the parameters of a statement and answers what stands for it. */
export type Bind = (value: unknown) => string;

/** People of an event who registered, as opposed to those who speak. */
export type Registered = Exclude<Audience, { kind: 'speakers' }>;

/**
 * SQL over `registration r` of the event `$1`: whether this person is in the audience now. What is asked of the event or of
 * a session as a whole does not mention `r`, so that PostgreSQL asks it once and not for each of a hundred thousand people.
 * @param now who was not seen is absent only once the event is over.
 */
export function isMember(audience: Registered, now: Date, bind: Bind): string {
  if (audience.kind === 'waiting')
    return `(r.status = 'waiting' or r.status = 'confirmed' and exists (
      select from session_place p where p.registration_id = r.id and p.status = 'waiting'))`;
  return `r.status = 'confirmed' and ${among(audience, now, bind)}`;
}

function among(audience: Exclude<Registered, { kind: 'waiting' }>, now: Date, bind: Bind): string {
  switch (audience.kind) {
    case 'all':
      return 'true';
    case 'session':
      return placeIn(`s.id = ${bind(audience.id)}`);
    case 'theme_group':
      return goesTo(bind(audience.id));
    case 'answered':
      return answered(bind(audience.question), bind(audience.option));
    case 'attended':
      return ATTENDED;
    case 'absent':
      return absent(bind(now));
    default:
      return unreachable(audience);
  }
}

/** SQL as above: since when this person is in it. Who changes into a session is in that from then on. */
export function inSince(audience: Registered, bind: Bind): string {
  const atEvent = 'coalesce(r.confirmed_at, r.created_at)';
  if (audience.kind !== 'session') return atEvent;
  return `greatest(${atEvent}, (select p.since from session_place p
    where p.registration_id = r.id and p.session_id = ${bind(audience.id)} and p.status = 'confirmed'))`;
}

/** Nobody is in what was called off. */
const placeIn = (sessions: string) => `exists (
  select from session_place p join session s on s.id = p.session_id
   where p.registration_id = r.id and p.status = 'confirmed' and s.event_id = $1 and s.status = 'open' and ${sessions})`;

/** Whoever holds the event is in what is plenary, and needs no place there. */
const goesTo = (group: string) => `(${placeIn(`s.theme_group_id = ${group}`)} or exists (
  select from session s
   where s.event_id = $1 and s.round_id is null and s.status = 'open' and s.theme_group_id = ${group}))`;

/**
 * One option, several, or yes and no. Answers that are sensitive are no audience: whoever may see who got a mail would
 * see who answered what, long after the answer itself was erased.
 */
const answered = (question: string, option: string) => `exists (
  select from answer a join question q on q.id = a.question_id
   where a.registration_id = r.id and a.question_id = ${question} and q.event_id = $1 and q.privacy = 'ordinary'
     and (q.kind = 'one_choice' and a.value = to_jsonb(${option}::text)
       or q.kind = 'many_choice' and a.value @> to_jsonb(${option}::text)
       or q.kind = 'yes_no' and a.value = to_jsonb(${option}::text = 'yes')))`;

const ATTENDED = 'exists (select from attendance a where a.registration_id = r.id and a.attended)';

/**
 * Somebody said so; or the event is over, others were seen at it, and this person was not although nothing stood in the way
 * of noting it. Of whom nobody told that attendance is noted nothing is known, and an event at which nobody was seen says
 * nothing about anybody.
 */
const absent = (now: string) => `not ${ATTENDED} and (
  exists (select from attendance a where a.registration_id = r.id)
  or r.notice_shown_at is not null
     and exists (select from event e where e.id = $1 and e.ends_at <= ${now})
     and exists (select from session s join attendance a on a.session_id = s.id where s.event_id = $1 and a.attended))`;
