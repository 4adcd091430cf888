import { Body, Get, Param, Patch, Post, Put } from '@nestjs/common';
import { Database } from '#platform';
import { findRegistration, isLive, Offers, OwnRegistrations, Registrations } from '#registrations';
import { json } from '../answering/json.js';
import { ApiProblem } from '../answering/problem.js';
import { readBody } from '../answering/read-body.js';
import { ApiController } from '../asking/api-controller.js';
import { Operation } from '../asking/operation.js';
import { readDetails, whyUnchanged } from '../registrations/change-registration.js';
import { SessionChoices } from '../registrations/choose-sessions.js';
import { Outcome, SessionChoice } from '../registrations/registration-schemas.js';
import { withAnswers, wrongAnswers } from '../registrations/typed-answers.js';
import { MyOwn } from './my-registration.js';
import { MyChange, MyRegistration, OfferReply } from './my-schemas.js';

const PARTICIPANT = { kind: 'participant' } as const;

/** What somebody does with their own registration: the verbs of the pages under `/mijn/<token>`. The link is the key. */
@ApiController('/my/:token')
export class MyApiController {
  constructor(
    private readonly mine: MyOwn,
    private readonly registrations: Registrations,
    private readonly own: OwnRegistrations,
    private readonly offers: Offers,
    private readonly choices: SessionChoices,
    private readonly database: Database,
  ) {}

  @Get()
  @Operation({
    ...{ id: 'getMyRegistration', summary: 'My registration', access: 'link' },
    answers: { 200: { MyRegistration } },
  })
  async show(@Param('token') token: string) {
    return json(200, await this.mine.tell(token));
  }

  @Patch()
  @Operation({
    ...{ id: 'changeMyRegistration', summary: 'Change what I said of myself and answered', access: 'link' },
    body: { MyChange },
    answers: { 200: { MyRegistration } },
  })
  async change(@Param('token') token: string, @Body() sent: unknown) {
    const mine = await this.mine.openForm(token);
    const { answers, ...change } = readBody(MyChange, sent);
    const input = readDetails(mine.registration, change);
    const typed = answers && withAnswers(mine.form, answers);
    // The version is of the details and the answers; who leaves the answers alone is not stale by them.
    const version = typed ? change.version : (change.version.split('.')[0] ?? '');
    const outcome = await this.own.changeDetails(mine.registration, input, version, typed);
    if (outcome.kind === 'changed' || outcome.kind === 'unchanged') return json(200, await this.mine.tell(token));
    if (outcome.kind !== 'unanswered') throw whyUnchanged(outcome);
    throw wrongAnswers(mine.form, outcome.problems);
  }

  @Put('sessions')
  @Operation({
    ...{ id: 'chooseMySessions', summary: 'Choose my sessions', access: 'link' },
    body: { SessionChoice },
    answers: { 200: { MyRegistration } },
  })
  async choose(@Param('token') token: string, @Body() sent: unknown) {
    const mine = await this.mine.open(token);
    if (!this.mine.canChange(mine)) throw new ApiProblem(409, 'too_late');
    await this.choices.choose(mine.event, mine.registration, sent, PARTICIPANT);
    return json(200, await this.mine.tell(token));
  }

  @Post('cancellation')
  @Operation({
    ...{ id: 'cancelMyRegistration', summary: 'Cancel', access: 'link', once: 'repeatable' },
    answers: { 200: { Outcome } },
  })
  async cancel(@Param('token') token: string) {
    const mine = await this.mine.open(token);
    const { id } = mine.registration;
    if (this.mine.canCancel(mine)) await this.registrations.cancel(id, PARTICIPANT);
    const now = await findRegistration(this.database.read, id);
    if (now && isLive(now)) throw new ApiProblem(409, 'too_late');
    return json(200, { status: 'cancelled' });
  }

  @Post('return')
  @Operation({
    ...{ id: 'comeBack', summary: 'Take my cancellation back', access: 'link', once: 'repeatable' },
    answers: { 200: { Outcome } },
  })
  async comeBack(@Param('token') token: string) {
    const outcome = await this.own.comeBack((await this.mine.open(token)).registration);
    if (outcome.kind === 'back') return json(200, { status: outcome.status });
    throw new ApiProblem(409, outcome.kind);
  }

  @Post('offers/:offerId')
  @Operation({
    ...{ id: 'answerOffer', summary: 'Say yes or no to a place that is held', access: 'link', once: 'repeatable' },
    body: { OfferReply },
    answers: { 200: { Outcome } },
  })
  async answerOffer(@Param('token') token: string, @Param('offerId') offerId: string, @Body() sent: unknown) {
    const { registration } = await this.mine.open(token);
    const { answer } = readBody(OfferReply, sent);
    const outcome = await this.offers.answer(registration.id, offerId, answer);
    if (outcome === 'accepted' || outcome === 'declined') return json(200, { status: outcome });
    throw new ApiProblem(409, outcome);
  }

  /** "This was not me": takes away everything that was typed about the person. */
  @Post('removal')
  @Operation({
    ...{ id: 'removeMe', summary: 'This was not me: remove', access: 'link', once: 'repeatable' },
    answers: { 200: { Outcome } },
  })
  async remove(@Param('token') token: string) {
    const { kind } = await this.own.remove((await this.mine.open(token)).registration);
    if (kind === 'removed') return json(200, { status: kind });
    throw new ApiProblem(409, 'took_part', { detail: 'Somebody took part with this registration' });
  }
}
