import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { MailPlans, type PlanOutcome, readPlan } from '#messages';
import { newId } from '#platform';
import { seeOther } from '../../http/answer.js';
import { conflicting, unprocessable } from '../answers.js';
import { readTyped } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { readDone } from '../done-words.js';
import { differing } from '../form-kit.js';
import { eventPath } from '../frame.js';
import { AllowRoles } from '../session.guard.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { MailPlanPage } from './mail-plan-page.js';
import { MailPlanViews } from './mail-plan-views.js';
import { PlanFormPage, type PlanFormPageProps } from './plan-form-page.js';
import { newPlanValues, planValues, readBuiltIn, toPlanErrors, toTypedPlan } from './plan-values.js';

/** The mail plan of one event: the list, and each mail of it. */
@ConsoleController('/e/:id/mail-plan')
export class MailPlanController {
  constructor(
    private readonly plans: MailPlans,
    private readonly views: MailPlanViews,
  ) {}

  @Get()
  async list(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Query('done') done?: string) {
    const plan = await this.views.plan(id);
    return <MailPlanPage visitor={visitor} {...plan} sent={await this.views.sent(plan)} done={readDone(done)} />;
  }

  @Get('new')
  @AllowRoles('owner', 'organiser')
  async fresh(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Query('from') from?: string) {
    const about = await this.views.event(id);
    return <PlanFormPage visitor={visitor} {...about} typed={newPlanValues(readBuiltIn(from), newId())} />;
  }

  @Post()
  async add(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Body() body: unknown) {
    const props = { visitor, ...(await this.views.event(id)), typed: readTyped(body) };
    return await this.#save(props, id, (input) => this.plans.add(id, props.typed.id ?? '', input, actorOf(visitor)));
  }

  @Get(':planId')
  @AllowRoles('owner', 'organiser')
  async show(
    @SignedInAs() visitor: Visitor,
    @Param('id') id: string,
    @Param('planId') planId: string,
    @Query('done') done?: string,
  ) {
    const one = await this.views.one(id, planId);
    return <PlanFormPage visitor={visitor} {...one} typed={planValues(one.plan)} done={readDone(done)} />;
  }

  @Post(':planId')
  async change(
    @SignedInAs() visitor: Visitor,
    @Param('id') id: string,
    @Param('planId') planId: string,
    @Body() body: unknown,
  ) {
    const props = { visitor, ...(await this.views.one(id, planId)), typed: readTyped(body) };
    const seen = props.typed.seen ?? '';
    return await this.#save(props, id, (input) => this.plans.change(id, planId, input, seen, actorOf(visitor)));
  }

  @Post(':planId/state')
  async turn(
    @SignedInAs() visitor: Visitor,
    @Param('id') id: string,
    @Param('planId') planId: string,
    @Body() body: unknown,
  ) {
    await this.plans.turn(id, planId, readTyped(body).enabled === 'yes', actorOf(visitor));
    return seeOther(eventPath({ id }, '/mail-plan?done=saved'));
  }

  @Post(':planId/removal')
  async remove(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Param('planId') planId: string) {
    await this.plans.remove(id, planId, actorOf(visitor));
    return seeOther(eventPath({ id }, '/mail-plan?done=removed'));
  }

  async #save(props: PlanFormPageProps, id: string, save: (input: Input) => Promise<PlanOutcome>) {
    const { visitor, view, choices, typed } = props;
    const { language } = visitor.organiser;
    const read = readPlan(toTypedPlan(typed, props.plan), view.event.timeZone, choices);
    if (read.kind === 'refused')
      return unprocessable(<PlanFormPage {...props} errors={toPlanErrors(read.problems, language)} />);
    const outcome = await save(read.input);
    switch (outcome.kind) {
      case 'saved':
        return seeOther(eventPath({ id }, `/mail-plan/${outcome.id}?done=saved`));
      case 'refused': {
        const errors = toPlanErrors([{ field: 'anchor', code: outcome.code }], language);
        return unprocessable(<PlanFormPage {...props} errors={errors} />);
      }
      case 'stale': {
        const now = planValues(await this.plans.get(id, props.plan?.id ?? ''));
        const renewed = { ...typed, seen: now.seen ?? '' };
        return conflicting(<PlanFormPage {...props} typed={renewed} stored={differing(typed, now)} />);
      }
    }
  }
}

type Input = Parameters<MailPlans['add']>[2];
