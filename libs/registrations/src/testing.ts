import type { EventDetails } from '#events';
import { type AnEvent, anEvent } from '#events/testing';
import { testOutbox } from '#mail/testing';
import { type Clock, type Database, newId, openLog, Secrets } from '#platform';
import { HandClock } from '#platform/testing';
import type { RegistrationRequest } from './admission/new-registrations.js';
import { parseRegistration, type RegistrationInput, requestHash } from './admission/registration-input.js';
import type { Verdict } from './admission/verdict.js';
import { Approvals } from './approval/approvals.js';
import { Invitations } from './invitations/invitations.js';
import { PersonalLinks } from './mails/links.js';
import { CalendarEntries } from './news/calendar-entries.js';
import { Offers } from './offers/offers.js';
import { EarlyPlaces } from './places/early-sweep.js';
import { Registrations } from './registrations.js';
import { OwnRegistrations } from './self-service/own-registrations.js';
import { TestLedger } from './testing/ledger.js';

export {
  appleReply,
  googleReply,
  outlookReply,
  type ReplyWishes,
  replyMail,
} from './testing/replies.js';

export const testSecrets = (): Secrets => new Secrets(['a key for tests only, 32 characters long']);

export const testEntries = (): CalendarEntries =>
  new CalendarEntries({ uidDomain: 'kring.example.org', organizer: () => 'agenda@kring.example.org' });

export const testLinks = (): PersonalLinks => new PersonalLinks('https://kring.example.org', testSecrets());

/** `Registrations` on a test database, as one process would have it. */
export function registrationsOn(database: Database, clock: Clock): Registrations {
  const log = openLog({ logLevel: 'silent' }, 'test');
  return new Registrations(database, clock, testOutbox(), testSecrets(), testEntries(), log);
}

/** `Offers` on a test database, as one process would have it. */
export function offersOn(database: Database, clock: Clock): Offers {
  return new Offers(database, clock, testOutbox(), testEntries());
}

/** `Approvals` on a test database, as one process would have it. */
export function approvalsOn(database: Database, clock: Clock): Approvals {
  return new Approvals(database, clock, testOutbox(), testEntries());
}

/** `EarlyPlaces` on a test database, as one process would have it. */
export function earlyPlacesOn(database: Database, clock: Clock): EarlyPlaces {
  return new EarlyPlaces(database, clock, testOutbox(), testEntries());
}

/** A theme group with these addresses in it. @returns its id. */
export async function aThemeGroup(db: Database, members: readonly string[], letter = 'B'): Promise<string> {
  const id = newId();
  const made = new Date('2027-01-01T09:00:00Z');
  await db.read.query(
    `insert into theme_group (id, slug, letter, name, hue, created_at) values ($1, $2, $3, '{"nl": "Groep"}', 200, $4)`,
    [id, `groep-${id}`, letter, made],
  );
  for (const email of members) {
    const [{ contact }] = await db.read.query(
      `insert into contact (id, email, email_as_typed, created_at) values ($1, $2, $2, $3)
       on conflict (email) do update set email = excluded.email returning id as contact`,
      [newId(), email, made],
    );
    await db.read.query(
      `insert into theme_group_member (theme_group_id, contact_id, circle, since) values ($1, $2, 'inner', $3)`,
      [id, contact, made],
    );
  }
  return id;
}

/** `Invitations` on a test database, as one process would have it. */
export function invitationsOn(database: Database, clock: Clock): Invitations {
  return new Invitations(database, clock, testOutbox(), testSecrets());
}

/** `OwnRegistrations` on a test database, as one process would have it. */
export function ownRegistrationsOn(database: Database, clock: Clock): OwnRegistrations {
  return new OwnRegistrations(database, clock, testOutbox(), testEntries());
}

/** The form of an invented person. */
export function aForm(name: string, wishes: Record<string, string> = {}): RegistrationInput {
  const parsed = parseRegistration({ name, email: `${name.toLowerCase()}@example.org`, ...wishes });
  if (!parsed.ok) throw new Error(`The test form is wrong: ${[...parsed.problems]}`);
  return parsed.input;
}

/** The same person's request, as it stands before the admission desk. */
export function aRequest(event: EventDetails, name: string, wishes: Record<string, string> = {}): RegistrationRequest {
  const input = aForm(name, wishes);
  return {
    registrationId: newId(),
    email: input.email.email,
    address: input.email,
    attends: 'online',
    sessionIds: input.sessions,
    requestHash: requestHash(event.id, input, []),
    name: input.name,
    organisation: input.organisation,
    role: input.role,
    language: 'nl',
    listed: input.listed,
    source: 'form',
    answers: [],
    sector: '',
    region: '',
  };
}

/** Registers invented people one after the other, so that their order of arrival is known. */
export async function register(
  registrations: Registrations,
  event: EventDetails,
  names: readonly string[],
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const name of names) {
    verdicts.push(
      await registrations.register(aForm(name), {
        eventId: event.id,
        eventKind: event.kind,
        language: 'nl',
        source: 'form',
      }),
    );
  }
  return verdicts;
}

/** An event in which places are held for people, and what the tables say of it. Begins on Monday 1 March 2027 at 10:00. */
export class OfferStage {
  readonly clock = new HandClock('2027-03-01T09:00:00Z');
  readonly registrations: Registrations;
  readonly offers: Offers;
  readonly ledger: TestLedger;

  constructor(readonly db: Database) {
    this.registrations = registrationsOn(db, this.clock);
    this.offers = offersOn(db, this.clock);
    this.ledger = new TestLedger(db);
  }

  async join(event: EventDetails, name: string, sessions: readonly string[] = []): Promise<string> {
    const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
    const verdict = await this.registrations.register({ ...aForm(name), sessions: [...sessions] }, context);
    return 'registrationId' in verdict ? verdict.registrationId : '';
  }

  /** One place, which Ana has; Bo and Cy wait for it. */
  async fullWithTwoWaiting(wishes: AnEvent = {}) {
    const { event } = await anEvent(this.db, { capacity: 1, waitlistMode: 'offer', ...wishes });
    return {
      event,
      ana: await this.join(event, 'Ana'),
      bo: await this.join(event, 'Bo'),
      cy: await this.join(event, 'Cy'),
    };
  }

  /** An organiser changes the capacity, as the app wires it. */
  async setCapacity(event: EventDetails, capacity: number): Promise<void> {
    await this.db.transaction(async (tx) => {
      await tx.query('select 1 from event where id = $1 for update', [event.id]);
      await tx.query(
        'update pool set capacity = $2::int, ceiling = greatest($2::int, taken) where event_id = $1 and session_id is null',
        [event.id, capacity],
      );
      await this.registrations.promote(tx, event, this.clock.now());
    });
  }

  /** "Bo waiting", in order of arrival. */
  people(): Promise<string[]> {
    return this.said(`select name || ' ' || status as said from registration order by arrival`);
  }

  /** "Bo A1 waiting", by name. */
  places(): Promise<string[]> {
    return this.said(
      `select r.name || ' ' || s.code || ' ' || p.status as said from session_place p
       join registration r on r.id = p.registration_id join session s on s.id = p.session_id order by 1`,
    );
  }

  /** "Bo A1 open": every offer and how it ended, oldest first. */
  held(): Promise<string[]> {
    return this.said(
      `select r.name || ' ' || coalesce(s.code || ' ', '') || coalesce(o.outcome, 'open') as said
       from offer o join registration r on r.id = o.registration_id left join session s on s.id = o.session_id
       order by o.made_at, r.arrival`,
    );
  }

  /** What the audit trail says: "registration.place_given by organiser". */
  audited(): Promise<string[]> {
    return this.said(`select action || ' by ' || actor_kind as said from audit_entry order by id`);
  }

  /** Counts of the event, or of one of its sessions. */
  async pool(code: string | null = null): Promise<{ taken: number; waiting: number; ceiling: number }> {
    const [row] = await this.db.read.query(
      `select p.taken, p.waiting, p.ceiling from pool p left join session s on s.id = p.session_id
       where s.code is not distinct from $1`,
      [code],
    );
    return row;
  }

  /** The last offer that somebody got. */
  async offerOf(registrationId: string): Promise<string> {
    const [row] = await this.db.read.query(
      'select id from offer where registration_id = $1 order by made_at desc limit 1',
      [registrationId],
    );
    return row?.id ?? '';
  }

  async said(sql: string): Promise<string[]> {
    const rows: { said: string }[] = await this.db.read.query(sql);
    return rows.map((row) => row.said);
  }
}
