import { Global, Module } from '@nestjs/common';
import { CLOCK, type Clock, Database } from '#platform';
import { Members } from './members.js';
import { ThemeGroups } from './theme-groups.js';

@Global()
@Module({
  providers: [
    {
      provide: ThemeGroups,
      useFactory: (db: Database, clock: Clock) => new ThemeGroups(db, clock),
      inject: [Database, CLOCK],
    },
    { provide: Members, useFactory: (db: Database, clock: Clock) => new Members(db, clock), inject: [Database, CLOCK] },
  ],
  exports: [Members, ThemeGroups],
})
export class ThemeGroupsModule {}
