import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { LightMyRequestResponse } from 'fastify';
import { type Config, Database, type Logger, openLog, openSecrets, readConfig, type Secrets } from '#platform';
import type { TestDatabase } from '#platform/testing';
import { createWebApp } from './create-web-app.js';
import { EventViews } from './events/event-views.js';

const FORM = 'application/x-www-form-urlencoded';

/** The web process on a test database, asked without a network. */
export interface TestWeb {
  readonly secrets: Secrets;
  /** Its own connections, to count what a page asks of them. */
  readonly database: Database;
  get(path: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  head(path: string): Promise<LightMyRequestResponse>;
  /** Sends a form as one of our own pages would. */
  post(
    path: string,
    form?: Record<string, string>,
    headers?: Record<string, string | undefined>,
  ): Promise<LightMyRequestResponse>;
  /** Sends any bytes as if they were a form. */
  postRaw(path: string, payload: string | Buffer, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  /** Sends anything, as a program would: nothing is added. */
  send(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS',
    path: string,
    headers: Record<string, string>,
    payload?: string,
  ): Promise<LightMyRequestResponse>;
  /** Every path that the site answers. */
  routes(): string[];
  /** Moves the clock of the process. */
  moveTo(instant: string): void;
  close(): Promise<void>;
}

interface Wishes {
  readonly env?: Record<string, string>;
  readonly log?: Logger;
}

/** Starts it at 1 March 2027, 10:00 in Amsterdam: three days before the webinar that `anEvent` makes. */
export async function startWeb(test: TestDatabase, { env = {}, log }: Wishes = {}): Promise<TestWeb> {
  const folder = mkdtempSync(join(tmpdir(), 'kring-web-'));
  const clockFile = join(folder, 'clock');
  const config: Config = readConfig({
    KRING_PROFILE: 'test',
    DATABASE_URL: test.url,
    DATABASE_POOL: '4',
    DATA_DIR: folder,
    KRING_TEST_CLOCK_FILE: clockFile,
    RATE_LIMIT: '0',
    API_RATE_LIMIT: '0',
    ...env,
  });
  const moveTo = (instant: string) => writeFileSync(clockFile, String(Date.parse(instant) - Date.now()));
  moveTo('2027-03-01T09:00:00Z');
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const app = await open(config, log).catch((error: unknown) => {
    remove();
    throw error;
  });
  const ours = { origin: config.publicUrl, 'sec-fetch-site': 'same-origin' };
  return {
    secrets: openSecrets(config),
    database: app.get(Database),
    moveTo,
    get: (url, headers = {}) => app.inject({ url, headers }),
    head: (url) => app.inject({ method: 'HEAD', url }),
    post: (url, form = {}, headers = {}) => {
      app.get(EventViews).forget(); // a test that made an event a moment ago has the same address as the one before
      return app.inject({
        method: 'POST',
        url,
        headers: given({ ...ours, 'content-type': FORM, ...headers }),
        payload: new URLSearchParams(form).toString(),
      });
    },
    postRaw: (url, payload, headers = {}) =>
      app.inject({ method: 'POST', url, headers: { ...ours, 'content-type': FORM, ...headers }, payload }),
    send: (method, url, headers, payload) =>
      app.inject({ method, url, headers, ...(payload !== undefined && { payload }) }),
    routes: () => routesOf(app),
    close: async () => {
      await app.close();
      remove();
    },
  };
}

async function open(config: Config, log = openLog({ logLevel: 'silent' }, 'web')): Promise<NestFastifyApplication> {
  const app = await createWebApp(config, log);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** A header set to undefined is one that this browser does not send. */
function given(headers: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Read from the controllers, so that a new page cannot be forgotten. */
function routesOf(app: NestFastifyApplication): string[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  const list = (value: string | string[] | undefined) => [value ?? ''].flat();
  return controllers.flatMap(({ metatype }) => {
    if (!metatype) return [];
    const type = metatype as unknown as { prototype: Record<string, object> };
    const prefixes = list(Reflect.getMetadata('path', type));
    const handlers = Object.getOwnPropertyNames(type.prototype).flatMap((name) => type.prototype[name] ?? []);
    const paths = handlers.filter((handler) => Reflect.hasMetadata('path', handler));
    return prefixes.flatMap((prefix) =>
      paths.flatMap((handler) =>
        list(Reflect.getMetadata('path', handler)).map((path) => `/${prefix}/${path}`.replace(/\/+/g, '/')),
      ),
    );
  });
}
