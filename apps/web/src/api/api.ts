import type { Provider, Type } from '@nestjs/common';
import { Callers } from './asking/callers.js';
import { AttendanceApiController } from './attendance/attendance-api.controller.js';
import { DESCRIBED, DescriptionController } from './description/description.controller.js';
import { EventOf } from './events/event-of.js';
import { EventSettingsOf } from './events/event-settings.js';
import { EventStateController } from './events/event-state.controller.js';
import { EventWritingController } from './events/event-writing.controller.js';
import { EventsApiController } from './events/events-api.controller.js';
import { FiguresApiController } from './figures/figures-api.controller.js';
import { InvitationsApiController } from './invitations/invitations-api.controller.js';
import { MailPlanApiController } from './mail-plan/mail-plan-api.controller.js';
import { MailsApiController } from './mails/mails-api.controller.js';
import { MyApiController } from './my/my-api.controller.js';
import { MyOwn } from './my/my-registration.js';
import { ProgrammeOf } from './programme/programme-of.js';
import { RoundsApiController } from './programme/rounds-api.controller.js';
import { SessionsApiController } from './programme/sessions-api.controller.js';
import { QuestionMovesController } from './questions/question-moves.controller.js';
import { QuestionsApiController } from './questions/questions-api.controller.js';
import { ApprovalApiController } from './registrations/approval-api.controller.js';
import { SessionChoices } from './registrations/choose-sessions.js';
import { PlacesApiController } from './registrations/places-api.controller.js';
import { RegistrationApiController } from './registrations/registration-api.controller.js';
import { RegistrationDetails } from './registrations/registration-details.js';
import { RegistrationsApiController } from './registrations/registrations-api.controller.js';
import { RegisterForSeries } from './series/register-for-series.js';
import { RepeatsApiController } from './series/repeats-api.controller.js';
import { SeriesApiController } from './series/series-api.controller.js';
import { SeriesOf } from './series/series-of.js';
import { SeriesWritingController } from './series/series-writing.controller.js';
import { ThemeGroupsApiController } from './theme-groups/theme-groups-api.controller.js';

/*
 * The rooms of the API:
 *   asking/       what every request passes: who asks, how often, and whether it was asked before
 *   answering/    JSON, problems and pages of lists
 *   description/  OpenAPI, made from what the handlers promise
 *   and a room a noun: a controller, its schemas, and how rows are told
 */

/** What programs can ask for: see docs/API.md. */
export const API_CONTROLLERS: readonly Type[] = [
  DescriptionController,
  EventsApiController,
  EventWritingController,
  EventStateController,
  RepeatsApiController,
  SeriesApiController,
  SeriesWritingController,
  RoundsApiController,
  SessionsApiController,
  QuestionsApiController,
  QuestionMovesController,
  RegistrationsApiController,
  RegistrationApiController,
  PlacesApiController,
  ApprovalApiController,
  InvitationsApiController,
  AttendanceApiController,
  FiguresApiController,
  MailsApiController,
  MailPlanApiController,
  ThemeGroupsApiController,
  MyApiController,
];

/** What they stand on. */
export const API_PROVIDERS: readonly Provider[] = [
  Callers,
  EventOf,
  EventSettingsOf,
  ProgrammeOf,
  RegistrationDetails,
  SessionChoices,
  SeriesOf,
  RegisterForSeries,
  MyOwn,
  { provide: DESCRIBED, useValue: API_CONTROLLERS },
];
