import { Global, Module } from '@nestjs/common';
import { Events } from '#events';
import { InboundAddresses, Outbox } from '#mail';
import { CLOCK, type Clock, CONFIG, type Config, Database, JobQueue, LOG, type Logger, Secrets } from '#platform';
import { Approvals } from './approval/approvals.js';
import { countRequests } from './approval/requests.queries.js';
import { PersonalFeeds } from './feeds/personal-feeds.js';
import { Groups } from './group/groups.js';
import { Imports } from './import/imports.js';
import { Invitations } from './invitations/invitations.js';
import { PersonalLinks } from './mails/links.js';
import { CalendarEntries } from './news/calendar-entries.js';
import { Offers } from './offers/offers.js';
import { EarlyPlaces } from './places/early-sweep.js';
import { Registrations } from './registrations.js';
import { mostChosen } from './registrations.queries.js';
import { CalendarReplies } from './replies/calendar-replies.js';
import { OwnRegistrations } from './self-service/own-registrations.js';

@Global()
@Module({
  providers: [
    {
      provide: PersonalLinks,
      useFactory: (config: Config, secrets: Secrets) => new PersonalLinks(config.publicUrl, secrets),
      inject: [CONFIG, Secrets],
    },
    {
      provide: CalendarEntries,
      useFactory: (config: Config, outbox: Outbox, inbound: InboundAddresses) => {
        const organizer = (id: string) => inbound.inboundAddress('rsvp', id) ?? outbox.sender.address;
        return new CalendarEntries({ uidDomain: new URL(config.publicUrl).hostname, organizer });
      },
      inject: [CONFIG, Outbox, InboundAddresses],
    },
    {
      provide: Imports,
      useFactory: (db: Database, clock: Clock, registrations: Registrations, jobs: JobQueue) =>
        new Imports(db, clock, registrations, jobs),
      inject: [Database, CLOCK, Registrations, JobQueue],
    },
    {
      provide: Registrations,
      useFactory: (
        db: Database,
        clock: Clock,
        outbox: Outbox,
        secrets: Secrets,
        entries: CalendarEntries,
        log: Logger,
      ) => new Registrations(db, clock, outbox, secrets, entries, log),
      inject: [Database, CLOCK, Outbox, Secrets, CalendarEntries, LOG],
    },
    {
      provide: Groups,
      useFactory: (db: Database, clock: Clock, secrets: Secrets) => new Groups(db, clock, secrets),
      inject: [Database, CLOCK, Secrets],
    },
    {
      provide: Offers,
      useFactory: (db: Database, clock: Clock, outbox: Outbox, entries: CalendarEntries) =>
        new Offers(db, clock, outbox, entries),
      inject: [Database, CLOCK, Outbox, CalendarEntries],
    },
    {
      provide: EarlyPlaces,
      useFactory: (db: Database, clock: Clock, outbox: Outbox, entries: CalendarEntries) =>
        new EarlyPlaces(db, clock, outbox, entries),
      inject: [Database, CLOCK, Outbox, CalendarEntries],
    },
    {
      provide: Approvals,
      useFactory: (db: Database, clock: Clock, outbox: Outbox, entries: CalendarEntries) =>
        new Approvals(db, clock, outbox, entries),
      inject: [Database, CLOCK, Outbox, CalendarEntries],
    },
    {
      provide: Invitations,
      useFactory: (db: Database, clock: Clock, outbox: Outbox, secrets: Secrets) =>
        new Invitations(db, clock, outbox, secrets),
      inject: [Database, CLOCK, Outbox, Secrets],
    },
    {
      provide: OwnRegistrations,
      useFactory: (db: Database, clock: Clock, outbox: Outbox, entries: CalendarEntries) =>
        new OwnRegistrations(db, clock, outbox, entries),
      inject: [Database, CLOCK, Outbox, CalendarEntries],
    },
    {
      provide: CalendarReplies,
      useFactory: (db: Database, clock: Clock, outbox: Outbox) => new CalendarReplies(db, clock, outbox),
      inject: [Database, CLOCK, Outbox],
    },
    {
      provide: PersonalFeeds,
      useFactory: (db: Database, clock: Clock, outbox: Outbox, secrets: Secrets, links: PersonalLinks) =>
        new PersonalFeeds(db, clock, outbox, secrets, links),
      inject: [Database, CLOCK, Outbox, Secrets, PersonalLinks],
    },
  ],
  exports: [
    Approvals,
    CalendarReplies,
    EarlyPlaces,
    Groups,
    Imports,
    Invitations,
    Offers,
    OwnRegistrations,
    PersonalFeeds,
    PersonalLinks,
    Registrations,
  ],
})
export class RegistrationsModule {
  constructor(events: Events, registrations: Registrations) {
    events.whenChanged({
      afterCapacityChange: (tx, event, now) => registrations.promote(tx, event, now),
      afterNews: (tx, event, now) => registrations.tellEverybody(tx, 'changed', event, now),
      afterCancel: (tx, event, now) => registrations.tellEverybody(tx, 'event-cancelled', event, now),
      afterRestore: (tx, event, now) => registrations.tellEverybody(tx, 'event-restored', event, now),
      afterSessionNews: (tx, event, sessions, now) => registrations.tellSessions(tx, event, sessions, now),
      afterSessionCancel: (tx, event, session, now) => registrations.emptySession(tx, event, session, now),
      peopleAsking: async (tx, eventId) => (await countRequests(tx, eventId)).pending,
      mostChosen: (tx, roundId) => mostChosen(tx, roundId),
    });
  }
}
