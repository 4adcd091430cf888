import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Language } from '#platform';
import { readPath } from '#ui';

/** The prefixes under which a public page lives: `@Controller(IN_EVERY_LANGUAGE)`. */
export const IN_EVERY_LANGUAGE = ['', 'en'];

/** Handler argument: the language of the path. */
export const Speaks = createParamDecorator((_: unknown, context: ExecutionContext): Language => {
  return readPath(context.switchToHttp().getRequest<FastifyRequest>().url).language;
});
