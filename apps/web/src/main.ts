import 'reflect-metadata';
import { ConfigError, openLog, readConfig } from '#platform';
import { createWebApp } from './create-web-app.js';

try {
  const config = readConfig();
  const log = openLog(config, 'web');
  const app = await createWebApp(config, log);
  await app.listen(config.port, config.host);
  log.info({ url: config.publicUrl, host: config.host, port: config.port }, 'web is listening');
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}
