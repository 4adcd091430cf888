import { Global, Module } from '@nestjs/common';
import { CLOCK, type Clock, Database } from '#platform';
import { Events } from './events.js';

@Global()
@Module({
  providers: [
    { provide: Events, useFactory: (db: Database, clock: Clock) => new Events(db, clock), inject: [Database, CLOCK] },
  ],
  exports: [Events],
})
export class EventsModule {}
