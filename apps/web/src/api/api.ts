import { EventsApiController } from './events-api.controller.js';
import { RegistrationsApiController } from './registrations-api.controller.js';

/** What programs can ask for: see docs/API.md. */
export const API_CONTROLLERS = [EventsApiController, RegistrationsApiController];
