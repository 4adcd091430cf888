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
  /** Whether the answer is still awaited, so that somebody must look again. */
  const look = async (request: FastifyRequest, reply: FastifyReply): Promise<boolean> => {
    const beat = await pulse.feel(PULSE_MS);
    if (reply.sent || reply.raw.destroyed) return false;
    if (beat !== 'hangs') return true;
    if (isApiPath(request.url)) {
      const problem = problemAnswer(new KringError('busy', 'the database stands still'), 503);
      reply.status(503).headers(problem.headers).type(problem.type).send(problem.body);
      return false;
    }
    const html = renderPage(<ErrorPage status={503} />, sites.asItWas(request));
    const headers = { ...cacheHeaders('secret'), ...retryHeaders(503) };
    reply.status(503).headers(headers).type('text/html; charset=utf-8').send(html);
    return false;
  };
  const watch = (request: FastifyRequest, reply: FastifyReply) => {
    let timer: NodeJS.Timeout;
    const lookAfter = (ms: number) => {
      timer = setTimeout(() => void look(request, reply).then((isAwaited) => isAwaited && lookAfter(AGAIN_MS)), ms);
      timer.unref();
    };
    lookAfter(PATIENCE_MS);
    reply.raw.once('close', () => clearTimeout(timer)); // once: a long export is looked at many times
  };
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => watch(request, reply));
}
