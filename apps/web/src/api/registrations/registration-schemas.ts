import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isId, LANGUAGES } from '#platform';
import { LONGEST_REASON, RegistrationInput, ROLES } from '#registrations';
import { LocalText, State } from '../events/event-schemas.js';

const MOST_ANSWERS = 100;

/** A registration as a program sends it: what the form asks, by the same rules. Unknown fields are dropped. */
export const RegistrationBody = RegistrationInput.extend({
  language: z.enum(LANGUAGES).optional().describe('Of the mails; the language of the event when not given.'),
  invitation: z.string().max(200).optional().describe('The code in the link of an invitation.'),
  answers: z
    .record(z.string().refine(isId), z.union([z.string(), z.array(z.string()).max(MOST_ANSWERS)]))
    .refine((answers) => Object.keys(answers).length <= MOST_ANSWERS)
    .default({})
    .describe('By id of the question: a text, the id of an option or several; yes or no; a date as 2027-03-04.'),
});
export type RegistrationBody = z.output<typeof RegistrationBody>;

/** Tells the same request from another one: over what was understood, so that order and spacing do not matter. */
export function bodyHash(body: RegistrationBody): Buffer {
  const { email, answers, ...said } = body;
  const fields = Object.entries({ ...said, email: email.email }).filter(([, value]) => value !== undefined);
  const byName = (pairs: [string, unknown][]) => pairs.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const whole = [byName(fields), byName(Object.entries(answers))];
  return createHash('sha256').update(JSON.stringify(whole)).digest();
}

const Before = State.describe('How the event stood just before.');
const After = State.describe('How it stood just after.');

/** What anybody may learn: nothing in it depends on whether the address was known. */
export const Received = z.strictObject({
  status: z
    .enum(['received', 'requested'])
    .describe('Look in the mail of that address. requested: the organisers decide first.'),
  event: z.strictObject({ before: Before, after: After }),
});

/** What a caller with a key learns. */
export const VerdictAnswer = z.strictObject({
  status: z
    .enum(['confirmed', 'waiting', 'pending', 'known'])
    .describe('pending: the organisers decide first. known: that address takes part, or asked, already.'),
  registrationId: z.uuid(),
  event: z.strictObject({ before: Before, after: After }),
});

const Instant = z.iso.datetime();

export const RegistrationAnswer = z.strictObject({
  id: z.uuid(),
  status: z.enum(['pending', 'confirmed', 'waiting', 'declined', 'cancelled', 'lapsed']),
  attends: z.enum(['online', 'on_site']),
  name: z.string(),
  email: z.string().nullable().describe('Null since the person had everything about them removed.'),
  organisation: z.string(),
  role: z.enum(['', ...ROLES]),
  sector: z.string(),
  region: z.string(),
  language: z.enum(LANGUAGES),
  listed: z.boolean().describe('May be shown to other participants.'),
  createdAt: Instant,
  confirmedAt: Instant.nullable(),
  cancelledAt: Instant.nullable(),
  sessions: z.array(
    z.strictObject({ id: z.uuid(), code: z.string(), status: z.enum(['wanted', 'confirmed', 'waiting']) }),
  ),
});
export const RegistrationList = z.strictObject({ data: z.array(RegistrationAnswer) });

/** An answer as it was given. */
export const GivenAnswer = z.strictObject({
  questionId: z.uuid(),
  label: LocalText,
  value: z.union([z.string(), z.array(z.string()), z.number(), z.boolean()]).describe('Options by their id.'),
});

/** A place that is held until somebody answers. */
export const Offer = z.strictObject({
  id: z.uuid(),
  sessionId: z.uuid().nullable().describe('Null: a place at the event itself.'),
  until: Instant,
});

export const RegistrationDetail = RegistrationAnswer.extend({
  version: z.string().describe('Send it along with a change.'),
  numberInLine: z.int().nullable().describe('1 is next; null for who does not wait.'),
  offers: z.array(Offer),
  answers: z.array(GivenAnswer).describe('Without what is kept apart.'),
  presence: z.array(
    z.strictObject({
      sessionId: z.uuid().nullable().describe('Null: the event as a whole.'),
      attended: z.boolean(),
      firstSeenAt: Instant.nullable(),
      isByHand: z.boolean(),
    }),
  ),
  history: z.array(
    z.strictObject({ at: Instant, action: z.string(), by: z.enum(['organiser', 'participant', 'system']) }),
  ),
});

/** What somebody said of themselves, as far as it changes. The rules are those of the form. */
export const RegistrationChange = z.object({
  version: z.string().max(100).describe('Of the registration as you read it.'),
  name: z.string().optional(),
  organisation: z.string().optional(),
  role: z.enum(['', ...ROLES]).optional(),
  attends: z.enum(['online', 'on_site']).optional(),
  language: z.enum(LANGUAGES).optional(),
  listed: z.boolean().optional(),
});

export const SessionChoice = z.object({
  sessions: z.array(z.string().refine(isId)).max(40).describe('All of them, by id: who is left out is given up.'),
  answers: RegistrationBody.shape.answers.describe(
    'To what is asked about these sessions, as when registering. What was answered before stays.',
  ),
});

export const PlaceGift = z.object({
  sessionId: z.string().refine(isId).nullable().default(null).describe('Null: a place at the event itself.'),
  overbook: z.boolean().default(false).describe('Also when all places are taken.'),
});

export const OfferAgain = z.object({
  sessionId: z.string().refine(isId).nullable().default(null).describe('Null: the event itself.'),
  expected: z
    .enum(['offered', 'given', 'in_line'])
    .describe('What it is taken to do; where it would do something else by now, nothing is done.'),
});

export const Refusal = z.object({
  reason: z.string().max(LONGEST_REASON).default('').describe('Goes along in the mail.'),
});

/** What became of it. */
export const Outcome = z.strictObject({ status: z.string() });
