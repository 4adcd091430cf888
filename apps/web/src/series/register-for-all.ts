import type { EventDetails } from '#events';
import { KringError, type Language, type Secrets } from '#platform';
import {
  type PublicAnswer,
  publicAnswer,
  type RegistrationContext,
  type RegistrationInput,
  type Registrations,
  type Verdict,
} from '#registrations';

/** What became of one event of a series for whoever sent the form. `own_form`: it asks more since a moment. */
export type Outcome = PublicAnswer | 'own_form' | 'busy';

/** Desks that are asked at once: each takes a connection, and others want to register too. */
const TOGETHER = 3;
/** A desk keeps one waiting for a quarter of a minute at most; after this long no other is asked. */
const PATIENCE_MS = 10_000;

interface Asked {
  readonly input: RegistrationInput;
  readonly language: Language;
  /** The same for the same form, however often it is sent. */
  readonly groupId: string;
  /** The form, when not given. */
  readonly source?: RegistrationContext['source'];
}

/**
 * Registers one person for each of these events through its own desk: one transaction an event, so that a full or busy
 * one holds up no other, and what succeeded stays. Sent again, the same form finds its own registrations.
 */
export async function registerForAll(
  registrations: Registrations,
  events: readonly EventDetails[],
  asked: Asked,
): Promise<Map<string, Outcome>> {
  const verdicts = await verdictsForAll(registrations, events, asked);
  return new Map([...verdicts].map(([id, said]) => [id, said === 'busy' ? said : publicAnswer(said)]));
}

/** The same, for a caller who may know what became of it. */
export async function verdictsForAll(
  registrations: Registrations,
  events: readonly EventDetails[],
  { input, language, groupId, source = 'form' }: Asked,
): Promise<Map<string, Verdict | 'busy'>> {
  const outcomes = new Map<string, Verdict | 'busy'>();
  const line = [...events];
  const until = performance.now() + PATIENCE_MS;
  const one = async ({ id, kind }: EventDetails): Promise<Verdict | 'busy'> => {
    if (performance.now() > until) return 'busy';
    const context = { eventId: id, eventKind: kind, language, source, groupId } as const;
    const alone = { ...input, sessions: [], attends: kind === 'hybrid' ? input.attends : undefined };
    try {
      return await registrations.register(alone, context);
    } catch (error) {
      if (error instanceof KringError && error.code === 'busy') return 'busy';
      throw error;
    }
  };
  const serve = async () => {
    for (let event = line.shift(); event; event = line.shift()) outcomes.set(event.id, await one(event));
  };
  const served = await Promise.allSettled(Array.from({ length: TOGETHER }, serve));
  for (const result of served) if (result.status === 'rejected') throw result.reason;
  return outcomes;
}

/** The group of what this form registers for. Keyed, so that nobody can tell from it who it was; the form alone tells. */
export function groupOf(
  secrets: Secrets,
  seriesId: string,
  { email, name, organisation, role }: RegistrationInput,
): string {
  const said = JSON.stringify([seriesId, email.email, name, organisation, role]);
  const hex = Buffer.from(secrets.derive('series-group', said), 'base64url').toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
