import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { cacheHeaders } from '../http/answer.js';
import { SIGN_IN } from '../sign-in/sign-in-pages.js';
import { SignInNeeded } from './session.guard.js';

/** Shows the way in to whoever is not signed in, or no longer. */
@Catch(SignInNeeded)
export class SignInNeededFilter implements ExceptionFilter {
  async catch(_: SignInNeeded, host: ArgumentsHost): Promise<void> {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    await reply
      .status(303)
      .headers({ ...cacheHeaders('private'), location: SIGN_IN })
      .send();
  }
}
