import { Global, Module } from '@nestjs/common';
import { CLOCK, type Clock, Database } from '#platform';
import { Events } from './events.js';
import { Programmes } from './programme/programmes.js';
import { AllSeries } from './series/all-series.js';
import { Speakers } from './speakers/speakers.js';

@Global()
@Module({
  providers: [
    { provide: Events, useFactory: (db: Database, clock: Clock) => new Events(db, clock), inject: [Database, CLOCK] },
    { provide: Programmes, useFactory: (events: Events) => new Programmes(events.work), inject: [Events] },
    {
      provide: AllSeries,
      useFactory: (db: Database, clock: Clock, events: Events) => new AllSeries(db, clock, events),
      inject: [Database, CLOCK, Events],
    },
    {
      provide: Speakers,
      useFactory: (db: Database, clock: Clock) => new Speakers(db, clock),
      inject: [Database, CLOCK],
    },
  ],
  exports: [Events, Programmes, AllSeries, Speakers],
})
export class EventsModule {}
