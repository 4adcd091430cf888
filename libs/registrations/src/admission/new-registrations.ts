import { recordAudit } from '#identity';
import { type Address, contactIds } from '#people';
import type { Language, LinkClaim, Tx } from '#platform';
import { type AnswerToStore, type GivenAnswer, insertAnswers } from '#questions';
import type { SessionPlace } from '../places/places.js';
import type { Role, Source } from '../registration.js';
import type { AdmissionRequest } from './admit.js';
import { type FormOfGroup, insertGroups, type TakenGroup } from './group-rows.js';

/** Everything a registration is made from. */
export interface RegistrationRequest extends AdmissionRequest {
  readonly address: Address;
  readonly name: string;
  readonly organisation: string;
  readonly role: Role;
  readonly language: Language;
  readonly listed: boolean;
  /** Zone of the person's own clock, where it is known. */
  readonly timeZone?: string | undefined;
  readonly source: Source;
  readonly answers: readonly GivenAnswer[];
  /** Names, in the first language of the house; empty where that was not asked. */
  readonly sector: string;
  readonly region: string;
  /** The link of an invitation, as it came in; nothing about it is believed yet. */
  readonly invitation?: LinkClaim | 'unreadable' | undefined;
  /** Registrations that were made together with one form. */
  readonly groupId?: string | undefined;
  /** Present for who comes with others; `groupId` is its id then. */
  readonly together?: FormOfGroup | undefined;
  /** Claim of `IdempotencyKeys` under which the verdict is kept. */
  readonly claim?: string | undefined;
}

/** A request that was admitted. */
export interface Made {
  readonly request: RegistrationRequest;
  readonly status: 'confirmed' | 'waiting' | 'pending';
  readonly places: readonly SessionPlace[];
}

/**
 * Writes new registrations in order of arrival, with their contacts, their answers and a line in the audit each.
 * @param groups that some of them came with, or that brought nobody new.
 */
export async function insertRegistrations(
  tx: Tx,
  eventId: string,
  made: readonly Made[],
  now: Date,
  groups: readonly TakenGroup[] = [],
): Promise<void> {
  if (made.length + groups.length === 0) return;
  const addresses = made.map(({ request }) => request.address);
  const senders = groups.map(({ group }) => group.sender.address);
  // All in one call: it takes them in one order, so that no two desks wait for each other.
  const contacts = await contactIds(tx, [...addresses, ...senders], now);
  await insertGroups(tx, eventId, groups, contacts, now);
  if (made.length === 0) return;
  const rows = made.map((one) => toRow(one, contacts.get(one.request.email), now));
  await tx.query(INSERT, [eventId, JSON.stringify(rows), now]);
  await insertSessionPlaces(tx, made, now);
  await insertAnswers(tx, answersOf(made), now);
  await recordAudit(
    tx,
    made.map(({ request, status }) => ({
      at: now,
      actor: request.byOrganiser
        ? { kind: 'organiser' as const, id: request.byOrganiser.id }
        : { kind: 'participant' as const },
      action: 'registration.made',
      subject: { kind: 'registration', id: request.registrationId },
      after: { status, event: eventId, source: request.source },
    })),
  );
}

/** The choices, each with the arrival number of its registration: that is the order in every line. */
async function insertSessionPlaces(tx: Tx, made: readonly Made[], now: Date): Promise<void> {
  const chosen = made.flatMap(({ request, places }) =>
    places.map((place) => ({ ...place, id: request.registrationId })),
  );
  if (chosen.length === 0) return;
  await tx.query(
    `insert into session_place (registration_id, session_id, status, arrival, since)
     select r.id, chosen.session_id, chosen.status, r.arrival, $4
     from unnest($1::uuid[], $2::uuid[], $3::text[]) as chosen (id, session_id, status) join registration r on r.id = chosen.id`,
    [chosen.map((one) => one.id), chosen.map((one) => one.sessionId), chosen.map((one) => one.status), now],
  );
}

function answersOf(made: readonly Made[]): AnswerToStore[] {
  return made.flatMap(({ request: { registrationId, answers } }) =>
    answers.map((answer) => ({ ...answer, registrationId })),
  );
}

function toRow({ request, status }: Made, contactId: string | undefined, now: Date): object {
  return {
    id: request.registrationId,
    contact_id: contactId,
    status,
    attends: request.attends,
    name: request.name,
    organisation: request.organisation,
    role: request.role,
    sector: request.sector,
    region: request.region,
    language: request.language,
    time_zone: request.timeZone,
    listed_consent_at: request.listed ? now : null,
    // Every form says that attendance is noted, and the people of the demo are made as if they filled it in; a person who
    // came by another way, or was registered by a colleague, has not been told yet.
    notice_shown_at: sawTheForm(request) ? now : null,
    source: request.source,
    registered_by: request.byOrganiser?.id,
    group_id: request.groupId,
    invitation_id: request.invitationId,
    request_hash: request.requestHash,
    confirmed_at: status === 'confirmed' ? now : null,
  };
}

function sawTheForm({ source, together, email }: RegistrationRequest): boolean {
  const isOwn = !together || together.sender.address.email === email;
  return source === 'demo' || (source === 'form' && isOwn);
}

const INSERT = `insert into registration (id, event_id, contact_id, status, arrival, attends, name, organisation, role, sector, region, language, time_zone,
                               listed_consent_at, notice_shown_at, source, registered_by, group_id, invitation_id, request_hash, created_at, confirmed_at)
     select id, $1, contact_id, status, nextval('arrival'), attends, name, organisation, role, sector, region, language, time_zone,
            listed_consent_at, notice_shown_at, source, registered_by, group_id, invitation_id, decode(request_hash, 'hex'), $3, confirmed_at
     from (
       select * from rows from (jsonb_to_recordset($2::jsonb) as (
         id uuid, contact_id uuid, status text, attends text, name text, organisation text, role text, sector text, region text, language text, time_zone text,
         listed_consent_at timestamptz, notice_shown_at timestamptz, source text, registered_by uuid, group_id uuid, invitation_id uuid, request_hash text, confirmed_at timestamptz
       )) with ordinality order by ordinality
     ) as in_order_of_arrival`;
