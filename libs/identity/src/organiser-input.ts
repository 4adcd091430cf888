import { z } from 'zod';
import { cleanLine, LANGUAGES, type Language, lengthInCharacters } from '#platform';
import { ROLES } from './organiser.entity.js';

const nl = {
  'email-malformed': 'Vul een e-mailadres in, zoals naam@example.org.',
  'name-missing': 'Vul een naam in.',
  'name-too-long': 'Maak de naam korter: hoogstens 120 tekens.',
  'choose-one': 'Kies een van de mogelijkheden.',
  'known-address': 'Dit adres hoort al bij een organisator.',
} as const;

/** What can be wrong with an invitation, in stable words. */
export type OrganiserProblemCode = keyof typeof nl;

const en: Record<OrganiserProblemCode, string> = {
  'email-malformed': 'Give an e-mail address, such as name@example.org.',
  'name-missing': 'Give a name.',
  'name-too-long': 'Shorten the name to 120 characters or fewer.',
  'choose-one': 'Choose one of the options.',
  'known-address': 'This address already belongs to an organiser.',
};

const words: Record<Language, Record<OrganiserProblemCode, string>> = { nl, en };

export interface OrganiserProblem {
  readonly field: string;
  readonly code: OrganiserProblemCode;
}

/** The sentence that tells the remedy. */
export function sayOrganiserProblem(code: OrganiserProblemCode, language: Language): string {
  return words[language][code];
}

const error = (code: OrganiserProblemCode) => ({ error: code });

/** An address to sign in with. Only lower case differs from what was typed: it must match the row exactly. */
export const SignInAddress = z
  .string()
  .default('')
  .transform((typed) => cleanLine(typed).toLowerCase())
  .pipe(z.email(error('email-malformed')).max(254, error('email-malformed')));

const OrganiserInput = z.object({
  email: SignInAddress,
  name: z
    .string()
    .default('')
    .transform(cleanLine)
    .refine((typed) => typed !== '', error('name-missing'))
    .refine((typed) => lengthInCharacters(typed) <= 120, error('name-too-long')),
  role: z.enum(ROLES, error('choose-one')).default('organiser'),
  language: z.enum(LANGUAGES, error('choose-one')).default('nl'),
});

export type OrganiserInput = z.output<typeof OrganiserInput>;

export type ReadOrganiserInput =
  | { readonly kind: 'read'; readonly input: OrganiserInput }
  | { readonly kind: 'refused'; readonly problems: readonly OrganiserProblem[] };

/** Reads who is invited, from a form or a command line. Says every problem at once. */
export function readOrganiserInput(raw: unknown): ReadOrganiserInput {
  const parsed = OrganiserInput.safeParse(raw);
  if (parsed.success) return { kind: 'read', input: parsed.data };
  const problems = parsed.error.issues.map((issue) => ({
    field: issue.path.join('.'),
    code: issue.message in nl ? (issue.message as OrganiserProblemCode) : 'choose-one',
  }));
  return { kind: 'refused', problems };
}
