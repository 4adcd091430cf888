import { Global, Module } from '@nestjs/common';
import { CLOCK, type Clock, Database } from '#platform';
import { ThemeGroups } from './theme-groups.js';

@Global()
@Module({
  providers: [
    {
      provide: ThemeGroups,
      useFactory: (db: Database, clock: Clock) => new ThemeGroups(db, clock),
      inject: [Database, CLOCK],
    },
  ],
  exports: [ThemeGroups],
})
export class ThemeGroupsModule {}
