import { type DynamicModule, Module } from '@nestjs/common';
import { AttendanceModule } from '#attendance';
import { EventsModule } from '#events';
import { IdentityModule } from '#identity';
import { Delivery, MailKinds, MailModule, Postman } from '#mail';
import { MessagesModule, Reminders } from '#messages';
import {
  CLOCK,
  type Clock,
  type Config,
  Database,
  JobQueue,
  type Logger,
  PlatformModule,
  Secrets,
  Sweeper,
} from '#platform';
import { PersonalLinks, RegistrationsModule } from '#registrations';
import { ThemeGroupsModule } from '#theme-groups';
import { jobHandlers } from './jobs.js';
import { mailKinds } from './mail-kinds.js';
import { schedule } from './schedule.js';
import { Shift } from './shift.js';

const DOMAINS = [
  MailModule,
  IdentityModule,
  ThemeGroupsModule,
  EventsModule,
  RegistrationsModule,
  AttendanceModule,
  MessagesModule,
];

/** The worker process: it sends mail and does what is due. Any number of them may run. */
@Module({})
export class WorkerModule {
  static forRoot(config: Config, log: Logger): DynamicModule {
    return {
      module: WorkerModule,
      imports: [PlatformModule.forRoot({ config, log }), ...DOMAINS],
      providers: [
        { provide: Postman, useFactory: () => Postman.open(config) },
        {
          provide: MailKinds,
          useFactory: (secrets: Secrets, links: PersonalLinks) => mailKinds(config, secrets, links),
          inject: [Secrets, PersonalLinks],
        },
        {
          provide: Delivery,
          useFactory: (database: Database, kinds: MailKinds, postman: Postman, clock: Clock) =>
            new Delivery(database, kinds, postman, clock, log),
          inject: [Database, MailKinds, Postman, CLOCK],
        },
        {
          provide: Shift,
          useFactory: (
            queue: JobQueue,
            sweeper: Sweeper,
            database: Database,
            delivery: Delivery,
            kinds: MailKinds,
            reminders: Reminders,
          ) =>
            new Shift(
              queue,
              jobHandlers(delivery),
              sweeper,
              schedule({ database, delivery, kinds, reminders, log }),
              delivery,
              log,
            ),
          inject: [JobQueue, Sweeper, Database, Delivery, MailKinds, Reminders],
        },
      ],
    };
  }
}
