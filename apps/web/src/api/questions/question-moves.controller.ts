import { Body, Param, Post } from '@nestjs/common';
import type { ApiKey } from '#identity';
import { type QuestionMove, Questions } from '#questions';
import { json } from '../answering/json.js';
import { ApiProblem } from '../answering/problem.js';
import { readBody } from '../answering/read-body.js';
import { ApiController } from '../asking/api-controller.js';
import { actorOf, Caller } from '../asking/caller.guard.js';
import { Operation } from '../asking/operation.js';
import { EventOf } from '../events/event-of.js';
import { Move } from '../programme/programme-schemas.js';
import { Outcome } from '../registrations/registration-schemas.js';

interface At {
  readonly slug: string;
  readonly questionId: string;
}

/** Where a question stands in its form, and whether it is asked. */
@ApiController('/events/:slug/questions/:questionId')
export class QuestionMovesController {
  constructor(
    private readonly questions: Questions,
    private readonly eventOf: EventOf,
  ) {}

  @Post('moves')
  @Operation({
    ...{ id: 'moveQuestion', summary: 'Move a question up or down', access: 'write' },
    body: { Move },
    answers: { 200: { Outcome } },
  })
  async move(@Caller() caller: ApiKey, @Param() at: At, @Body() sent: unknown) {
    const { id } = await this.eventOf.slug(at.slug);
    const { questionId } = at;
    await this.questions.get(id, questionId);
    const { way } = readBody(Move, sent);
    return told(await this.questions.move(id, questionId, way, actorOf(caller)));
  }

  /** Nobody is asked this any more; what was answered stays. */
  @Post('retirement')
  @Operation({
    ...{ id: 'retireQuestion', summary: 'Ask a question no more', access: 'write', once: 'repeatable' },
    answers: { 200: { Outcome } },
  })
  async retire(@Caller() caller: ApiKey, @Param() at: At) {
    const { id } = await this.eventOf.slug(at.slug);
    return told(await this.questions.retire(id, at.questionId, actorOf(caller)));
  }

  @Post('return')
  @Operation({
    ...{ id: 'bringQuestionBack', summary: 'Ask a retired question again', access: 'write', once: 'repeatable' },
    answers: { 200: { Outcome } },
  })
  async bringBack(@Caller() caller: ApiKey, @Param() at: At) {
    const { id } = await this.eventOf.slug(at.slug);
    return told(await this.questions.bringBack(id, at.questionId, actorOf(caller)));
  }
}

function told(outcome: QuestionMove) {
  if (outcome === 'needed') throw new ApiProblem(409, outcome, { detail: 'Another question depends on it' });
  if (outcome === 'too_many') throw new ApiProblem(409, outcome, { detail: 'The form is full' });
  return json(200, { status: outcome });
}
