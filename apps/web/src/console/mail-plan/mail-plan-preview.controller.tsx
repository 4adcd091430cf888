import { Get, Param, Query } from '@nestjs/common';
import { Answer, seeOther } from '../../http/answer.js';
import { readSearch } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { eventPath } from '../frame.js';
import { SignedInAs, type Visitor } from '../signed-in.js';
import { DryRunPage } from './dry-run-page.js';
import { MailPlanViews } from './mail-plan-views.js';
import { PlanPreviewPage } from './plan-preview-page.js';

/** A letter stands alone: it may show its own colours, and do nothing. */
const LETTER_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** What a mail plan will do, and how its mails read. */
@ConsoleController('/e/:id/mail-plan')
export class MailPlanPreviewController {
  constructor(private readonly views: MailPlanViews) {}

  @Get('dry-run')
  async dryRun(
    @SignedInAs() visitor: Visitor,
    @Param('id') id: string,
    @Query('plan') plan?: string,
    @Query('after') after?: string,
  ) {
    if (typeof plan !== 'string' || plan === '')
      return <DryRunPage visitor={visitor} {...(await this.views.plan(id))} />;
    return <DryRunPage visitor={visitor} {...(await this.views.people(id, plan, readPlace(after)))} />;
  }

  @Get(':planId/preview')
  async preview(
    @SignedInAs() visitor: Visitor,
    @Param('id') id: string,
    @Param('planId') planId: string,
    @Query() asked: Record<string, unknown>,
  ) {
    const { view, plan } = await this.views.one(id, planId);
    const [after, q] = [readPlace(asked.after), readSearch(text(asked.q))];
    const preview = await this.views.preview(id, planId, after, q);
    return <PlanPreviewPage {...{ visitor, view, plan, preview, after, q }} />;
  }

  @Get(':planId/letter')
  async letter(@Param('id') id: string, @Param('planId') planId: string, @Query() asked: Record<string, unknown>) {
    const preview = await this.views.preview(id, planId, readPlace(asked.after), readSearch(text(asked.q)));
    if (!preview) return seeOther(eventPath({ id }, `/mail-plan/${planId}/preview`)); // it says that nobody gets it
    return new Answer(preview.mail.html, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': LETTER_POLICY,
      'cache-control': 'no-store',
    });
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The place of somebody in an audience, from an address; -1 is before the first. */
function readPlace(value: unknown): number {
  const typed = text(value) ?? '';
  return /^\d{1,15}$/.test(typed) ? Number(typed) : -1;
}
