import { Body, Get, Param, Put, Query } from '@nestjs/common';
import type { EventDetails } from '#events';
import type { ApiKey } from '#identity';
import { findMails, type MailEntry } from '#mail';
import { Reminders, readReminderInput, sayReminderProblem, sealOfPlans } from '#messages';
import { Database } from '#platform';
import { json } from '../answering/json.js';
import { pageOf, readLedgerMark, readPaging } from '../answering/paging.js';
import { readBody, refused } from '../answering/read-body.js';
import { stale } from '../answering/settings.js';
import { ApiController } from '../asking/api-controller.js';
import { actorOf, Caller } from '../asking/caller.guard.js';
import { Operation } from '../asking/operation.js';
import { EventOf } from '../events/event-of.js';
import { MailList, Reminders as RemindersOf, ReminderWish } from './mail-schemas.js';

/** What was mailed about an event, and what reminds people of it. */
@ApiController('/events/:slug')
export class MailsApiController {
  constructor(
    private readonly reminders: Reminders,
    private readonly eventOf: EventOf,
    private readonly database: Database,
  ) {}

  /** Newest first. */
  @Get('mails')
  @Operation({ id: 'listMails', summary: 'Mails about an event', access: 'read', page: { MailList } })
  async mails(@Param('slug') slug: string, @Query() query: unknown) {
    const event = await this.eventOf.slug(slug);
    const { limit, after } = readPaging(query);
    const before = readLedgerMark(after);
    const found = await findMails(this.database.read, 'event', event.id, {
      limit: limit + 1,
      ...(before && { before }),
    });
    return pageOf(`/api/v1/events/${event.slug}/mails`, limit, found, tellMail, ({ seq }) => [seq]);
  }

  @Get('reminders')
  @Operation({
    ...{ id: 'getReminders', summary: 'When people are reminded', access: 'look' },
    answers: { 200: { Reminders: RemindersOf } },
  })
  async show(@Param('slug') slug: string) {
    return json(200, await this.#plans(await this.eventOf.slug(slug)));
  }

  @Put('reminders')
  @Operation({
    ...{ id: 'changeReminders', summary: 'Change when people are reminded', access: 'write' },
    body: { ReminderWish },
    answers: { 200: { Reminders: RemindersOf } },
  })
  async change(@Caller() caller: ApiKey, @Param('slug') slug: string, @Body() sent: unknown) {
    const event = await this.eventOf.slug(slug);
    const { plans, version } = readBody(ReminderWish, sent);
    const read = readReminderInput({ plans });
    if (read.kind === 'refused')
      throw refused(
        read.problems.map(({ field, code }) => {
          return { pointer: `/${field.replaceAll('.', '/')}`, code, detail: sayReminderProblem(code, 'en') };
        }),
      );
    const outcome = await this.reminders.changePlans(event.id, read.plans, version, actorOf(caller));
    const now = await this.#plans(event);
    if (outcome === 'stale') throw stale(now.version);
    return json(200, now);
  }

  async #plans(event: EventDetails) {
    const plans = await this.reminders.plansOf(event);
    return { plans: plans.map(({ lead, enabled }) => ({ lead, enabled })), version: sealOfPlans(plans) };
  }
}

function tellMail({ id, kind, to, language, subjectIds, status, attempts, ...mail }: MailEntry) {
  return {
    ...{ id, kind, to: { address: to.address, name: to.name ?? '' }, language, status, attempts },
    registrationId: subjectIds.registration ?? null,
    createdAt: mail.createdAt.toISOString(),
    sentAt: mail.sentAt?.toISOString() ?? null,
    answer: mail.smtpText ?? null,
  };
}
