import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { mayEdit, type Role, SignIn } from '#identity';
import { isId, KringError, NotFound } from '#platform';
import { readUpload } from '../http/uploads.js';
import { Cookies } from '../sign-in/cookies.js';

const ALLOWED = 'roles that may use this';

/** Narrows a controller or handler to these roles. Without it everybody reads, and whoever is no viewer writes. */
export const AllowRoles = (...roles: Role[]) => SetMetadata(ALLOWED, roles);

/** Nobody is signed in: the filter of the console sends them to the sign-in page. */
export class SignInNeeded extends KringError {
  constructor() {
    super('forbidden', 'sign in first');
  }
}

/** What every page of the console passes: a living session, the right role, and for a form its token. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly signIn: SignIn,
    private readonly cookies: Cookies,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = this.cookies.read(request, 'session');
    const signedIn = token ? await this.signIn.find(token) : undefined;
    if (!signedIn) throw new SignInNeeded();
    const { role, language } = signedIn.organiser;
    request.speaks = language;
    if (request.isMultipart()) request.body = await readUpload(request);
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (!reads && !this.#carriesToken(request, signedIn.sessionId)) {
      throw new KringError('forbidden', 'a form of the console came without its token');
    }
    const allowed = this.reflector.getAllAndOverride<Role[] | undefined>(ALLOWED, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (allowed ? !allowed.includes(role) : !reads && !mayEdit(role)) {
      throw new KringError('forbidden', `the role ${role} may not do this`);
    }
    // Every name in an address of the console is an id: anything else would break in the database, or in a redirect.
    if (!Object.values(request.params ?? {}).every(isId)) throw new NotFound('page of the console');
    const csrf = this.signIn.csrfToken(signedIn.sessionId);
    request.visitor = { ...signedIn, csrf, mayEdit: mayEdit(role) };
    return true;
  }

  #carriesToken(request: FastifyRequest, sessionId: string): boolean {
    const token = (request.body as { csrf?: unknown } | undefined)?.csrf;
    return typeof token === 'string' && this.signIn.isCsrfToken(sessionId, token);
  }
}
