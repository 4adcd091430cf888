import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { Answer } from './answer.js';

/**
 * Lets an `Answer` decide its own status: Nest would otherwise put the status of the method (201 for every POST) over
 * what an interceptor chose.
 */
export class WebAdapter extends FastifyAdapter {
  override reply(response: FastifyReply, body: unknown, statusCode?: number) {
    if (!(body instanceof Answer)) return super.reply(response, body, statusCode);
    return super.reply(response.headers(body.headers), body.body, body.status);
  }
}
