import { z } from 'zod';
import { defineJob } from '#platform';

/** Queue the mails of this message, as far as that has not been done. */
export const sendMessage = defineJob('messages.send', z.object({ id: z.uuid() }));
