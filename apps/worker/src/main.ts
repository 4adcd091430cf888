import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { ConfigError, nestLogger, openLog, readConfig } from '#platform';
import { WorkerModule } from './worker.module.js';

try {
  const config = readConfig();
  const log = openLog(config, 'worker');
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(config, log), {
    logger: nestLogger(log),
    abortOnError: false,
  });
  app.enableShutdownHooks();
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}
