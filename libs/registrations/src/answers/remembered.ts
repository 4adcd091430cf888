import { recordAudit } from '#identity';
import type { Database, LocalText, Sweep, Tx } from '#platform';
import { presets } from '#questions';
import type { Registration, Role } from '../registration.js';

/** Months that something is remembered after somebody last said so. */
export const REMEMBERED_MONTHS = 12;

/** Questions of our own whose answers say who somebody is, not what they want at one event. Sensitive ones are never in it. */
const REMEMBERED_PRESETS = ['sector', 'region'] as const;

/** Who somebody is, beside their address. */
export interface Person {
  readonly name: string;
  readonly organisation: string;
  readonly role: Role;
  /** Ids of options, by the preset that a question was made from. */
  readonly answers: Readonly<Partial<Record<string, string>>>;
}

/** What somebody asked us to remember for another event. */
export interface Remembered extends Person {
  readonly since: Date;
}

const FRESH = `remembered_consent_at > $2::timestamptz - interval '${REMEMBERED_MONTHS} months'`;

/** The words of an answer that is remembered; none for an answer that an organiser made, which means nothing elsewhere. */
export function nameOfRemembered(preset: string, option: string): LocalText | undefined {
  const name = REMEMBERED_PRESETS.find((one) => one === preset);
  return name && presets[name].options.find(({ id }) => id === option)?.label;
}

/** What is remembered of who has this registration; nothing when they never said so, took it back, or it is too old. */
export async function rememberedOf(
  tx: Tx,
  { contactId }: Pick<Registration, 'contactId'>,
  now: Date,
): Promise<Remembered | undefined> {
  const [row] = await tx.query(
    `select remembered_answers as said, remembered_consent_at as since from contact
     where id = $1 and remembered_answers is not null and ${FRESH}`,
    [contactId, now],
  );
  return row && { ...row.said, since: row.since };
}

/** Who somebody is as they said it at this event: what would be remembered. */
export async function toRemember(tx: Tx, registration: Registration): Promise<Person> {
  const { id, name, organisation, role } = registration;
  const answers: { preset: string; option: string }[] = await tx.query(
    `select q.preset, a.value #>> '{}' as option from answer a join question q on q.id = a.question_id
     where a.registration_id = $1 and q.preset = any($2::text[]) and q.privacy = 'ordinary' and q.kind = 'one_choice'
     order by q.position`,
    [id, REMEMBERED_PRESETS],
  );
  const known = answers.filter(({ preset, option }) => nameOfRemembered(preset, option) !== undefined);
  return { name, organisation, role, answers: Object.fromEntries(known.map(({ preset, option }) => [preset, option])) };
}

/**
 * Remembers what somebody said of themselves at this event, in the place of what was remembered before. Only by their own
 * link: a public form is filled in by anybody who knows an address. The event is locked.
 */
export async function remember(tx: Tx, registration: Registration, now: Date): Promise<void> {
  const person = await toRemember(tx, registration);
  await tx.query('update contact set remembered_answers = $2, remembered_consent_at = $3 where id = $1', [
    registration.contactId,
    JSON.stringify(person),
    now,
  ]);
  await note(tx, registration.id, 'registration.remembered', now);
}

/** Takes it back. Twice does it once. */
export async function forgetRemembered(tx: Tx, { id, contactId }: Registration, now: Date): Promise<void> {
  const [, forgotten] = await tx.query(
    `update contact set remembered_answers = null, remembered_consent_at = null
     where id = $1 and remembered_answers is not null`,
    [contactId],
  );
  if (forgotten > 0) await note(tx, id, 'registration.forgotten', now);
}

/** No values: an audit entry outlives the person's text. */
function note(tx: Tx, id: string, action: string, at: Date): Promise<void> {
  return recordAudit(tx, [{ at, actor: { kind: 'participant' }, action, subject: { kind: 'registration', id } }]);
}

/** Events in which the person of this registration takes part, or wants to. */
export async function eventsOfPerson(tx: Tx, { contactId }: Pick<Registration, 'contactId'>): Promise<Set<string>> {
  const rows: { id: string }[] = await tx.query(
    `select event_id as id from registration where contact_id = $1 and status in ('pending', 'confirmed', 'waiting')`,
    [contactId],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Forgets what was remembered as long as was promised. */
export function rememberedSweep(database: Database): Sweep {
  return {
    name: 'remembered answers',
    everySeconds: 3600,
    run: async (now) => {
      await database.transaction((tx) =>
        tx.query(
          `update contact set remembered_answers = null, remembered_consent_at = null
           where remembered_consent_at <= $1::timestamptz - interval '${REMEMBERED_MONTHS} months'`,
          [now],
        ),
      );
    },
  };
}
