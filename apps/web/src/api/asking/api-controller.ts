import { applyDecorators, Controller, UseGuards, UseInterceptors } from '@nestjs/common';
import { CallerGuard } from './caller.guard.js';
import { OnceInterceptor } from './once.interceptor.js';

/** A controller of the API: nothing in it is asked without passing the guard. @param path below `/api/v1`. */
export function ApiController(path = ''): ClassDecorator {
  return applyDecorators(Controller(`api/v1${path}`), UseGuards(CallerGuard), UseInterceptors(OnceInterceptor));
}
