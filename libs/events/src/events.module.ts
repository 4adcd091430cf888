import { Global, Module } from '@nestjs/common';
import { CLOCK, type Clock, Database } from '#platform';
import { Events } from './events.js';
import { Programmes } from './programme/programmes.js';

@Global()
@Module({
  providers: [
    { provide: Events, useFactory: (db: Database, clock: Clock) => new Events(db, clock), inject: [Database, CLOCK] },
    { provide: Programmes, useFactory: (events: Events) => new Programmes(events.work), inject: [Events] },
  ],
  exports: [Events, Programmes],
})
export class EventsModule {}
