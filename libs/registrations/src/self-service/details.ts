import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readZone } from '#platform';
import { RegistrationInput, type RegistrationProblem } from '../admission/registration-input.js';
import type { Registration } from '../registration.js';

/** What people say of themselves and may say otherwise: a snapshot at this event. Their address is not in it. */
const Details = RegistrationInput.pick({
  name: true,
  organisation: true,
  role: true,
  attends: true,
  listed: true,
}).extend({
  /** Empty takes it back; what is no zone that we know changes nothing. */
  timeZone: z
    .string()
    .transform((told) => (told === '' ? '' : readZone(told)))
    .optional(),
  language: z.enum(['nl', 'en'], { error: 'choice_unknown' satisfies RegistrationProblem }),
});
export type DetailsInput = z.output<typeof Details>;
/** All of them; an empty zone is none. */
export type WholeDetails = Required<Omit<DetailsInput, 'timeZone'>> & { readonly timeZone: string };
export type DetailsField = keyof DetailsInput;

export type ParsedDetails =
  | { readonly ok: true; readonly input: DetailsInput }
  | { readonly ok: false; readonly problems: ReadonlyMap<DetailsField, RegistrationProblem> };

/** Reads the form with which somebody changes what they said of themselves. */
export function parseDetails(sent: Readonly<Record<string, string>>): ParsedDetails {
  const { name = '', organisation = '', role = '', attends, listed, language, timeZone } = sent;
  const parsed = Details.safeParse({
    name,
    organisation,
    role,
    attends: attends || undefined,
    listed: listed ? true : undefined,
    language,
    timeZone,
  });
  if (parsed.success) return { ok: true, input: parsed.data };
  const issues = parsed.error.issues.toReversed(); // of two about one field the first is told
  const problems = issues.map(
    (issue) => [issue.path[0] as DetailsField, issue.message as RegistrationProblem] as const,
  );
  return { ok: false, problems: new Map(problems) };
}

/** The same as they stand now. */
export function detailsOf(registration: Registration): WholeDetails {
  const { name, organisation, role, attends, language, listedConsentAt, timeZone } = registration;
  return { name, organisation, role, attends, language, timeZone: timeZone ?? '', listed: listedConsentAt !== null };
}

/** A short fingerprint of what the form showed: saving tells by it whether something changed meanwhile. */
export function sealOfDetails(registration: Registration): string {
  const { name, organisation, role, attends, language, listed, timeZone } = detailsOf(registration);
  const shown = JSON.stringify([name, organisation, role, attends, language, listed, timeZone]);
  return createHash('sha256').update(shown).digest('base64url').slice(0, 22);
}
