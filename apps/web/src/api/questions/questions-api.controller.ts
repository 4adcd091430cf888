import { Body, Get, Param, Patch, Post } from '@nestjs/common';
import { type EventDetails, Events } from '#events';
import type { ApiKey } from '#identity';
import { unreachable } from '#platform';
import { type Question, type QuestionOutcome, Questions, readQuestionInput } from '#questions';
import { json } from '../answering/json.js';
import { readBody } from '../answering/read-body.js';
import { stale } from '../answering/settings.js';
import { ApiController } from '../asking/api-controller.js';
import { actorOf, Caller } from '../asking/caller.guard.js';
import { Operation } from '../asking/operation.js';
import { EventOf } from '../events/event-of.js';
import { Made } from '../programme/programme-schemas.js';
import {
  PresetWish,
  QuestionBody,
  QuestionChange,
  QuestionList,
  QuestionSettings,
  QuestionVersion,
} from './question-schemas.js';
import { refusedQuestion, tellQuestion, toRawQuestion } from './question-settings.js';

interface At {
  readonly slug: string;
  readonly questionId: string;
}

/** What the form of an event asks. */
@ApiController('/events/:slug/questions')
export class QuestionsApiController {
  constructor(
    private readonly questions: Questions,
    private readonly events: Events,
    private readonly eventOf: EventOf,
  ) {}

  /** In the order in which they are asked; retired ones too. There are few, so all come at once. */
  @Get()
  @Operation({
    ...{ id: 'listQuestions', summary: 'Questions, retired ones too', access: 'look' },
    answers: { 200: { QuestionList } },
  })
  async list(@Param('slug') slug: string) {
    const event = await this.eventOf.slug(slug);
    return json(200, { data: (await this.questions.all(event.id)).map(tellQuestion) });
  }

  @Post()
  @Operation({
    ...{ id: 'addQuestion', summary: 'Add a question at the end', access: 'write' },
    body: { QuestionBody },
    answers: { 201: { Made } },
  })
  async add(@Caller() caller: ApiKey, @Param('slug') slug: string, @Body() sent: unknown) {
    const event = await this.eventOf.slug(slug);
    const raw = toRawQuestion(readBody(QuestionBody, sent));
    const read = readQuestionInput(raw, await this.#context(event));
    if (read.kind === 'refused') throw refusedQuestion(read.problems);
    return json(201, { id: saved(await this.questions.add(event.id, read.input, actorOf(caller))).id });
  }

  /** Twice gives one. */
  @Post('presets')
  @Operation({
    ...{ id: 'addPreset', summary: 'Add one of our own questions', access: 'write', once: 'repeatable' },
    body: { PresetWish },
    answers: { 201: { Made } },
  })
  async addPreset(@Caller() caller: ApiKey, @Param('slug') slug: string, @Body() sent: unknown) {
    const event = await this.eventOf.slug(slug);
    const { preset } = readBody(PresetWish, sent);
    return json(201, { id: saved(await this.questions.addPreset(event.id, preset, actorOf(caller))).id });
  }

  /** What is left out stays as it is. */
  @Patch(':questionId')
  @Operation({
    ...{ id: 'changeQuestion', summary: 'Change a question', access: 'write' },
    body: { QuestionChange },
    answers: { 200: { QuestionSettings } },
  })
  async change(@Caller() caller: ApiKey, @Param() at: At, @Body() sent: unknown) {
    const event = await this.eventOf.slug(at.slug);
    const question = await this.questions.get(event.id, at.questionId);
    const { version } = readBody(QuestionVersion, sent);
    const body = readBody(QuestionBody, { ...tellQuestion(question), ...(sent as object) });
    const read = readQuestionInput(toRawQuestion(body), await this.#context(event, question));
    if (read.kind === 'refused') throw refusedQuestion(read.problems);
    const outcome = await this.questions.edit(event.id, question.id, read.input, version, actorOf(caller));
    if (outcome.kind === 'stale') throw stale(tellQuestion(question).version);
    return json(200, tellQuestion(saved(outcome)));
  }

  /** On what it may depend, and about which sessions it can be. */
  async #context({ id }: EventDetails, question?: Question) {
    const { rounds } = await this.events.programme(id);
    const inUse = await this.questions.inUse(id);
    const earlier = question ? inUse.filter(({ position }) => position < question.position) : inUse;
    const sessionIds = rounds.flatMap(({ sessions }) => sessions.map(({ session }) => session.id));
    return { earlier, sessionIds, options: question?.options ?? [] };
  }
}

function saved(outcome: QuestionOutcome): Question {
  switch (outcome.kind) {
    case 'saved':
      return outcome.question;
    case 'refused':
      throw refusedQuestion(outcome.problems);
    case 'stale':
      throw new Error('a new question is not stale');
    default:
      return unreachable(outcome);
  }
}
