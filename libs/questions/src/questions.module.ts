import { Global, Module } from '@nestjs/common';
import { CLOCK, type Clock, Database } from '#platform';
import { Questions } from './questions.js';

@Global()
@Module({
  providers: [
    {
      provide: Questions,
      useFactory: (db: Database, clock: Clock) => new Questions(db, clock),
      inject: [Database, CLOCK],
    },
  ],
  exports: [Questions],
})
export class QuestionsModule {}
