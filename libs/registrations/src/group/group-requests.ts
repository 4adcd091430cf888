import { createHash } from 'node:crypto';
import type { EventDetails } from '#events';
import { type Language, newId } from '#platform';
import type { FormOfGroup } from '../admission/group-rows.js';
import type { RegistrationRequest } from '../admission/new-registrations.js';
import { attendsOf } from '../places/places.js';
import type { GroupInput } from './group-input.js';

/** Where the form of a group comes from, and what its sender agreed to. */
export interface GroupContext {
  readonly event: Pick<EventDetails, 'id' | 'kind'>;
  /** Of the page, for everybody on the list: nobody else can know theirs. */
  readonly language: Language;
  /** See `Together.accepts`. */
  readonly accepts?: number | undefined;
}

/**
 * A request for each person, in the order of the list, that stand before the desk as one. Nobody is asked a question about
 * somebody else, nor consents for them: what the event asks is for each to answer by their own link.
 */
export function groupRequests(
  input: GroupInput,
  { event, language, accepts }: GroupContext,
): { readonly id: string; readonly requests: readonly RegistrationRequest[] } {
  const { sender, people, organisation, sessions } = input;
  const formHash = hashOf(event.id, input);
  const id = newId();
  const together: FormOfGroup = { id, size: people.length, formHash, accepts, sender: { ...sender, language } };
  const requests = people.map(
    ({ name, address }): RegistrationRequest => ({
      registrationId: newId(),
      email: address.email,
      address,
      attends: attendsOf(event, input.attends ?? 'online'),
      sessionIds: sessions,
      requestHash: sha256([formHash, address.email]),
      name,
      organisation,
      role: '',
      language,
      listed: false,
      source: 'form',
      answers: [],
      sector: '',
      region: '',
      groupId: id,
      together,
    }),
  );
  return { id, requests };
}

function hashOf(eventId: string, { sender, people, organisation, attends, sessions }: GroupInput): string {
  const list = [sender, ...people].map(({ name, address }) => [name, address.email]);
  return sha256([eventId, 'group', list, organisation, attends ?? '', sessions]);
}

const sha256 = (said: unknown) => createHash('sha256').update(JSON.stringify(said)).digest('hex');
