import { z } from 'zod';
import { isId } from '#platform';

const SessionId = z.string().refine(isId);

/** The event as a whole, or one of its sessions. */
export const SpotQuery = z.object({
  sessionId: SessionId.optional().describe('The event as a whole when not given.'),
});

export const CheckIn = z.object({
  sessionId: SessionId.nullable().default(null).describe('Null: the event as a whole.'),
  told: z.boolean().default(false).describe('You have just said that attendance is noted.'),
});

export const AttendanceDecision = z.object({
  sessionId: SessionId.nullable().default(null).describe('Null: the event as a whole.'),
  decision: z.enum(['present', 'absent', 'rule']).describe('rule: leave it to what was seen again.'),
});

export const AttendanceList = z.strictObject({
  data: z.array(
    z.strictObject({
      registrationId: z.uuid(),
      name: z.string(),
      organisation: z.string(),
      attended: z.boolean(),
      firstSeenAt: z.iso.datetime().nullable(),
      isByHand: z.boolean().describe('Somebody decided it; what was seen does not say so.'),
    }),
  ),
});
