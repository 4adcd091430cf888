import { type Delivery, deliverMails } from '#mail';
import { handle, type JobHandler } from '#platform';

/** What is done for each kind of job. Boot fails when a job has no handler here, or a handler no job. */
export function jobHandlers(delivery: Delivery): JobHandler[] {
  return [handle(deliverMails, ({ ids }) => delivery.deliver(ids))];
}
