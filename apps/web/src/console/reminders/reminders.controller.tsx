import { Body, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { countReminders, Reminders, readReminderInput } from '#messages';
import { CLOCK, type Clock, Database } from '#platform';
import { seeOther } from '../../http/answer.js';
import { conflicting, unprocessable } from '../answers.js';
import { readTyped } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { readDone } from '../done-words.js';
import { ConsoleEvents } from '../events/console-events.js';
import { eventPath } from '../frame.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { reminderValues, toRawReminders, toReminderErrors } from './reminder-values.js';
import { RemindersPage } from './reminders-page.js';

/** The reminders of one event. */
@ConsoleController('/e/:id/reminders')
export class ConsoleRemindersController {
  constructor(
    private readonly database: Database,
    private readonly reminders: Reminders,
    private readonly views: ConsoleEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async show(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Query('done') done?: string) {
    return <RemindersPage {...(await this.#props(visitor, id))} done={readDone(done)} />;
  }

  @Post()
  async change(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Body() body: unknown) {
    const props = await this.#props(visitor, id);
    const typed = readTyped(body);
    const { raw, rows } = toRawReminders(typed);
    const read = readReminderInput(raw);
    if (read.kind === 'refused') {
      const errors = toReminderErrors(read.problems, rows, visitor.organiser.language);
      return unprocessable(<RemindersPage {...props} typed={typed} errors={errors} />);
    }
    const outcome = await this.reminders.changePlans(id, read.plans, typed.seen ?? '', actorOf(visitor));
    if (outcome === 'saved') return seeOther(eventPath({ id }, '/reminders?done=saved'));
    const now = await this.#props(visitor, id);
    const renewed = { ...typed, seen: reminderValues(now.plans).seen ?? '' };
    return conflicting(<RemindersPage {...now} typed={renewed} isStale />);
  }

  async #props(visitor: Visitor, id: string) {
    const view = await this.views.view(id);
    const plans = await this.reminders.plansOf(view.event);
    const sent = await countReminders(this.database.read, view.event);
    const { confirmed } = await this.views.counts(id);
    return { visitor, view, plans, sent, confirmed, now: this.clock.now() };
  }
}
