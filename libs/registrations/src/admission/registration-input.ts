import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Address, normaliseAddress } from '#people';
import { cleanLine, isId, lengthInCharacters, readZone } from '#platform';
import type { GivenAnswer } from '#questions';

export const ROLES = ['researcher', 'policy', 'practitioner', 'other'] as const;

/** What can be wrong with a registration form. The page has a sentence for each, in each language. */
export type RegistrationProblem =
  | 'name_missing'
  | 'name_too_long'
  | 'name_has_link'
  | 'email_missing'
  | 'email_invalid'
  | 'organisation_too_long'
  | 'attends_missing'
  | 'choice_unknown';

const VISIBLE = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;
// Also what mail programs make a link of by themselves: "bit.ly/x", "winnen.com". "J.van der Berg" is none.
const LINK =
  /:\/\/|\bwww\.|[@]|\p{L}\.\p{L}{2,}\/|[\p{L}\p{N}-]{2}\.(?:com|net|org|info|biz|xyz|top|site|online|shop|app|link|click|ru|cn)(?![\p{L}\p{N}])/iu;

const problem = (code: RegistrationProblem) => ({ error: code });
const line = (most: number, tooLong: RegistrationProblem) =>
  z
    .string()
    .transform(cleanLine)
    .refine((text) => lengthInCharacters(text) <= most, problem(tooLong));
const ticked = z
  .union([z.literal('on'), z.literal('true'), z.boolean()])
  .optional()
  .transform((value) => value !== undefined && value !== false);

/**
 * A person's registration, shared by the form, the API and imports. Unknown fields are dropped; every message is a
 * `RegistrationProblem`.
 */
export const RegistrationInput = z.object({
  name: line(120, 'name_too_long')
    .refine((text) => VISIBLE.test(text), problem('name_missing'))
    // The name greets whoever the address belongs to: without this the form would carry a stranger's advertisement.
    .refine((text) => !LINK.test(text), problem('name_has_link')),
  email: z
    .string()
    .refine((text) => text.trim() !== '', problem('email_missing'))
    .transform((text, context): Address => {
      const address = text.trim() === '' ? undefined : normaliseAddress(text);
      if (address) return address;
      if (text.trim() !== '')
        context.addIssue({ code: 'custom', message: 'email_invalid' satisfies RegistrationProblem });
      return z.NEVER;
    }),
  organisation: line(160, 'organisation_too_long').default(''),
  role: z.enum(['', ...ROLES], problem('choice_unknown')).default(''),
  attends: z.enum(['online', 'on_site'], problem('attends_missing')).optional(),
  listed: ticked,
  /** Of the clock of their browser. Nobody typed it: what is no zone that we know counts as none. */
  timeZone: z.string().max(200).transform(readZone).optional().catch(undefined),
  /** Chosen sessions, by id, each once. Whether the choice fits the programme is checked against it: see `checkChoices`. */
  sessions: z
    .array(z.string().refine(isId, problem('choice_unknown')))
    .max(40, problem('choice_unknown'))
    .default([])
    .transform((ids) => [...new Set(ids)].toSorted()),
});
export type RegistrationInput = z.output<typeof RegistrationInput>;

export type RegistrationField = keyof RegistrationInput;

export type ParsedRegistration =
  | { readonly ok: true; readonly input: RegistrationInput }
  | { readonly ok: false; readonly problems: ReadonlyMap<RegistrationField, RegistrationProblem> };

/** Reads what a form sent. A field that is missing or no text counts as empty, so that the message fits a person. */
export function parseRegistration(sent: unknown): ParsedRegistration {
  const raw = typeof sent === 'object' && sent !== null ? (sent as Record<string, unknown>) : {};
  const text = (name: string) => (typeof raw[name] === 'string' ? raw[name] : '');
  const parsed = RegistrationInput.safeParse({
    name: text('name'),
    email: text('email'),
    organisation: text('organisation'),
    role: text('role'),
    attends: text('attends') || undefined,
    listed: raw.listed === true || text('listed') !== '' ? true : undefined,
    timeZone: text('timeZone') || undefined,
    sessions: chosenSessions(raw),
  });
  if (parsed.success) return { ok: true, input: parsed.data };
  const problems = new Map<RegistrationField, RegistrationProblem>();
  for (const issue of parsed.error.issues) {
    const field = issue.path[0] as RegistrationField;
    if (!problems.has(field)) problems.set(field, issue.message as RegistrationProblem);
  }
  return { ok: false, problems };
}

/** The page names its choices `round.<round>`, so that radio buttons exclude each other; the API sends `sessions`. */
function chosenSessions(raw: Record<string, unknown>): unknown[] {
  const fields = Object.entries(raw).filter(([name]) => name === 'sessions' || name.startsWith('round.'));
  return fields.flatMap(([, value]) => (Array.isArray(value) ? value : [value])).filter((value) => value !== '');
}

/** The sessions that a form chose, as they were sent: to show the form again, and to check against the programme. */
export function readChoices(sent: unknown): string[] {
  const raw = typeof sent === 'object' && sent !== null ? (sent as Record<string, unknown>) : {};
  return chosenSessions(raw).filter((value) => typeof value === 'string');
}

/** Hash over everything a person submitted for an event: tells a second press of the button from a second wish. */
export function requestHash(eventId: string, input: RegistrationInput, answers: readonly GivenAnswer[]): string {
  const said = [
    eventId,
    input.email.email,
    input.name,
    input.organisation,
    input.role,
    input.attends ?? '',
    input.listed,
    input.sessions,
    answers.map(({ questionId, value }) => [questionId, value]),
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
