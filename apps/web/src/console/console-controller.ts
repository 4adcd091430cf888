import { applyDecorators, Controller, UseFilters, UseGuards } from '@nestjs/common';
import { SessionGuard } from './session.guard.js';
import { SignInNeededFilter } from './sign-in-needed.filter.js';

/** A controller of the console: its pages are guarded because they live here. @param path below `/console`. */
export function ConsoleController(path = ''): ClassDecorator {
  return applyDecorators(Controller(`console${path}`), UseGuards(SessionGuard), UseFilters(SignInNeededFilter));
}
