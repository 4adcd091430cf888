import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { findAudit } from '#identity';
import { findMail, findMailEvents, findSuppression, type MailEntry, type MailSearch, searchMails } from '#mail';
import { Database, isId, NotFound } from '#platform';
import { seeOther } from '../../http/answer.js';
import { type MailStep, storyOf } from '../../mails/mail-story.js';
import { readChoice, readSearch, readTyped } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { readDone } from '../done-words.js';
import { ConsoleEvents } from '../events/console-events.js';
import { eventPath } from '../frame.js';
import { AllowRoles } from '../session.guard.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { MailAttempts } from './mail-attempts.js';
import { MailPage } from './mail-page.js';
import { MailPreviews } from './mail-previews.js';
import { LEFT } from './mail-table.js';
import { EVENT_MAILS, LISTED_MAILS } from './mail-words.js';
import { OnceMorePage } from './once-more-page.js';
import { OneMailPage } from './one-mail-page.js';

/** The mails of one event. */
@ConsoleController('/e/:id/mail')
export class ConsoleMailController {
  constructor(
    private readonly database: Database,
    private readonly attempts: MailAttempts,
    private readonly views: ConsoleEvents,
    private readonly previews: MailPreviews,
  ) {}

  @Get()
  async log(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Query() asked: unknown) {
    const query = readTyped(asked);
    const view = await this.views.view(id);
    const search: MailSearch = {
      before: /^\d{1,15}$/.test(query.before ?? '') ? Number(query.before) : undefined,
      status: readChoice(query.status, ['', ...LISTED_MAILS]),
      kind: readChoice(query.kind, ['', ...EVENT_MAILS]),
      q: readSearch(query.q),
    };
    const found = await searchMails(this.database.read, id, search);
    return <MailPage visitor={visitor} view={view} search={search} found={found} done={readDone(query.done)} />;
  }

  @Get(':mailId')
  async one(
    @SignedInAs() visitor: Visitor,
    @Param('id') id: string,
    @Param('mailId') mailId: string,
    @Query('done') done?: string,
  ) {
    const view = await this.views.view(id);
    const mail = await this.#get(id, mailId);
    const preview = await this.previews.of(mailId);
    const steps = await this.#story(mail);
    const suppression = await findSuppression(this.database.read, mail.to.address);
    const props = { visitor, view, mail, preview, steps, suppression, done: readDone(done) };
    return <OneMailPage {...props} />;
  }

  @Get(':mailId/again')
  @AllowRoles('owner', 'organiser')
  async askOnceMore(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Param('mailId') mailId: string) {
    const view = await this.views.view(id);
    const mail = await this.#get(id, mailId);
    return <OnceMorePage visitor={visitor} view={view} mail={mail} />;
  }

  /** Another attempt at a mail that did not leave; once more for one that did, when that was asked first. */
  @Post(':mailId/attempts')
  async sendAgain(
    @SignedInAs() visitor: Visitor,
    @Param('id') id: string,
    @Param('mailId') mailId: string,
    @Body() sent: unknown,
  ) {
    const mail = await this.#get(id, mailId);
    const path = eventPath({ id }, '/mail');
    const actor = actorOf(visitor);
    if (LEFT.includes(mail.status)) {
      if (readTyped(sent).confirmed !== 'yes') return seeOther(`${path}/${mailId}/again`);
      const made = await this.attempts.onceMore(mailId, actor);
      return seeOther(`${path}/${made ?? mailId}?done=${made ? 'mail_queued' : 'mail_not_again'}`);
    }
    const isQueued = await this.attempts.again(mailId, actor);
    return seeOther(`${path}/${mailId}?done=${isQueued ? 'mail_queued' : 'mail_gone'}`);
  }

  /** The address of this mail is suppressed, and an organiser thinks that it is right. */
  @Post(':mailId/address')
  async tryAddress(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Param('mailId') mailId: string) {
    const isTried = await this.attempts.tryAddress(await this.#get(id, mailId), actorOf(visitor));
    return seeOther(`${eventPath({ id }, '/mail')}/${mailId}?done=${isTried ? 'mail_queued' : 'mail_gone'}`);
  }

  /** The trail knows who had it sent again; the history of the mail knows all else. */
  async #story(mail: MailEntry): Promise<MailStep[]> {
    const audit = await findAudit(this.database.read, [mail.id]);
    const events = (await findMailEvents(this.database.read, [mail.id])).get(mail.id) ?? [];
    const names = audit.map(({ organiser }) => organiser ?? 'Kring');
    return storyOf(mail, events).map((step) => (step.what === 'again' ? { ...step, by: names.shift() } : step));
  }

  /** The mail, if it is about this event: one of another is as unknown as any. */
  async #get(eventId: string, id: string): Promise<MailEntry> {
    const mail = isId(id) ? await findMail(this.database.read, id) : undefined;
    if (mail?.subjectIds.event !== eventId) throw new NotFound('mail');
    return mail;
  }
}
