import type { EventDetails } from '#events';
import { testOutbox } from '#mail/testing';
import { type Clock, type Database, newId, openLog, Secrets } from '#platform';
import type { RegistrationRequest } from './admission/new-registrations.js';
import { parseRegistration, type RegistrationInput, requestHash } from './admission/registration-input.js';
import type { Verdict } from './admission/verdict.js';
import { PersonalLinks } from './mails/links.js';
import { CalendarEntries } from './news/calendar-entries.js';
import { Offers } from './offers/offers.js';
import { Registrations } from './registrations.js';
import { OwnRegistrations } from './self-service/own-registrations.js';

export const testSecrets = (): Secrets => new Secrets(['a key for tests only, 32 characters long']);

export const testEntries = (): CalendarEntries =>
  new CalendarEntries({ uidDomain: 'kring.example.org', organizer: 'agenda@kring.example.org' });

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
export { OfferStage } from './testing/offer-stage.js';
