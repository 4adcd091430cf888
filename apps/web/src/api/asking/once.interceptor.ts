import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { IdempotencyKeys } from '#identity';
import { KringError, Secrets } from '#platform';
import { Answer } from '../../http/answer.js';
import { jsonText } from '../answering/json.js';
import { ApiProblem } from '../answering/problem.js';
import { answerOf, bodyHash, idempotencyKey, principalOf, routeOf } from './keyed-call.js';
import { OPERATION, type OperationPromise } from './operation.js';

/** What is kept of an answer for whoever asks again: ids and words, nothing of a person. */
type Kept =
  | { readonly status: number; readonly body: string; readonly location: string | undefined }
  | { readonly refused: string; readonly detail: string | undefined; readonly extra: object | undefined };

/** Answers a POST that arrives twice once. One that writes its answer in its own transaction is left to itself. */
@Injectable()
export class OnceInterceptor implements NestInterceptor {
  constructor(
    private readonly keys: IdempotencyKeys,
    private readonly secrets: Secrets,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const promise = this.reflector.get<OperationPromise>(OPERATION, context.getHandler());
    if (request.method !== 'POST' || promise.once === 'atomic') return next.handle();
    return from(this.#once(request, promise, () => lastValueFrom(next.handle())));
  }

  async #once(request: FastifyRequest, { id, once }: OperationPromise, work: () => Promise<unknown>): Promise<Answer> {
    const mayRepeat = once === 'repeatable';
    const claim = await this.keys.claim({
      principal: principalOf(request, this.secrets),
      route: routeOf(id, request),
      key: idempotencyKey(request),
      bodyHash: bodyHash(request.body),
      mayRepeat,
    });
    if (claim.kind !== 'mine') return tell(answerOf<Kept>(claim));
    const kept = await this.#done(claim.id, mayRepeat, work);
    await this.keys.answer(claim.id, kept);
    return tell(kept);
  }

  /** What the verb itself refuses is its answer; what was refused before it was not done, and may be sent again. */
  async #done(claim: string, mayRepeat: boolean, work: () => Promise<unknown>): Promise<Kept> {
    try {
      return keptOf(await work());
    } catch (error) {
      if (error instanceof ApiProblem && error.statusCode === 409)
        return { refused: error.code, detail: error.more.detail, extra: error.more.extra };
      const isUndone = error instanceof ApiProblem || (error instanceof KringError && error.code !== 'busy');
      if (isUndone || mayRepeat) await this.keys.release(claim).catch(() => undefined);
      throw error;
    }
  }
}

function keptOf(answer: unknown): Kept {
  if (!(answer instanceof Answer) || typeof answer.body !== 'string') throw new Error('A POST of the API answers JSON');
  return { status: answer.status, body: answer.body, location: answer.headers.location };
}

function tell(kept: Kept): Answer {
  if ('refused' in kept) throw new ApiProblem(409, kept.refused, kept);
  return jsonText(kept.status, kept.body, kept.location ? { location: kept.location } : {});
}
