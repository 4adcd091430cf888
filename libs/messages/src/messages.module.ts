import { Global, Module } from '@nestjs/common';
import { Events } from '#events';
import { Outbox } from '#mail';
import { CLOCK, type Clock, CONFIG, type Config, Database, JobQueue, Secrets } from '#platform';
import { DigestLinks } from './digest/digest-links.js';
import { Digests } from './digest/digests.js';
import { MessageDrafts } from './messages/message-drafts.js';
import { Messages } from './messages/messages.js';
import { Trials } from './messages/trials.js';
import { MailPlans } from './plans/mail-plans.js';
import { Reminders } from './reminders.js';

@Global()
@Module({
  providers: [
    {
      provide: Reminders,
      useFactory: (database: Database, clock: Clock, outbox: Outbox) => new Reminders(database, clock, outbox),
      inject: [Database, CLOCK, Outbox],
    },
    {
      provide: MailPlans,
      useFactory: (database: Database, clock: Clock) => new MailPlans(database, clock),
      inject: [Database, CLOCK],
    },
    {
      provide: MessageDrafts,
      useFactory: (database: Database, clock: Clock) => new MessageDrafts(database, clock),
      inject: [Database, CLOCK],
    },
    {
      provide: Messages,
      useFactory: (database: Database, clock: Clock, outbox: Outbox, jobs: JobQueue) =>
        new Messages(database, clock, outbox, jobs),
      inject: [Database, CLOCK, Outbox, JobQueue],
    },
    {
      provide: Trials,
      useFactory: (database: Database, clock: Clock, outbox: Outbox) => new Trials(database, clock, outbox),
      inject: [Database, CLOCK, Outbox],
    },
    {
      provide: Digests,
      useFactory: (database: Database, clock: Clock, outbox: Outbox, config: Config, secrets: Secrets) =>
        new Digests(database, clock, outbox, new DigestLinks(config.publicUrl, secrets)),
      inject: [Database, CLOCK, Outbox, CONFIG, Secrets],
    },
  ],
  exports: [Digests, Reminders, MailPlans, MessageDrafts, Messages, Trials],
})
export class MessagesModule {
  constructor(events: Events, reminders: Reminders) {
    events.whenChanged({
      afterCreate: (tx, event, now, copyOf) => reminders.addFirst(tx, event, now, copyOf),
      afterStartMove: (tx, event) => reminders.expireMoved(tx, event),
      afterEndMove: (tx, event) => reminders.expireEndMoved(tx, event),
      afterSessionNews: (tx, event, sessionIds) => reminders.expireSessions(tx, event, sessionIds),
      afterSessionCancel: (tx, event, sessionId) => reminders.expireSessions(tx, event, [sessionId]),
      afterRestore: (tx, event) => reminders.goOn(tx, event),
      afterCancel: (tx, event) => reminders.expireUnsent(tx, event),
    });
  }
}
