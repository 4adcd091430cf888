import { z } from 'zod';

const Instant = z.iso.datetime();

export const MailList = z.strictObject({
  data: z.array(
    z.strictObject({
      id: z.uuid(),
      kind: z.string(),
      to: z.strictObject({ address: z.string(), name: z.string() }),
      language: z.enum(['nl', 'en']),
      registrationId: z.uuid().nullable(),
      status: z.enum(['queued', 'sending', 'sent', 'caught', 'failed', 'expired', 'suppressed', 'withheld']),
      attempts: z.int(),
      createdAt: Instant,
      sentAt: Instant.nullable(),
      answer: z.string().nullable().describe('What the other server said last, or why it did not leave.'),
    }),
  ),
});

const plan = {
  lead: z.string().max(20).describe('How long before the start, as ISO 8601: P7D, PT1H, PT15M.'),
  enabled: z.boolean().default(true),
};

export const Reminders = z.object({ plans: z.array(z.object(plan)), version: z.string() });
export const ReminderWish = z.object({
  plans: z.array(z.object(plan)).max(20).describe('All of them: who is left out is taken away.'),
  version: z.string().max(200),
});
