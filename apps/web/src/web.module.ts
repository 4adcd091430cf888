import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR } from '@nestjs/core';
import { type Config, type Logger, PlatformModule } from '#platform';
import { HealthController } from './health/health.controller.js';
import { ErrorFilter } from './http/error.filter.js';
import { RenderInterceptor } from './http/render.interceptor.js';
import { Sites } from './http/sites.js';
import { AssetsController } from './site/assets.controller.js';

/** The web process. */
@Module({})
export class WebModule {
  static forRoot(config: Config, log: Logger): DynamicModule {
    return {
      module: WebModule,
      imports: [PlatformModule.forRoot({ config, log })],
      controllers: [AssetsController, HealthController],
      providers: [
        Sites,
        { provide: APP_INTERCEPTOR, useClass: RenderInterceptor },
        { provide: APP_FILTER, useClass: ErrorFilter },
      ],
    };
  }
}
