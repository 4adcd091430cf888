import { setTimeout as pause } from 'node:timers/promises';
import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { LINK_MINUTES, SESSION_DAYS, SignIn, SignInAddress, sayOrganiserProblem } from '#identity';
import { type Language, randomToken } from '#platform';
import { localPath } from '#ui';
import { type Answer, Page, seeOther } from '../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../http/speaks.js';
import { Cookies } from './cookies.js';
import { EnterPage, LinkSentPage, SIGN_IN, SignInPage } from './sign-in-pages.js';

/** Asking takes at least this long, so that the clock does not tell which addresses are known. */
const ASKING_MS = 250;

/** The way into the console. */
@Controller(IN_EVERY_LANGUAGE.map((language) => `${language}${SIGN_IN}`))
export class SignInController {
  constructor(
    private readonly signIn: SignIn,
    private readonly cookies: Cookies,
  ) {}

  @Get()
  form(@Query('uit') out?: string) {
    return <SignInPage because={out === undefined ? undefined : 'signed_out'} />;
  }

  @Post()
  async ask(@Req() request: FastifyRequest, @Body() body: unknown, @Speaks() language: Language) {
    const typed = emailOf(body);
    const address = SignInAddress.safeParse(typed);
    if (!address.success) {
      return new Page(<SignInPage email={typed} error={sayOrganiserProblem('email-malformed', language)} />, {
        status: 422,
      });
    }
    const browser = this.cookies.read(request, 'browser') || randomToken();
    await Promise.all([this.signIn.mailLink(address.data, browser), pause(ASKING_MS)]);
    return this.cookies.set(
      seeOther(localPath(language, `${SIGN_IN}/verstuurd`)),
      'browser',
      browser,
      LINK_MINUTES * 60,
    );
  }

  @Get('verstuurd')
  sent() {
    return <LinkSentPage />;
  }

  /** Says nothing about the link: only pressing the button tries it. */
  @Get(':code')
  show(@Param('code') code: string) {
    return <EnterPage code={code} />;
  }

  @Post(':code')
  async enter(@Req() request: FastifyRequest, @Param('code') code: string): Promise<Page | Answer> {
    const [browser, old] = [this.cookies.read(request, 'browser'), this.cookies.read(request, 'session')];
    const token = await this.signIn.consume(code, browser, old);
    if (!token) return new Page(<SignInPage because="useless_link" />, { status: 404 });
    return this.cookies.set(seeOther('/console'), 'session', token, SESSION_DAYS * 86_400);
  }
}

function emailOf(body: unknown): string {
  const email = (body as { email?: unknown } | undefined)?.email;
  return typeof email === 'string' ? email.slice(0, 1000) : '';
}
