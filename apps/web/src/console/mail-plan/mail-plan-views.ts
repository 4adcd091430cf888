import { Inject, Injectable } from '@nestjs/common';
import {
  audienceChoices,
  countReminders,
  dryRun,
  findPlannedFor,
  MailPlans,
  type PlanPreview,
  previewPlan,
} from '#messages';
import { CLOCK, type Clock, CONFIG, type Config, Database, NotFound } from '#platform';
import type { PersonalLinks } from '#registrations';
import { ConsoleEvents } from '../events/console-events.js';
import { keylessLinks, withoutKeys } from '../mail/keyless.js';

const PEOPLE_A_PAGE = 50;

/** Reads what the pages of the mail plan show. */
@Injectable()
export class MailPlanViews {
  readonly #links: PersonalLinks;

  constructor(
    private readonly database: Database,
    private readonly views: ConsoleEvents,
    private readonly plans: MailPlans,
    @Inject(CONFIG) config: Pick<Config, 'publicUrl'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.#links = keylessLinks(config.publicUrl);
  }

  /** The event, and what an audience can be there. @throws {NotFound} */
  async event(id: string) {
    const view = await this.views.view(id);
    return { view, choices: await audienceChoices(this.database.read, view.event) };
  }

  /** The whole plan with how it stands. @throws {NotFound} */
  async plan(id: string) {
    const about = await this.event(id);
    const now = this.clock.now();
    const forecasts = await dryRun(this.database.read, about.view.event, now);
    return { ...about, forecasts, now };
  }

  sent({ view }: Awaited<ReturnType<MailPlanViews['event']>>) {
    return countReminders(this.database.read, view.event);
  }

  /** One mail of the plan. @throws {NotFound} */
  async one(id: string, planId: string) {
    const plan = await this.plans.get(id, planId);
    return { ...(await this.event(id)), plan };
  }

  /** The people of one planned mail, with what becomes of each. @throws {NotFound} */
  async people(id: string, planId: string, after: number) {
    const all = await this.plan(id);
    const forecast = all.forecasts.find(({ occurrence }) => occurrence.plan.id === planId);
    if (!forecast) throw new NotFound('mail_plan');
    const page = { after, limit: PEOPLE_A_PAGE };
    const people = await findPlannedFor(this.database.read, all.view.event, forecast.occurrence, all.now, page);
    const next = people.length === PEOPLE_A_PAGE ? people.at(-1)?.place : undefined;
    return { ...all, shown: { forecast, people, next } };
  }

  /** A mail for the first person behind `after`, without what looks like a key. */
  async preview(id: string, planId: string, after: number, q: string): Promise<PlanPreview | undefined> {
    const plan = await this.plans.get(id, planId);
    const whose = { after, q, now: this.clock.now(), links: this.#links };
    const found = await previewPlan(this.database.read, plan, whose);
    if (!found) return undefined;
    const { text, html } = found.mail;
    return { ...found, mail: { ...found.mail, text: withoutKeys(text), html: withoutKeys(html) } };
  }
}
