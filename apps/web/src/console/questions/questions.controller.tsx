import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { Events } from '#events';
import { Database, unreachable } from '#platform';
import {
  PRESETS,
  type Question,
  type QuestionMove,
  type QuestionProblem,
  Questions,
  readQuestionInput,
  sayQuestionProblem,
} from '#questions';
import { answerFigures } from '#statistics';
import { seeOther } from '../../http/answer.js';
import { conflicting, unprocessable } from '../answers.js';
import { readTyped, type Typed } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { type Done, readDone } from '../done-words.js';
import { ConsoleEvents } from '../events/console-events.js';
import { differing } from '../form-kit.js';
import { eventPath } from '../frame.js';
import { AllowRoles } from '../session.guard.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { FormPage } from './form-page.js';
import { QuestionFormPage } from './question-form-page.js';
import { NEW_QUESTION, questionValues, toRawQuestion } from './question-values.js';

/** Where a handler works: the event and the question in its address. */
interface At {
  readonly id: string;
  readonly questionId: string;
}

/** What the form of an event asks. */
@ConsoleController('/e/:id/form')
export class QuestionsController {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly questions: Questions,
    private readonly views: ConsoleEvents,
  ) {}

  @Get()
  async show(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Query('done') done?: string) {
    const { view, programme } = await this.#about(id);
    const questions = await this.questions.all(id);
    const answers = visitor.mayEdit ? await answerFigures(this.database.read, id, ['ordinary', 'sensitive']) : [];
    return <FormPage {...{ visitor, view, programme, questions, answers }} done={readDone(done)} />;
  }

  @Get('new')
  @AllowRoles('owner', 'organiser')
  async newForm(@SignedInAs() visitor: Visitor, @Param('id') id: string) {
    return <QuestionFormPage visitor={visitor} {...(await this.#formOf(id))} typed={NEW_QUESTION} />;
  }

  @Post()
  async add(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Body() body: unknown) {
    const on = await this.#formOf(id);
    const typed = readTyped(body);
    const refuse = (problems: readonly QuestionProblem[]) =>
      unprocessable(<QuestionFormPage visitor={visitor} {...on} typed={typed} errors={toErrors(problems, visitor)} />);
    const read = readQuestionInput(toRawQuestion(typed, []), { ...on, options: [] });
    if (read.kind === 'refused') return refuse(read.problems);
    const outcome = await this.questions.add(id, read.input, actorOf(visitor));
    return outcome.kind === 'refused' ? refuse(outcome.problems) : done(id, 'saved');
  }

  /** Adds one of our own. A word that is none of them adds nothing. */
  @Post('presets')
  async addPreset(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Body() body: unknown) {
    await this.views.view(id);
    const typed = readTyped(body);
    const preset = PRESETS.find((name) => name === typed.preset);
    const outcome = preset && (await this.questions.addPreset(id, preset, actorOf(visitor)));
    if (!outcome) return seeOther(eventPath({ id }, '/form'));
    return done(id, outcome.kind === 'refused' ? 'form_full' : 'saved');
  }

  @Get(':questionId')
  @AllowRoles('owner', 'organiser')
  async editForm(@SignedInAs() visitor: Visitor, @Param() at: At) {
    const question = await this.questions.get(at.id, at.questionId);
    const on = await this.#formOf(at.id, question);
    return <QuestionFormPage visitor={visitor} {...on} question={question} typed={questionValues(question)} />;
  }

  @Post(':questionId')
  async edit(@SignedInAs() visitor: Visitor, @Param() at: At, @Body() body: unknown) {
    const question = await this.questions.get(at.id, at.questionId);
    const on = { ...(await this.#formOf(at.id, question)), question };
    const typed = readTyped(body);
    const refuse = (problems: readonly QuestionProblem[]) =>
      unprocessable(<QuestionFormPage visitor={visitor} {...on} typed={typed} errors={toErrors(problems, visitor)} />);
    const read = readQuestionInput(toRawQuestion(typed, question.options), { ...on, options: question.options });
    if (read.kind === 'refused') return refuse(read.problems);
    const outcome = await this.questions.edit(at.id, question.id, read.input, typed.seen ?? '', actorOf(visitor));
    switch (outcome.kind) {
      case 'saved':
        return done(at.id, 'saved');
      case 'refused':
        return refuse(outcome.problems);
      case 'stale':
        return this.#stale(visitor, at, typed);
      default:
        return unreachable(outcome);
    }
  }

  @Post(':questionId/position')
  async move(@SignedInAs() visitor: Visitor, @Param() at: At, @Body() body: unknown) {
    const { way } = readTyped(body);
    if (way !== 'up' && way !== 'down') return seeOther(eventPath(at, '/form'));
    return after(at, await this.questions.move(at.id, at.questionId, way, actorOf(visitor)));
  }

  @Post(':questionId/retirement')
  async retire(@SignedInAs() visitor: Visitor, @Param() at: At) {
    return after(at, await this.questions.retire(at.id, at.questionId, actorOf(visitor)), 'question_retired');
  }

  @Post(':questionId/return')
  async bringBack(@SignedInAs() visitor: Visitor, @Param() at: At) {
    return after(at, await this.questions.bringBack(at.id, at.questionId, actorOf(visitor)), 'question_back');
  }

  async #stale(visitor: Visitor, at: At, typed: Typed) {
    const question = await this.questions.get(at.id, at.questionId);
    const now = questionValues(question);
    const on = { ...(await this.#formOf(at.id, question)), question, stored: differing(typed, now) };
    return conflicting(<QuestionFormPage visitor={visitor} {...on} typed={{ ...typed, seen: now.seen ?? '' }} />);
  }

  async #about(id: string) {
    const view = await this.views.view(id);
    return { view, programme: await this.events.programme(id, view.pools) };
  }

  /** What the form of a question needs: on what it may depend, and about which sessions it can be. */
  async #formOf(id: string, question?: Question) {
    const { view, programme } = await this.#about(id);
    const inUse = await this.questions.inUse(id);
    const earlier = question ? inUse.filter(({ position }) => position < question.position) : inUse;
    const stops = programme.rounds.flatMap(({ sessions }) => sessions);
    return { view, programme, earlier, sessionIds: stops.map(({ session }) => session.id) };
  }
}

function toErrors(problems: readonly QuestionProblem[], { organiser }: Visitor): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { field, code } of problems) errors[field] ??= sayQuestionProblem(code, organiser.language);
  return errors;
}

function done(id: string, what: Done) {
  return seeOther(eventPath({ id }, `/form?done=${what}`));
}

function after({ id }: At, move: QuestionMove, what?: Done) {
  switch (move) {
    case 'done':
      return what ? done(id, what) : seeOther(eventPath({ id }, '/form'));
    case 'needed':
      return done(id, 'question_needed');
    case 'too_many':
      return done(id, 'form_full');
    case 'unchanged':
      return seeOther(eventPath({ id }, '/form'));
    default:
      return unreachable(move);
  }
}
