import { Body, Get, Param, Post } from '@nestjs/common';
import { type EventProblem, Events, type ProgrammeSession, Programmes, readSessionInput } from '#events';
import { NotFound, unreachable } from '#platform';
import { type ThemeGroup, ThemeGroups } from '#theme-groups';
import { type Page, seeOther } from '../../http/answer.js';
import { conflicting, telling, toErrors, unprocessable } from '../answers.js';
import { readTyped, type Typed } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { ConsoleEvents } from '../events/console-events.js';
import { differing } from '../form-kit.js';
import { eventPath } from '../frame.js';
import { AllowRoles } from '../session.guard.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { SessionNewsPage } from './programme-form-pages.js';
import { sessionValues, toRaw } from './programme-values.js';
import { SessionCancellationPage, SessionPage, type SessionView } from './session-page.js';

/** Where a handler works: the event and the session in its address. */
interface At {
  readonly id: string;
  readonly sessionId: string;
}

/** The sessions of an event. */
@ConsoleController('/e/:id/programme')
export class SessionsController {
  constructor(
    private readonly events: Events,
    private readonly programmes: Programmes,
    private readonly themeGroups: ThemeGroups,
    private readonly views: ConsoleEvents,
  ) {}

  @Get('rounds/:roundId/sessions/new')
  @AllowRoles('owner', 'organiser')
  async newSession(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Param('roundId') roundId: string) {
    return <SessionPage visitor={visitor} on={await this.#newIn(id, roundId)} typed={{ places: 'together' }} />;
  }

  @Post('rounds/:roundId/sessions')
  async addSession(
    @SignedInAs() visitor: Visitor,
    @Param('id') id: string,
    @Param('roundId') roundId: string,
    @Body() body: unknown,
  ) {
    const on = await this.#newIn(id, roundId);
    const typed = readTyped(body);
    const read = readSessionInput(toRaw(typed), on.view.event);
    if (read.kind === 'refused') return refused(visitor, on, typed, read.problems);
    const outcome = await this.programmes.addSession(id, roundId, read.input, actorOf(visitor));
    if (outcome.kind === 'refused') return refused(visitor, on, typed, outcome.problems);
    return done(id, outcome.kind);
  }

  @Get('sessions/:sessionId')
  @AllowRoles('owner', 'organiser')
  async editForm(@SignedInAs() visitor: Visitor, @Param() at: At) {
    const on = await this.#find(at);
    return <SessionPage visitor={visitor} on={on} typed={sessionValues(on.stop, on.round, on.view.event)} />;
  }

  @Post('sessions/:sessionId')
  async edit(@SignedInAs() visitor: Visitor, @Param() at: At, @Body() body: unknown) {
    const on = await this.#find(at);
    const typed = readTyped(body);
    if (typed.back) return <SessionPage visitor={visitor} on={on} typed={typed} />;
    const read = readSessionInput(toRaw(typed), on.view.event);
    if (read.kind === 'refused') return refused(visitor, on, typed, read.problems);
    const which = { eventId: at.id, sessionId: at.sessionId };
    const [seen, actor] = [typed.seen ?? '', actorOf(visitor)];
    const outcome = await this.programmes.editSession(which, read.input, seen, actor, telling(typed));
    switch (outcome.kind) {
      case 'saved':
        return done(at.id, 'saved');
      case 'refused':
        return refused(visitor, on, typed, outcome.problems);
      case 'asks': {
        const action = eventPath(on.view.event, `/programme/sessions/${at.sessionId}`);
        const people = await this.views.peopleIn([at.sessionId]);
        const clashing = await this.views.clashingAfter(on.view.event, outcome.news);
        const page = { visitor, action, typed, people, clashing, view: on.view, news: outcome.news };
        return <SessionNewsPage {...page} ofRound={false} />;
      }
      case 'stale':
        return this.#stale(visitor, at, typed);
      default:
        return unreachable(outcome);
    }
  }

  @Post('sessions/:sessionId/position')
  async move(@SignedInAs() visitor: Visitor, @Param() at: At, @Body() body: unknown) {
    const { way } = readTyped(body);
    if (way === 'up' || way === 'down') await this.programmes.moveSession(at.id, at.sessionId, way, actorOf(visitor));
    return seeOther(eventPath(at, '/programme'));
  }

  @Get('sessions/:sessionId/cancellation')
  @AllowRoles('owner', 'organiser')
  async askCancellation(@SignedInAs() visitor: Visitor, @Param() at: At) {
    const on = await this.#find(at);
    const people = await this.views.peopleIn([at.sessionId]);
    const wishes = await this.views.wishesFor(at.sessionId);
    return <SessionCancellationPage {...{ visitor, people, wishes }} view={on.view} stop={on.stop} />;
  }

  @Post('sessions/:sessionId/cancellation')
  async cancel(@SignedInAs() visitor: Visitor, @Param() at: At) {
    const outcome = await this.programmes.cancelSession(at.id, at.sessionId, actorOf(visitor));
    return done(at.id, outcome === 'not_now' ? 'not_now' : 'session_cancelled');
  }

  @Post('sessions/:sessionId/reopening')
  async reopen(@SignedInAs() visitor: Visitor, @Param() at: At) {
    await this.programmes.reopenSession(at.id, at.sessionId, actorOf(visitor));
    return done(at.id, 'session_reopened');
  }

  @Post('sessions/:sessionId/removal')
  async remove(@SignedInAs() visitor: Visitor, @Param() at: At) {
    return done(at.id, await this.programmes.removeSession(at.id, at.sessionId, actorOf(visitor)));
  }

  /** What was typed stays; saving once more is a decision, made in the knowledge of the other's version. */
  async #stale(visitor: Visitor, at: At, typed: Typed): Promise<Page> {
    const on = await this.#find(at);
    const now = sessionValues(on.stop, on.round, on.view.event);
    const renewed = { ...typed, seen: now.seen ?? '' };
    return conflicting(<SessionPage visitor={visitor} on={on} typed={renewed} stored={differing(typed, now)} />);
  }

  async #newIn(id: string, roundId: string): Promise<SessionView> {
    const view = await this.views.view(id);
    const found = (await this.events.programme(id)).rounds.find(({ round }) => round.id === roundId);
    if (!found) throw new NotFound('round');
    return { view, round: found.round, themeGroups: await this.themeGroups.list() };
  }

  async #find({ id, sessionId }: At): Promise<SessionView & { readonly stop: ProgrammeSession }> {
    const view = await this.views.view(id);
    const { rounds } = await this.events.programme(id);
    for (const { round, sessions } of rounds) {
      const stop = sessions.find(({ session }) => session.id === sessionId);
      if (stop) return { view, round, stop, themeGroups: withOwn(await this.themeGroups.list(), stop.themeGroup) };
    }
    throw new NotFound('session');
  }
}

/** A retired group can stay where it was. */
function withOwn(groups: readonly ThemeGroup[], own: ThemeGroup | undefined): ThemeGroup[] {
  return own && !groups.some((group) => group.id === own.id) ? [...groups, own] : [...groups];
}

function refused(visitor: Visitor, on: SessionView, typed: Typed, problems: readonly EventProblem[]): Page {
  const errors = toErrors(problems, visitor.organiser.language);
  return unprocessable(<SessionPage visitor={visitor} on={on} typed={typed} errors={errors} />);
}

type SessionDone = 'saved' | 'removed' | 'in_use' | 'not_now' | 'session_cancelled' | 'session_reopened';

function done(id: string, what: SessionDone) {
  return seeOther(eventPath({ id }, `/programme?done=${what}`));
}
