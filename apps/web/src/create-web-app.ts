import { fastifyCookie } from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Config, KringError, type Logger, nestLogger, withoutTokens } from '#platform';
import { WebAdapter } from './http/adapter.js';
import { networkPrefix } from './http/network-prefix.js';
import { isFromOurPages } from './http/origin-check.js';
import { PERMISSIONS_POLICY, securityHeaders } from './http/security.js';
import { WebModule } from './web.module.js';

/** The longest form is an event: two texts of 20,000 characters, of nine bytes each as a form sends them. */
const BODY_LIMIT = 512 * 1024;
/** Asked for often and by machines: only of interest when debugging. */
const QUIET = /^\/(?:assets\/|livez|readyz|theme\.css|favicon\.svg)/;

/** The web process, ready to listen or to be asked directly (`inject`) by a test. */
export async function createWebApp(config: Config, log: Logger): Promise<NestFastifyApplication> {
  const adapter = new WebAdapter({
    trustProxy: config.trustProxy ? [...config.trustProxy] : false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: 30_000,
    return503OnClosing: false, // a stopping process still answers what is on its open connections
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(WebModule.forRoot(config, log), adapter, {
    logger: nestLogger(log),
    bodyParser: false,
    abortOnError: false,
  });
  await guard(app, config, log);
  app.enableShutdownHooks();
  return app;
}

/** What every request passes before it reaches a controller. */
async function guard(app: NestFastifyApplication, config: Config, log: Logger): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onResponse', async (request, reply) => {
    const line = {
      method: request.method,
      path: withoutTokens(request.url),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    log[QUIET.test(request.url) ? 'debug' : 'info'](line, 'answered');
  });
  await app.register(helmet, securityHeaders(config));
  server.addHook('onRequest', async (request, reply) => {
    reply.header('permissions-policy', PERMISSIONS_POLICY);
    if (!isFromOurPages(request.method, request.url, request.headers, config.publicUrl)) {
      throw new KringError('forbidden', 'a form was posted by another site');
    }
  });
  if (config.rateLimit > 0) {
    await app.register(rateLimit, {
      max: config.rateLimit,
      timeWindow: 60_000,
      keyGenerator: (request) => networkPrefix(request.ip),
      allowList: (request) => request.method === 'GET' || request.method === 'HEAD',
      addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
      addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    });
  }
  await app.register(fastifyCookie);
  await app.register(formbody, { bodyLimit: BODY_LIMIT });
}
