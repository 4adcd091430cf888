import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LightMyRequestResponse } from 'fastify';
import { type Config, Database, type Logger, openLog, openSecrets, readConfig, type Secrets } from '#platform';
import type { TestDatabase } from '#platform/testing';
import { createWebApp } from './create-web-app.js';

export const ORIGIN = 'http://localhost:3000';

/** The web process on a test database, asked without a network. */
export interface TestWeb {
  readonly secrets: Secrets;
  /** Its own connections, to count what a page asks of them. */
  readonly database: Database;
  get(path: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  head(path: string): Promise<LightMyRequestResponse>;
  /** Sends a form as one of our own pages would. */
  post(path: string, form?: Record<string, string>, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
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
    ...env,
  });
  const moveTo = (instant: string) => writeFileSync(clockFile, String(Date.parse(instant) - Date.now()));
  moveTo('2027-03-01T09:00:00Z');
  const app = await createWebApp(config, log ?? openLog({ logLevel: 'silent' }, 'web'));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const ours = { origin: config.publicUrl, 'sec-fetch-site': 'same-origin' };
  return {
    secrets: openSecrets(config),
    database: app.get(Database),
    moveTo,
    get: (url, headers = {}) => app.inject({ url, headers }),
    head: (url) => app.inject({ method: 'HEAD', url }),
    post: (url, form = {}, headers = {}) =>
      app.inject({
        method: 'POST',
        url,
        headers: { ...ours, 'content-type': 'application/x-www-form-urlencoded', ...headers },
        payload: new URLSearchParams(form).toString(),
      }),
    close: () => app.close(),
  };
}
