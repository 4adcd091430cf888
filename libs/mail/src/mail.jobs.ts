import { z } from 'zod';
import { defineJob } from '#platform';

/** How many mails one job, one claim and one gathering take at most. */
export const CHUNK = 100;

/** Send these mails, as far as they are still due. */
export const deliverMails = defineJob('mail.deliver', z.object({ ids: z.array(z.uuid()).min(1).max(CHUNK) }));
