import { Body, Get, Post } from '@nestjs/common';
import { ROLES } from '#identity';
import { DIGEST_RHYTHMS, Digests } from '#messages';
import { Answer, seeOther } from '../../http/answer.js';
import { readChoice, readTyped } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { AllowRoles } from '../session.guard.js';
import { SignedInAs, type Visitor } from '../signed-in.js';
import { DIGEST_PATH } from './digest-form.js';
import { DigestPreviewPage } from './digest-preview-page.js';
import { DigestViews } from './digest-views.js';

/** A letter stands alone: it may show its own colours, and do nothing. */
const LETTER_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** What an organiser is mailed about all events together: how often, and what it would be now. */
@ConsoleController('/preferences/digest')
@AllowRoles(...ROLES)
export class DigestController {
  constructor(
    private readonly digests: Digests,
    private readonly views: DigestViews,
  ) {}

  @Get()
  async preview(@SignedInAs() visitor: Visitor) {
    return <DigestPreviewPage visitor={visitor} {...(await this.views.preview(visitor))} />;
  }

  @Get('letter')
  async letter(@SignedInAs() visitor: Visitor) {
    const { mail } = await this.views.preview(visitor);
    if (!mail) return seeOther(DIGEST_PATH); // it says that there is nothing
    return new Answer(mail.html, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': LETTER_POLICY,
      'cache-control': 'no-store',
    });
  }

  @Post()
  async choose(@SignedInAs() visitor: Visitor, @Body() sent: unknown) {
    await this.digests.choose(visitor.organiser.id, readChoice(readTyped(sent).rhythm, DIGEST_RHYTHMS));
    return seeOther('/console/preferences?done=saved');
  }
}
