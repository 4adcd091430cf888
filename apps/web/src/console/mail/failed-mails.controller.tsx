import { Get, Param, Post, Query } from '@nestjs/common';
import { Community } from '#identity';
import { findFailedMails, findMail } from '#mail';
import { Database, isId, NotFound } from '#platform';
import { seeOther } from '../../http/answer.js';
import { readTyped } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { readDone } from '../done-words.js';
import { AllowRoles } from '../session.guard.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { FailedMailsPage } from './failed-mails-page.js';
import { MailAttempts } from './mail-attempts.js';

const PAGE_SIZE = 50;

/** Mails that did not arrive, those without an event among them: sign-in links, invitations, links asked for. */
@ConsoleController('/mail')
@AllowRoles('owner')
export class FailedMailsController {
  constructor(
    private readonly database: Database,
    private readonly attempts: MailAttempts,
    private readonly community: Community,
  ) {}

  @Get()
  async list(@SignedInAs() visitor: Visitor, @Query() asked: unknown) {
    const query = readTyped(asked);
    const before = /^\d{1,15}$/.test(query.before ?? '') ? Number(query.before) : undefined;
    const found = await findFailedMails(this.database.read, { before, limit: PAGE_SIZE + 1 });
    const { timeZone } = await this.community.get();
    const list = { mails: found.slice(0, PAGE_SIZE), hasOlder: found.length > PAGE_SIZE, before };
    return <FailedMailsPage visitor={visitor} {...list} timeZone={timeZone} done={readDone(query.done)} />;
  }

  @Post(':mailId/attempts')
  async sendAgain(@SignedInAs() visitor: Visitor, @Param('mailId') mailId: string) {
    if (!isId(mailId) || !(await findMail(this.database.read, mailId))) throw new NotFound('mail');
    const isQueued = await this.attempts.again(mailId, actorOf(visitor));
    return seeOther(`/console/mail?done=${isQueued ? 'mail_queued' : 'mail_gone'}`);
  }
}
