import { Body, Get, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Organisers, ROLES, SignIn } from '#identity';
import { toLanguage } from '#platform';
import { localPath } from '#ui';
import { seeOther } from '../../http/answer.js';
import { Cookies } from '../../sign-in/cookies.js';
import { SIGN_IN } from '../../sign-in/sign-in-pages.js';
import { readTyped } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { DigestViews } from '../digest/digest-views.js';
import { readDone } from '../done-words.js';
import { AllowRoles } from '../session.guard.js';
import { SignedInAs, type Visitor } from '../signed-in.js';
import { PreferencesPage } from './preferences-page.js';

/** What concerns only the organiser who is signed in: their language, and going out. */
@ConsoleController()
@AllowRoles(...ROLES)
export class PreferencesController {
  constructor(
    private readonly organisers: Organisers,
    private readonly signIn: SignIn,
    private readonly cookies: Cookies,
    private readonly digests: DigestViews,
  ) {}

  @Get('preferences')
  async show(@SignedInAs() visitor: Visitor, @Query('done') done?: string) {
    return <PreferencesPage visitor={visitor} digest={await this.digests.of(visitor)} done={readDone(done)} />;
  }

  @Post('preferences')
  async save(@SignedInAs() visitor: Visitor, @Body() body: unknown) {
    await this.organisers.speak(visitor.organiser.id, toLanguage(readTyped(body).language));
    return seeOther('/console/preferences?done=saved');
  }

  @Post('uitloggen')
  async signOut(@Req() request: FastifyRequest, @SignedInAs() visitor: Visitor) {
    await this.signIn.signOut(this.cookies.read(request, 'session') ?? '');
    const goodbye = seeOther(localPath(visitor.organiser.language, `${SIGN_IN}?uit=1`));
    return this.cookies.set(goodbye, 'session', '', 0);
  }
}
