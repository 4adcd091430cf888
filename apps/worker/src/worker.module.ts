import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { AttendanceModule } from '#attendance';
import { EventsModule } from '#events';
import { IdentityModule } from '#identity';
import { Delivery, Inbound, InboundAddresses, MailKinds, MailModule, Postman } from '#mail';
import { Digests, Messages, MessagesModule, Reminders } from '#messages';
import {
  CLOCK,
  type Clock,
  type Config,
  Database,
  JobQueue,
  type Logger,
  openSecrets,
  PlatformModule,
  Secrets,
  Sweeper,
} from '#platform';
import {
  Approvals,
  CalendarReplies,
  EarlyPlaces,
  Imports,
  Offers,
  PersonalLinks,
  RegistrationsModule,
} from '#registrations';
import { ThemeGroupsModule } from '#theme-groups';
import { InboundRoutes, inboundHandlers } from './inbound-routes.js';
import { jobHandlers } from './jobs.js';
import { mailKinds } from './mail-kinds.js';
import { type Parts, schedule } from './schedule.js';
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

/** Each sweep holds a connection for its lock while it works on another one; jobs and records need some beside them. */
const LEAST_POOL = 14;

/** The worker process: it sends mail and does what is due. Any number of them may run. */
@Module({})
export class WorkerModule {
  static forRoot(config: Config, log: Logger): DynamicModule {
    // A missing SMTP_URL, or a key that cannot sign, stops the start before anything is opened.
    const postman = Postman.open(config, { inbound: new InboundAddresses(config, openSecrets(config)) });
    const databasePool = Math.max(config.databasePool, LEAST_POOL);
    return {
      module: WorkerModule,
      imports: [PlatformModule.forRoot({ config: { ...config, databasePool }, log }), ...DOMAINS],
      providers: [...mailroom(config, postman, log), ...inboundMail(config, log), parts(config, log), shift(log)],
    };
  }
}

function inboundMail(config: Config, log: Logger): Provider[] {
  return [
    {
      provide: InboundRoutes,
      useFactory: (database: Database, addresses: InboundAddresses, replies: CalendarReplies, clock: Clock) => {
        const inbound = new Inbound(database, addresses, inboundHandlers(replies, log));
        return new InboundRoutes(config, inbound, clock, log);
      },
      inject: [Database, InboundAddresses, CalendarReplies, CLOCK],
    },
  ];
}

function mailroom(config: Config, postman: Postman, log: Logger): Provider[] {
  return [
    {
      provide: MailKinds,
      useFactory: (secrets: Secrets, links: PersonalLinks) => mailKinds(config, secrets, links),
      inject: [Secrets, PersonalLinks],
    },
    {
      provide: Delivery,
      useFactory: (database: Database, kinds: MailKinds, clock: Clock) =>
        new Delivery(database, kinds, postman, clock, log, { rate: config.mailRate }),
      inject: [Database, MailKinds, CLOCK],
    },
  ];
}

/** What the worker's jobs and sweeps stand on. */
const PARTS = Symbol('parts');

function parts({ mailKeepDays }: Config, log: Logger): Provider {
  return {
    provide: PARTS,
    useFactory: (
      ...[database, delivery, kinds, reminders, messages, digests, imports, offers, approvals, earlyPlaces]: [
        Database,
        Delivery,
        MailKinds,
        Reminders,
        Messages,
        Digests,
        Imports,
        Offers,
        Approvals,
        EarlyPlaces,
      ]
    ): Parts => ({
      database,
      delivery,
      kinds,
      reminders,
      messages,
      digests,
      imports,
      offers,
      approvals,
      earlyPlaces,
      mailKeepDays,
      log,
    }),
    inject: [Database, Delivery, MailKinds, Reminders, Messages, Digests, Imports, Offers, Approvals, EarlyPlaces],
  };
}

function shift(log: Logger): Provider {
  return {
    provide: Shift,
    useFactory: (queue: JobQueue, sweeper: Sweeper, all: Parts, { sweeps }: InboundRoutes) =>
      new Shift(queue, jobHandlers(all), sweeper, [...schedule(all), ...sweeps], all.delivery, log),
    inject: [JobQueue, Sweeper, PARTS, InboundRoutes],
  };
}
