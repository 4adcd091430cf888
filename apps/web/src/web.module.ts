import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR } from '@nestjs/core';
import { AttendanceModule } from '#attendance';
import { EventsModule } from '#events';
import { IdentityModule } from '#identity';
import { MailModule } from '#mail';
import { MessagesModule } from '#messages';
import { type Config, type Logger, PlatformModule } from '#platform';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import { ThemeGroupsModule } from '#theme-groups';
import { API_CONTROLLERS, API_PROVIDERS } from './api/api.js';
import { JoinController } from './attendance/join.controller.js';
import { ConsoleModule } from './console/console.module.js';
import { DigestOffController } from './console/digest/digest-off.controller.js';
import { EventViews } from './events/event-views.js';
import { EventsController } from './events/events.controller.js';
import { AskFeedController } from './feeds/ask-feed.controller.js';
import { FeedsController } from './feeds/feeds.controller.js';
import { MyFeedController } from './feeds/my-feed.controller.js';
import { SubscribeController } from './feeds/subscribe.controller.js';
import { HealthController } from './health/health.controller.js';
import { Pulse } from './health/pulse.js';
import { ErrorFilter } from './http/error.filter.js';
import { NetworkLimit } from './http/network-limit.js';
import { RenderInterceptor } from './http/render.interceptor.js';
import { Sites } from './http/sites.js';
import { InvitedController } from './registrations/form/invited.controller.js';
import { RegisterAgainController } from './registrations/form/register-again.controller.js';
import { RegistrationsController } from './registrations/form/registrations.controller.js';
import { SentForms } from './registrations/form/sent-forms.js';
import { GroupsController } from './registrations/group/groups.controller.js';
import { NotMeController } from './registrations/group/not-me.controller.js';
import { SentGroups } from './registrations/group/sent-groups.js';
import { KeptAboutMe } from './registrations/kept/kept.js';
import { MemoryController } from './registrations/kept/memory.controller.js';
import { MyDataController } from './registrations/kept/my-data.controller.js';
import { LostLinkController } from './registrations/links/lost-link.controller.js';
import { UnsubscribeController } from './registrations/links/unsubscribe.controller.js';
import { DeclinedController } from './registrations/own/declined.controller.js';
import { MyDetailsController } from './registrations/own/my-details.controller.js';
import { MyRegistrationController } from './registrations/own/my-registration.controller.js';
import { MyRegistrations } from './registrations/own/my-registrations.js';
import { MyReturnController } from './registrations/own/my-return.controller.js';
import { MySessionsController } from './registrations/own/my-sessions.controller.js';
import { OffersController } from './registrations/own/offers.controller.js';
import { OtherWayController } from './registrations/own/other-way.controller.js';
import { SeriesController } from './series/series.controller.js';
import { SeriesViews } from './series/series-views.js';
import { AssetsController } from './site/assets.controller.js';
import { StatementsController } from './site/statements.controller.js';

/** What visitors see. A path of one word of ours goes before `/:event`, whatever the order here. */
const PUBLIC_PAGES = [
  StatementsController,
  LostLinkController,
  MyRegistrationController,
  MySessionsController,
  MyDetailsController,
  MyDataController,
  MemoryController,
  DigestOffController,
  UnsubscribeController,
  RegisterAgainController,
  MyReturnController,
  OffersController,
  DeclinedController,
  OtherWayController,
  InvitedController,
  JoinController,
  FeedsController,
  SubscribeController,
  MyFeedController,
  AskFeedController,
  EventsController,
  RegistrationsController,
  GroupsController,
  NotMeController,
  SeriesController,
];

/** What the domains offer; the pages stand on it. */
const DOMAINS = [
  MailModule,
  IdentityModule,
  ThemeGroupsModule,
  QuestionsModule,
  EventsModule,
  RegistrationsModule,
  AttendanceModule,
  MessagesModule,
];

/** The web process. */
@Module({})
export class WebModule {
  static forRoot(config: Config, log: Logger): DynamicModule {
    return {
      module: WebModule,
      imports: [PlatformModule.forRoot({ config, log }), ...DOMAINS, ConsoleModule],
      controllers: [AssetsController, HealthController, ...API_CONTROLLERS, ...PUBLIC_PAGES],
      providers: [
        Pulse,
        Sites,
        EventViews,
        ...API_PROVIDERS,
        MyRegistrations,
        SentForms,
        SentGroups,
        NetworkLimit,
        KeptAboutMe,
        SeriesViews,
        { provide: APP_INTERCEPTOR, useClass: RenderInterceptor },
        { provide: APP_FILTER, useClass: ErrorFilter },
      ],
    };
  }
}
