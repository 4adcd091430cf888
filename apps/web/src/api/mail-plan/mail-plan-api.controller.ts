import { Body, Delete, Get, Inject, Param, Patch, Post } from '@nestjs/common';
import type { EventDetails } from '#events';
import type { ApiKey } from '#identity';
import {
  audienceChoices,
  dryRun,
  type MailPlan,
  MailPlans,
  mailsToCome,
  type PlanOutcome,
  readPlan,
  sealOfPlan,
} from '#messages';
import { CLOCK, type Clock, Database, newId, unreachable } from '#platform';
import { json, nothing } from '../answering/json.js';
import { readBody } from '../answering/read-body.js';
import { stale } from '../answering/settings.js';
import { ApiController } from '../asking/api-controller.js';
import { actorOf, Caller } from '../asking/caller.guard.js';
import { Operation } from '../asking/operation.js';
import { EventOf } from '../events/event-of.js';
import { Made } from '../programme/programme-schemas.js';
import { DryRun, MailPlanList, PlanBody, PlanChange, PlannedMail, PlanVersion } from './plan-schemas.js';
import { refusedPlan, tellForecast, tellPlan, toTyped } from './tell-plan.js';

interface At {
  readonly slug: string;
  readonly planId: string;
}

/** The mails that an event sends by itself: when, to whom, with which words. */
@ApiController('/events/:slug/mail-plan')
export class MailPlanApiController {
  constructor(
    private readonly plans: MailPlans,
    private readonly eventOf: EventOf,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** In order of time. There are twenty at most, so all come at once. */
  @Get()
  @Operation({
    ...{ id: 'listPlannedMails', summary: 'The mail plan', access: 'look' },
    answers: { 200: { MailPlanList } },
  })
  async list(@Param('slug') slug: string) {
    return json(200, { data: (await this.plans.of(await this.eventOf.slug(slug))).map(tellPlan) });
  }

  /** What each will do, as things stand now. Sends nothing. */
  @Get('dry-run')
  @Operation({ id: 'dryRun', summary: 'What the mail plan will send', access: 'look', answers: { 200: { DryRun } } })
  async dryRun(@Param('slug') slug: string) {
    const now = this.clock.now();
    const forecasts = await dryRun(this.database.read, await this.eventOf.slug(slug), now);
    return json(200, { at: now.toISOString(), mails: mailsToCome(forecasts), data: forecasts.map(tellForecast) });
  }

  @Post()
  @Operation({
    ...{ id: 'addPlannedMail', summary: 'Add a mail to the plan', access: 'write' },
    body: { PlanBody },
    answers: { 201: { Made } },
  })
  async add(@Caller() caller: ApiKey, @Param('slug') slug: string, @Body() sent: unknown) {
    const event = await this.eventOf.slug(slug);
    const input = await this.#read(event, readBody(PlanBody, sent));
    return json(201, { id: saved(await this.plans.add(event.id, newId(), input, actorOf(caller)), '') });
  }

  /** What is left out stays as it is. */
  @Patch(':planId')
  @Operation({
    ...{ id: 'changePlannedMail', summary: 'Change a planned mail, or switch it off or on', access: 'write' },
    body: { PlanChange },
    answers: { 200: { PlannedMail } },
  })
  async change(@Caller() caller: ApiKey, @Param() at: At, @Body() sent: unknown) {
    const event = await this.eventOf.slug(at.slug);
    let plan = await this.plans.get(event.id, at.planId);
    const { version, enabled } = readBody(PlanVersion, sent);
    if (sealOfPlan(plan) !== version) throw stale(sealOfPlan(plan));
    const { version: _, enabled: __, ...change } = sent as Record<string, unknown>;
    if (Object.keys(change).length > 0) {
      const input = await this.#read(event, readBody(PlanBody, { ...tellPlan(plan), ...change }), plan);
      plan = await this.#done(plan, await this.plans.change(event.id, plan.id, input, version, actorOf(caller)));
    }
    if (enabled !== undefined)
      plan = await this.#done(plan, await this.plans.turn(event.id, plan.id, enabled, actorOf(caller)));
    return json(200, tellPlan(plan));
  }

  @Delete(':planId')
  @Operation({
    ...{ id: 'removePlannedMail', summary: 'Take a mail out of the plan', access: 'write' },
    answers: { 204: 'Taken out; what had not left does not leave.' },
  })
  async remove(@Caller() caller: ApiKey, @Param() at: At) {
    const event = await this.eventOf.slug(at.slug);
    const { id } = await this.plans.get(event.id, at.planId);
    await this.plans.remove(event.id, id, actorOf(caller));
    return nothing();
  }

  /** The plan as it is by now. @throws {ApiProblem} with its version, where somebody else was first */
  async #done({ eventId, id }: MailPlan, outcome: PlanOutcome): Promise<MailPlan> {
    const plan = await this.plans.get(eventId, id);
    saved(outcome, sealOfPlan(plan));
    return plan;
  }

  async #read(event: EventDetails, body: PlanBody, plan?: MailPlan) {
    const read = readPlan(toTyped(body, plan), event.timeZone, await audienceChoices(this.database.read, event));
    if (read.kind === 'refused') throw refusedPlan(read.problems);
    return read.input;
  }
}

/** @param version that the plan has now */
function saved(outcome: PlanOutcome, version: string): string {
  switch (outcome.kind) {
    case 'saved':
      return outcome.id;
    case 'refused':
      throw refusedPlan([{ field: 'anchor', code: outcome.code }]);
    case 'stale':
      throw stale(version);
    default:
      return unreachable(outcome);
  }
}
