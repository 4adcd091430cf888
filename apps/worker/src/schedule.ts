import { eventsEndedBefore } from '#events';
import { identitySweeps } from '#identity';
import { type Delivery, type MailKinds, mailSweeps, retentionSweep } from '#mail';
import type { Digests, Messages, Reminders } from '#messages';
import { type Database, heartbeat, type Logger, type Sweep } from '#platform';
import {
  type Approvals,
  type EarlyPlaces,
  type Imports,
  type Offers,
  rememberedSweep,
  sensitiveAnswerSweep,
} from '#registrations';

/** What jobs and sweeps stand on. */
export interface Parts {
  readonly database: Database;
  readonly delivery: Delivery;
  readonly kinds: MailKinds;
  readonly imports: Imports;
  readonly reminders: Reminders;
  readonly messages: Messages;
  readonly digests: Digests;
  readonly offers: Offers;
  readonly approvals: Approvals;
  readonly earlyPlaces: EarlyPlaces;
  /** Days after the end of an event that mails about it say to whom and what they are. */
  readonly mailKeepDays: number;
  readonly log: Logger;
}

/**
 * All recurring work on one screen. Sweeps run from timers in every worker, never from the queue: they are what keeps
 * the promises when the queue is gone.
 *
 *   worker              10 s   say that a worker is alive, for "kring doctor"
 *   mail.due             5 s   send what is due and no job asked for
 *   mail.leases          5 s   take back mails of workers that died
 *   mail.expiry         30 s   close mails that came too late
 *   mail.trouble         1 h   forget domains that were slow and alarms that are over
 *   mail.retention       1 h   take persons out of mails about events that are long over
 *   mail.inbound        10 s   read the maildir of mail that came in, where there is one (inbound-routes.ts)
 *   reminders           10 s   queue the reminders that have become due
 *   messages             5 s   queue what an organiser sends to many, and see when it has left
 *   digests             30 s   queue what organisers are told about their events, at eight o'clock; forget whom it named
 *   offers              15 s   let places go to the next in line that nobody took in time
 *   early places        15 s   open sessions to everybody whose time for members is over
 *   requests            30 s   end requests that nobody answered before the event began
 *   sensitive answers    1 h   erase what was promised to live shorter
 *   remembered answers   1 h   forget who people are when they last said a year ago that we may remember
 *   imports             10 s   go on with lists of people that were left behind, throw away old files
 *   sign-in leftovers    1 h   clear away used links and old sessions
 *   idempotency keys   10 min  forget what programs were answered a day ago
 */
export function schedule({
  database,
  delivery,
  kinds,
  imports,
  reminders,
  messages,
  digests,
  offers,
  approvals,
  earlyPlaces,
  mailKeepDays,
  log,
}: Parts): Sweep[] {
  const mail = mailSweeps(database, delivery, kinds, log);
  return [
    heartbeat,
    ...mail,
    retentionSweep(database, { days: mailKeepDays, endedBefore: eventsEndedBefore }),
    reminders.sweep,
    messages.sweep,
    digests.sweep,
    imports.sweep,
    offers.sweep,
    approvals.sweep,
    earlyPlaces.sweep,
    sensitiveAnswerSweep(database),
    rememberedSweep(database),
    ...identitySweeps(database),
  ];
}
