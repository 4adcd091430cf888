import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, ApiKey } from '#identity';
import { Callers } from './callers.js';
import { OPERATION, type OperationPromise } from './operation.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The key that came along, once the guard has let it in. */
    apiKey?: ApiKey | undefined;
  }
}

/** What every request of the API passes: a key where one is needed, that may do this, and not too often. */
@Injectable()
export class CallerGuard implements CanActivate {
  constructor(
    private readonly callers: Callers,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const promise = this.reflector.get<OperationPromise | undefined>(OPERATION, context.getHandler());
    if (!promise) throw new Error('This handler does not say who may ask');
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const key = await this.callers.permit(request, promise.access);
    request.apiKey = key;
    const allowance = key && this.callers.count(key);
    if (allowance) {
      const { limit, left, seconds } = allowance;
      const reply = http.getResponse<FastifyReply>();
      reply.header('ratelimit-policy', `"key";q=${limit};w=60`).header('ratelimit', `"key";r=${left};t=${seconds}`);
    }
    return true;
  }
}

/** Handler argument: the key that came along. `undefined` only where none is needed. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): ApiKey | undefined => {
  return context.switchToHttp().getRequest<FastifyRequest>().apiKey;
});

/** The organiser in whose name a key acts, as the audit trail names them. */
export function actorOf({ organiserId }: ApiKey): Actor {
  return { kind: 'organiser', id: organiserId };
}
