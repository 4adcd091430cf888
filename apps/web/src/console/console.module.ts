import { Module } from '@nestjs/common';
import { LinkAgain } from '../registrations/links/link-again.js';
import { Cookies } from '../sign-in/cookies.js';
import { SignInController } from '../sign-in/sign-in.controller.js';
import { ApiKeysController } from './api-keys/api-keys.controller.js';
import { ApprovalController } from './approval/approval.controller.js';
import { ConsoleAttendanceController } from './attendance/attendance.controller.js';
import { CheckinController } from './attendance/checkin.controller.js';
import { DigestController } from './digest/digest.controller.js';
import { DigestViews } from './digest/digest-views.js';
import { ConsoleEvents } from './events/console-events.js';
import { ConsoleEventsController } from './events/events.controller.js';
import { PreviewController } from './events/preview.controller.js';
import { ImportsController } from './imports/imports.controller.js';
import { InvitationsController } from './invitations/invitations.controller.js';
import { FailedMailsController } from './mail/failed-mails.controller.js';
import { ConsoleMailController } from './mail/mail.controller.js';
import { MailAttempts } from './mail/mail-attempts.js';
import { MailPreviews } from './mail/mail-previews.js';
import { MailPlanController } from './mail-plan/mail-plan.controller.js';
import { MailPlanPreviewController } from './mail-plan/mail-plan-preview.controller.js';
import { MailPlanViews } from './mail-plan/mail-plan-views.js';
import { MessageViews } from './messages/message-views.js';
import { ConsoleMessagesController } from './messages/messages.controller.js';
import { MessageSendingController } from './messages/sending.controller.js';
import { OverviewController } from './overview/overview.controller.js';
import { PeopleController } from './people/people.controller.js';
import { PreferencesController } from './people/preferences.controller.js';
import { RoundsController } from './programme/rounds.controller.js';
import { SessionsController } from './programme/sessions.controller.js';
import { QuestionsController } from './questions/questions.controller.js';
import { NewLinksController } from './registrations/new-links.controller.js';
import { PlacesController } from './registrations/places.controller.js';
import { ConsoleRegistrationsController } from './registrations/registrations.controller.js';
import { SecondOffersController } from './registrations/second-offers.controller.js';
import { RepeatController } from './series/repeat.controller.js';
import { ConsoleSeriesController } from './series/series.controller.js';
import { ConsoleSpeakersController } from './speakers/speakers.controller.js';
import { ConsoleStatisticsController } from './statistics/statistics.controller.js';
import { MembersController } from './theme-groups/members.controller.js';
import { ThemeGroupsController } from './theme-groups/theme-groups.controller.js';

/** The organisers' side of the site, and the way into it. */
@Module({
  controllers: [
    SignInController,
    ConsoleEventsController,
    PreviewController,
    OverviewController,
    RoundsController,
    SessionsController,
    ConsoleSpeakersController,
    QuestionsController,
    NewLinksController,
    PlacesController,
    SecondOffersController,
    ConsoleRegistrationsController,
    ApprovalController,
    InvitationsController,
    ImportsController,
    ConsoleAttendanceController,
    CheckinController,
    MailPlanPreviewController,
    MailPlanController,
    ConsoleMailController,
    FailedMailsController,
    ConsoleMessagesController,
    MessageSendingController,
    ConsoleStatisticsController,
    ConsoleSeriesController,
    RepeatController,
    MembersController,
    ThemeGroupsController,
    ApiKeysController,
    PeopleController,
    DigestController,
    PreferencesController,
  ],
  providers: [DigestViews, Cookies, ConsoleEvents, MailAttempts, MailPreviews, MailPlanViews, MessageViews, LinkAgain],
  exports: [ConsoleEvents, LinkAgain],
})
export class ConsoleModule {}
