import { Global, Module } from '@nestjs/common';
import { Outbox } from '#mail';
import { CLOCK, type Clock, Database, Secrets } from '#platform';
import { ApiKeys } from './api-keys.js';
import { Community } from './community.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { Organisers } from './organisers.js';
import { SignIn } from './sign-in.js';

@Global()
@Module({
  providers: [
    {
      provide: ApiKeys,
      useFactory: (db: Database, clock: Clock, secrets: Secrets) => new ApiKeys(db, clock, secrets),
      inject: [Database, CLOCK, Secrets],
    },
    {
      provide: Community,
      useFactory: (db: Database, clock: Clock) => new Community(db, clock),
      inject: [Database, CLOCK],
    },
    {
      provide: IdempotencyKeys,
      useFactory: (db: Database, clock: Clock) => new IdempotencyKeys(db, clock),
      inject: [Database, CLOCK],
    },
    {
      provide: Organisers,
      useFactory: (db: Database, clock: Clock, outbox: Outbox) => new Organisers(db, clock, outbox),
      inject: [Database, CLOCK, Outbox],
    },
    {
      provide: SignIn,
      useFactory: (db: Database, clock: Clock, secrets: Secrets, outbox: Outbox) =>
        new SignIn(db, clock, secrets, outbox),
      inject: [Database, CLOCK, Secrets, Outbox],
    },
  ],
  exports: [ApiKeys, Community, IdempotencyKeys, Organisers, SignIn],
})
export class IdentityModule {}
