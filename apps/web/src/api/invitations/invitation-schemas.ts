import { z } from 'zod';
import { INVITATION_STANDINGS } from '#registrations';

/** Most people in one request; more come in more of them. */
const MOST_AT_ONCE = 500;

const Instant = z.iso.datetime();

/** Never its code: that is for who was invited, and travels by mail. */
export const InvitationAnswer = z.strictObject({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  standing: z.enum(INVITATION_STANDINGS).describe('unmailed: on the list, and not mailed yet.'),
  createdAt: Instant,
  mailedAt: Instant.nullable(),
  usedAt: Instant.nullable(),
  registrationId: z.uuid().nullable().describe('What came of it.'),
});
export const InvitationList = z.strictObject({ data: z.array(InvitationAnswer) });

/** Whom to invite. By the rules of the registration form. */
export const Guests = z.object({
  guests: z
    .array(z.object({ email: z.string(), name: z.string().default('').describe('May be empty: they fill it in.') }))
    .min(1)
    .max(MOST_AT_ONCE),
});

export const GuestsAdded = z.strictObject({
  added: z.int(),
  known: z.int().describe('Were on the list already, and stay as they are.'),
});

export const InvitationsMailed = z.strictObject({ mailed: z.int().describe('How many people.') });
