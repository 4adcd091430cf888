import { Body, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { clashesIn, type EventProblem, Events, Programmes, type Round, readRoundInput } from '#events';
import { CLOCK, type Clock, NotFound, speak, unreachable } from '#platform';
import { withoutPastEarly } from '../../events/early.js';
import { seeOther } from '../../http/answer.js';
import { conflicting, telling, toErrors, unprocessable } from '../answers.js';
import { readTyped, type Typed } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { readDone } from '../done-words.js';
import { ConsoleEvents, type EventView } from '../events/console-events.js';
import { differing } from '../form-kit.js';
import { eventPath } from '../frame.js';
import { AllowRoles } from '../session.guard.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { ProgrammeFormPage, SessionNewsPage } from './programme-form-pages.js';
import { programmeFormWords } from './programme-form-words.js';
import { ProgrammePage } from './programme-page.js';
import { emptyRound, roundValues, toRaw } from './programme-values.js';
import { RoundForm } from './round-form.js';

/** The programme of an event, and the rounds in it. */
@ConsoleController('/e/:id/programme')
export class RoundsController {
  constructor(
    private readonly events: Events,
    private readonly programmes: Programmes,
    private readonly views: ConsoleEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async programme(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Query('done') done?: string) {
    const view = await this.views.view(id);
    const all = await this.events.programme(id, view.pools);
    const programme = withoutPastEarly(all, view.event, this.clock.now());
    const clashing = clashesIn(programme).length > 0 ? await this.views.clashing(id) : 0;
    return <ProgrammePage {...{ visitor, view, programme, clashing }} done={readDone(done)} />;
  }

  @Get('rounds/new')
  @AllowRoles('owner', 'organiser')
  async newRound(@SignedInAs() visitor: Visitor, @Param('id') id: string) {
    const view = await this.views.view(id);
    const { rounds } = await this.events.programme(id);
    const typed = emptyRound(
      view.event,
      rounds.map(({ round }) => round),
    );
    return roundPage(visitor, view, undefined, { typed });
  }

  @Post('rounds')
  async addRound(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Body() body: unknown) {
    const view = await this.views.view(id);
    const typed = readTyped(body);
    const refuse = (problems: readonly EventProblem[]) => refused(visitor, view, undefined, typed, problems);
    const read = readRoundInput(toRaw(typed), view.event.timeZone);
    if (read.kind === 'refused') return refuse(read.problems);
    const outcome = await this.programmes.addRound(id, read.input, actorOf(visitor));
    if (outcome.kind === 'refused') return refuse(outcome.problems);
    return done(id, outcome.kind);
  }

  @Get('rounds/:roundId')
  @AllowRoles('owner', 'organiser')
  async editForm(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Param('roundId') roundId: string) {
    const view = await this.views.view(id);
    const round = await this.#find(id, roundId);
    return roundPage(visitor, view, round, { typed: roundValues(round, view.event) });
  }

  @Post('rounds/:roundId')
  async edit(
    @SignedInAs() visitor: Visitor,
    @Param('id') id: string,
    @Param('roundId') roundId: string,
    @Body() body: unknown,
  ) {
    const view = await this.views.view(id);
    const round = await this.#find(id, roundId);
    const typed = readTyped(body);
    if (typed.back) return roundPage(visitor, view, round, { typed });
    const refuse = (problems: readonly EventProblem[]) => refused(visitor, view, round, typed, problems);
    const read = readRoundInput(toRaw(typed), view.event.timeZone);
    if (read.kind === 'refused') return refuse(read.problems);
    const at = { eventId: id, roundId };
    const outcome = await this.programmes.editRound(at, read.input, typed.seen ?? '', actorOf(visitor), telling(typed));
    switch (outcome.kind) {
      case 'saved':
        return done(id, 'saved');
      case 'refused':
        return refuse(outcome.problems);
      case 'asks': {
        const action = roundPath(id, round);
        const people = await this.views.peopleIn(outcome.news.map(({ session }) => session.id));
        const clashing = await this.views.clashingAfter(view.event, outcome.news);
        return <SessionNewsPage {...{ visitor, view, action, typed, people, clashing }} news={outcome.news} ofRound />;
      }
      case 'stale':
        return stale(visitor, view, await this.#find(id, roundId), typed);
      default:
        return unreachable(outcome);
    }
  }

  @Post('rounds/:roundId/removal')
  async remove(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Param('roundId') roundId: string) {
    return done(id, await this.programmes.removeRound(id, roundId, actorOf(visitor)));
  }

  async #find(id: string, roundId: string): Promise<Round> {
    const { rounds } = await this.events.programme(id);
    const found = rounds.find(({ round }) => round.id === roundId);
    if (!found) throw new NotFound('round');
    return found.round;
  }
}

type FormState = Pick<Parameters<typeof RoundForm>[0], 'typed' | 'errors' | 'stored'>;

function roundPage(visitor: Visitor, view: EventView, round: Round | undefined, form: FormState) {
  const { language } = visitor.organiser;
  const about = round
    ? speak(round.title, language, view.event.language)
    : { text: programmeFormWords[language].newRound, language };
  const back = eventPath(view.event, '/programme');
  return (
    <ProgrammeFormPage visitor={visitor} view={view} about={about}>
      <RoundForm visitor={visitor} action={roundPath(view.event.id, round)} back={back} {...form} />
    </ProgrammeFormPage>
  );
}

function refused(
  visitor: Visitor,
  view: EventView,
  round: Round | undefined,
  typed: Typed,
  problems: readonly EventProblem[],
) {
  return unprocessable(
    roundPage(visitor, view, round, { typed, errors: toErrors(problems, visitor.organiser.language) }),
  );
}

/** What was typed stays; saving once more is a decision, made in the knowledge of the other's version. */
function stale(visitor: Visitor, view: EventView, round: Round, typed: Typed) {
  const now = roundValues(round, view.event);
  const renewed = { ...typed, seen: now.seen ?? '' };
  return conflicting(roundPage(visitor, view, round, { typed: renewed, stored: differing(typed, now) }));
}

function roundPath(id: string, round: Round | undefined): string {
  return eventPath({ id }, round ? `/programme/rounds/${round.id}` : '/programme/rounds');
}

function done(id: string, what: 'saved' | 'removed' | 'in_use' | 'not_now') {
  return seeOther(eventPath({ id }, `/programme?done=${what}`));
}
