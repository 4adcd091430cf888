import { fastifyCookie } from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Config, KringError, type Logger, nestLogger, withoutTokens } from '#platform';
import { isApiPath } from './api/answering/problem.js';
import { acceptJsonOnly, showsKey } from './api/asking/json-only.js';
import { refuseOtherMethods } from './api/asking/methods.js';
import { answerWhileDatabaseStandsStill } from './health/standing-still.js';
import { WebAdapter } from './http/adapter.js';
import { TooManyForms } from './http/form-limit.js';
import { NetworkLimit } from './http/network-limit.js';
import { isFromOurPages, isReading } from './http/origin-check.js';
import { PERMISSIONS_POLICY, securityHeaders } from './http/security.js';
import { takeUploads } from './http/uploads.js';
import { WebModule } from './web.module.js';

/** A registration is short, and anybody may send one; anything longer is refused before it is read. */
const PUBLIC_BODY = 64 * 1024;
/** The longest form of an organiser is an event: two texts of 20,000 characters, of nine bytes each as a form sends them. */
const CONSOLE_BODY = 512 * 1024;
/** Where the API takes a whole event. */
const LONG_IN_API = /^\/api\/v1\/events(?:\/:slug)?\/?$/;
/** Characters of one part of a path. */
const LONGEST_PART = 200;
/** Asked for often and by machines: only of interest when debugging. */
const QUIET = /^\/(?:assets\/|livez|readyz|theme\.css|favicon\.svg)/;

/** The web process, ready to listen or to be asked directly (`inject`) by a test. */
export async function createWebApp(config: Config, log: Logger): Promise<NestFastifyApplication> {
  const adapter = new WebAdapter({
    trustProxy: config.trustProxy ? [...config.trustProxy] : false,
    bodyLimit: PUBLIC_BODY,
    requestTimeout: 30_000,
    return503OnClosing: false, // a stopping process still answers what is on its open connections
    // A path that cannot be decoded, or is longer than any of ours, is a page that does not exist; Fastify would answer by
    // itself, without our headers.
    rewriteUrl: ({ url = '/' }) => (isOurs(url) ? url : isApiPath(url) ? '/api/%25' : '/%25'),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: LONGEST_PART },
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
  server.addHook('onRoute', (route) => {
    if (route.url.startsWith('/console') || LONG_IN_API.test(route.url)) route.bodyLimit = CONSOLE_BODY;
  });
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
    if (showsKey(request.url, request.headers.authorization)) return;
    if (!isFromOurPages(request.method, request.url, request.headers, config.publicUrl)) {
      throw new KringError('forbidden', 'a form was posted by another site');
    }
  });
  if (config.rateLimit > 0) {
    const limit = app.get(NetworkLimit);
    server.addHook('onRequest', async (request, reply) => {
      // Of who shows a key the key is counted, or the guess: see `Callers`.
      if (isReading(request.method) || showsKey(request.url, request.headers.authorization)) return;
      const wait = limit.take(request.ip);
      if (wait === 0) return;
      reply.header('retry-after', String(wait));
      throw new TooManyForms();
    });
  }
  answerWhileDatabaseStandsStill(app);
  refuseOtherMethods(server);
  acceptJsonOnly(server);
  await app.register(fastifyCookie);
  await app.register(formbody, { bodyLimit: PUBLIC_BODY });
  await takeUploads(app);
}

function isOurs(url: string): boolean {
  try {
    decodeURI(url);
    const [path = ''] = url.split(/[?#]/, 1);
    return path.split('/').every((part) => part.length <= LONGEST_PART);
  } catch {
    return false;
  }
}
