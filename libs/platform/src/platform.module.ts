import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { MigrationInterface } from 'typeorm';
import { type Clock, clockOf } from './clock.js';
import { type Config, ConfigError } from './config.js';
import { Database } from './database.js';
import type { Logger } from './log.js';
import { JobQueue } from './queue.js';
import { openSecrets, Secrets } from './secrets.js';
import { Sweeper } from './sweeps.js';
import { CLOCK, CONFIG, LOG } from './tokens.js';

export interface PlatformOptions {
  readonly config: Config;
  readonly log: Logger;
  readonly migrations?: readonly (new () => MigrationInterface)[];
  /** Absent: the one that the settings say. The demo community is written with a clock that moves through its past. */
  readonly clock?: Clock;
}

/** What every process stands on: settings, log, clock, secrets, database and queue, opened once and closed in order. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot({ config, log, migrations, clock }: PlatformOptions): DynamicModule {
    const databaseUrl = config.databaseUrl;
    if (!databaseUrl) throw new ConfigError(['DATABASE_URL is missing: "npm start" sets it for you']);
    const open = { url: databaseUrl, pool: config.databasePool, log, ...(migrations ? { migrations } : {}) };
    return {
      module: PlatformModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOG, useValue: log },
        { provide: CLOCK, useValue: clock ?? clockOf(config) },
        { provide: Secrets, useFactory: () => openSecrets(config) },
        { provide: Database, useFactory: () => Database.open(open) },
        { provide: JobQueue, useFactory: () => JobQueue.open({ databaseUrl, redisUrl: config.redisUrl, log }) },
        {
          provide: Sweeper,
          useFactory: (database: Database, clock) =>
            new Sweeper(database, clock, log, Math.max(1, Math.floor(config.databasePool / 3))),
          inject: [Database, CLOCK],
        },
        {
          provide: PlatformShutdown,
          useFactory: (d, q, s) => new PlatformShutdown(d, q, s),
          inject: [Database, JobQueue, Sweeper],
        },
      ],
      exports: [CONFIG, LOG, CLOCK, Secrets, Database, JobQueue, Sweeper],
    };
  }
}

/** Closes in the order that lets work in hand finish: sweeps, jobs, then the database under them. */
class PlatformShutdown {
  constructor(
    private readonly database: Database,
    private readonly queue: JobQueue,
    private readonly sweeper: Sweeper,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.sweeper.stop();
    await this.queue.close();
    await this.database.close();
  }
}
