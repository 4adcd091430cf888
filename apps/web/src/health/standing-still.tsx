import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { KringError } from '#platform';
import { renderPage } from '#ui';
import { isApiPath, problemAnswer } from '../api/answering/problem.js';
import { cacheHeaders, retryHeaders } from '../http/answer.js';
import { ErrorPage } from '../http/error-page.js';
import { Sites } from '../http/sites.js';
import { Pulse } from './pulse.js';

/** Nobody waits longer than both of these together for a PostgreSQL that stands still. */
const PATIENCE_MS = 4000;
const PULSE_MS = 2000;
const AGAIN_MS = 1000;

/**
 * While PostgreSQL takes connections and answers nothing, people are told to come back instead of waiting until their
 * browser gives up. What was asked of it goes on: a form that is sent again meets its first verdict.
 */
export function answerWhileDatabaseStandsStill(app: NestFastifyApplication): void {
  const [pulse, sites] = [app.get(Pulse), app.get(Sites)];
  const look = async (request: FastifyRequest, reply: FastifyReply) => {
    const beat = await pulse.feel(PULSE_MS);
    if (reply.sent || reply.raw.destroyed) return;
    if (beat !== 'hangs') {
      watch(request, reply, AGAIN_MS);
      return;
    }
    if (isApiPath(request.url)) {
      const problem = problemAnswer(new KringError('busy', 'the database stands still'), 503);
      return void reply.status(503).headers(problem.headers).type(problem.type).send(problem.body);
    }
    const html = renderPage(<ErrorPage status={503} />, sites.asItWas(request));
    const headers = { ...cacheHeaders('secret'), ...retryHeaders(503) };
    reply.status(503).headers(headers).type('text/html; charset=utf-8').send(html);
  };
  const watch = (request: FastifyRequest, reply: FastifyReply, afterMs: number) => {
    const timer = setTimeout(() => void look(request, reply), afterMs).unref();
    reply.raw.once('close', () => clearTimeout(timer));
  };
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => watch(request, reply, PATIENCE_MS));
}
