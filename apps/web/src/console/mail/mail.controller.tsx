import { Get, Inject, Param, Post, Query } from '@nestjs/common';
import { findMail, findMails, Outbox } from '#mail';
import { CLOCK, type Clock, Database, isId, NotFound } from '#platform';
import { seeOther } from '../../http/answer.js';
import { readChoice, readTyped } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { readDone } from '../done-words.js';
import { ConsoleEvents } from '../events/console-events.js';
import { eventPath } from '../frame.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { tryAgain } from './mail-attempts.js';
import { MailPage } from './mail-page.js';

const PAGE_SIZE = 50;

/** The mails of one event. */
@ConsoleController('/e/:id/mail')
export class ConsoleMailController {
  constructor(
    readonly database: Database,
    readonly outbox: Outbox,
    private readonly views: ConsoleEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async log(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Query() asked: unknown) {
    const query = readTyped(asked);
    const view = await this.views.view(id);
    const before = /^\d{1,15}$/.test(query.before ?? '') ? Number(query.before) : undefined;
    const status = readChoice(query.status, ['', 'failed']);
    const found = await findMails(this.database.read, 'event', id, {
      ...{ ...(before && { before }), ...(status && { status }), limit: PAGE_SIZE + 1 },
    });
    const mails = found.slice(0, PAGE_SIZE);
    const props = {
      visitor,
      view,
      mails,
      before,
      status,
      hasOlder: found.length > PAGE_SIZE,
      done: readDone(query.done),
    };
    return <MailPage {...props} />;
  }

  /** Another attempt at a mail that did not leave. */
  @Post(':mailId/attempts')
  async sendAgain(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Param('mailId') mailId: string) {
    const mail = isId(mailId) ? await findMail(this.database.read, mailId) : undefined;
    if (mail?.subjectIds.event !== id) throw new NotFound('mail');
    const isQueued = await tryAgain(this, mailId, actorOf(visitor), this.clock.now());
    return seeOther(eventPath({ id }, `/mail?done=${isQueued ? 'mail_queued' : 'mail_gone'}`));
  }
}
