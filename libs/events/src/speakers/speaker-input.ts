import { z } from 'zod';
import { type Address, normaliseAddress } from '#people';
import { cleanLine, isId, LANGUAGES, type Language, lengthInCharacters } from '#platform';

const nl = {
  'name-missing': 'Vul een naam in.',
  'name-too-long': 'Maak de naam korter: hoogstens 120 tekens.',
  'email-malformed': 'Vul een e-mailadres in, zoals naam@example.org.',
  'email-known': 'Wie dit adres heeft, staat al in de lijst.',
  'session-unknown': 'Kies een sessie uit de lijst.',
  'language-unknown': 'Kies een taal.',
  'too-many': 'Er kunnen hoogstens 200 sprekers in de lijst staan.',
} as const;

/** What can be wrong with somebody who speaks, in stable words. */
export type SpeakerProblemCode = keyof typeof nl;

const en: Record<SpeakerProblemCode, string> = {
  'name-missing': 'Give a name.',
  'name-too-long': 'Shorten the name to 120 characters or fewer.',
  'email-malformed': 'Give an e-mail address, such as name@example.org.',
  'email-known': 'Whoever has this address is in the list already.',
  'session-unknown': 'Choose a session from the list.',
  'language-unknown': 'Choose a language.',
  'too-many': 'At most 200 speakers can be in the list.',
};

const words: Record<Language, Record<SpeakerProblemCode, string>> = { nl, en };

export interface SpeakerProblem {
  readonly field: 'name' | 'email' | 'session' | 'language';
  readonly code: SpeakerProblemCode;
}

/** The sentence that tells the remedy. */
export function saySpeakerProblem(code: SpeakerProblemCode, language: Language): string {
  return words[language][code];
}

const error = (code: SpeakerProblemCode) => ({ error: code });

const Fields = z.object({
  name: z
    .string(error('name-missing'))
    .transform(cleanLine)
    .refine((name) => name !== '', error('name-missing'))
    .refine((name) => lengthInCharacters(name) <= 120, error('name-too-long')),
  email: z
    .string(error('email-malformed'))
    .transform((typed) => normaliseAddress(typed))
    .refine((address): address is Address => address !== undefined, error('email-malformed')),
  session: z
    .string()
    .default('')
    .refine((id) => id === '' || isId(id), error('session-unknown'))
    .transform((id) => id || null),
  language: z.enum(LANGUAGES, error('language-unknown')),
});

/** Somebody who speaks, as an organiser wants it. */
export type SpeakerInput = z.output<typeof Fields>;

export type ReadSpeaker =
  | { readonly kind: 'read'; readonly input: SpeakerInput }
  | { readonly kind: 'refused'; readonly problems: readonly SpeakerProblem[] };

/** Reads `name`, `email`, `language` and `session` (an id, or empty). Says every problem at once. */
export function readSpeaker(raw: unknown): ReadSpeaker {
  const read = Fields.safeParse(raw);
  if (read.success) return { kind: 'read', input: read.data };
  const problems = read.error.issues.map(({ path, message }) => ({
    field: (path[0] ?? 'name') as SpeakerProblem['field'],
    code: message in nl ? (message as SpeakerProblemCode) : 'name-missing',
  }));
  return { kind: 'refused', problems };
}
