import { Global, Module } from '@nestjs/common';
import { Events } from '#events';
import { Outbox } from '#mail';
import { CLOCK, type Clock, Database } from '#platform';
import { Reminders } from './reminders.js';

@Global()
@Module({
  providers: [
    {
      provide: Reminders,
      useFactory: (database: Database, clock: Clock, outbox: Outbox) => new Reminders(database, clock, outbox),
      inject: [Database, CLOCK, Outbox],
    },
  ],
  exports: [Reminders],
})
export class MessagesModule {
  constructor(events: Events, reminders: Reminders) {
    events.whenChanged({
      afterCreate: (tx, event, now, copyOf) => reminders.addFirst(tx, event, now, copyOf),
      afterStartMove: (tx, event) => reminders.expireUnsent(tx, event),
      afterCancel: (tx, event) => reminders.expireUnsent(tx, event),
    });
  }
}
