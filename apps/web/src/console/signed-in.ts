import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor, SignedIn } from '#identity';
import { KringError } from '#platform';

/** Who is at the console, and what proves that a form is theirs. */
export interface Visitor extends SignedIn {
  readonly csrf: string;
  /** May change things. */
  readonly mayEdit: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    visitor?: Visitor;
  }
}

/** Handler argument: who is signed in. `SessionGuard` has put it there. */
export const SignedInAs = createParamDecorator((_: unknown, context: ExecutionContext): Visitor => {
  const { visitor } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!visitor) throw new KringError('forbidden', 'this page needs the session guard');
  return visitor;
});

/** The organiser as the audit trail names them. */
export function actorOf(visitor: Visitor): Actor {
  return { kind: 'organiser', id: visitor.organiser.id };
}
