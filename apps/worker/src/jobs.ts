import { deliverMails } from '#mail';
import { sendMessage } from '#messages';
import { handle, type JobHandler } from '#platform';
import { bringIn } from '#registrations';
import type { Parts } from './schedule.js';

/** What is done for each kind of job. Boot fails when a job has no handler here, or a handler no job. */
export function jobHandlers({
  delivery,
  imports,
  messages,
}: Pick<Parts, 'delivery' | 'imports' | 'messages'>): JobHandler[] {
  return [
    handle(deliverMails, ({ ids }) => delivery.deliver(ids)),
    handle(bringIn, ({ id }) => imports.run(id)),
    handle(sendMessage, ({ id }) => messages.run(id)),
  ];
}
