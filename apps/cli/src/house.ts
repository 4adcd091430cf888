import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AttendanceModule } from '#attendance';
import { EventsModule } from '#events';
import { IdentityModule } from '#identity';
import { MailModule } from '#mail';
import { MessagesModule } from '#messages';
import { type Clock, type Config, nestLogger, openLog, PlatformModule } from '#platform';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import { ThemeGroupsModule } from '#theme-groups';

@Module({
  imports: [
    MailModule,
    IdentityModule,
    ThemeGroupsModule,
    EventsModule,
    QuestionsModule,
    RegistrationsModule,
    AttendanceModule,
    MessagesModule,
  ],
})
class Domains {}

/** Everything the house can do, for the length of `work`. The log is silent: what goes wrong is thrown. */
export async function withHouse<T>(
  config: Config & { databaseUrl: string },
  work: (house: INestApplicationContext) => Promise<T>,
  clock?: Clock,
): Promise<T> {
  const log = openLog({ logLevel: 'silent' }, 'cli');
  const platform = PlatformModule.forRoot({ config, log, ...(clock ? { clock } : {}) });
  const house = await NestFactory.createApplicationContext(
    { module: Domains, imports: [platform] },
    { logger: nestLogger(log), abortOnError: false },
  );
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}
