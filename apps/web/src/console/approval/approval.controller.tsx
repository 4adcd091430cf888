import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { Database, lengthInCharacters } from '#platform';
import { answersOf } from '#questions';
import {
  Approvals,
  countRequests,
  LONGEST_REASON,
  REQUEST_STANDINGS,
  REQUESTS_A_PAGE,
  requestsOf,
} from '#registrations';
import { seeOther } from '../../http/answer.js';
import { unprocessable } from '../answers.js';
import { readChoice, readPage, readTyped, type Typed, withQuery } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { ConsoleEvents } from '../events/console-events.js';
import { eventPath } from '../frame.js';
import { readableFor } from '../registrations/answer-list.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { ApprovalPage } from './approval-page.js';
import { approvalWords } from './approval-words.js';
import { readOutcome } from './outcome.js';

/** People who ask for a place where an organiser decides. */
@ConsoleController('/e/:id/approval')
export class ApprovalController {
  constructor(
    private readonly database: Database,
    private readonly approvals: Approvals,
    private readonly views: ConsoleEvents,
  ) {}

  @Get()
  async list(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Query() asked: unknown) {
    const typed = readTyped(asked);
    return <ApprovalPage {...(await this.#props(visitor, id, typed))} outcome={readOutcome(typed)} />;
  }

  /** Yes or no to those who were ticked. Who withdrew meanwhile, or has an answer, is left as they are. */
  @Post('answers')
  async answer(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Body() sent: unknown) {
    const typed = readTyped(sent);
    const who = readPicked(sent);
    const say = approvalWords[visitor.organiser.language];
    const { reason = '', decision } = typed;
    const errors = {
      // Neither button was pressed: what nobody said is no yes.
      ...(decision !== 'approve' && decision !== 'decline' && { who: say.pickAnswer }),
      ...(who.length === 0 && { who: say.pickSomebody }),
      ...(lengthInCharacters(reason.trim()) > LONGEST_REASON && { reason: say.reasonTooLong }),
    };
    if (Object.keys(errors).length > 0) {
      const props = await this.#props(visitor, id, typed);
      return unprocessable(<ApprovalPage {...props} picked={new Set(who)} reason={reason} errors={errors} />);
    }
    await this.views.view(id); // an event that is not there is not found before anything is asked
    const answered = await this.#answer(id, who, typed, visitor);
    const tab = readChoice(typed.tab, REQUEST_STANDINGS);
    return seeOther(withQuery(eventPath({ id }, '/approval'), { tab, ...answered }));
  }

  async #answer(id: string, who: readonly string[], { decision, reason = '' }: Typed, visitor: Visitor) {
    const actor = actorOf(visitor);
    if (decision === 'decline') {
      const declined = await this.approvals.decline(id, who, actor, reason);
      return declined === 'too_late' ? { answered: 'late' } : { answered: 'yes', declined };
    }
    const approved = await this.approvals.approve(id, who, actor);
    return approved === 'too_late' ? { answered: 'late' } : { answered: 'yes', ...approved };
  }

  async #props(visitor: Visitor, id: string, typed: Typed) {
    const view = await this.views.view(id);
    const { read } = this.database;
    const tab = readChoice(typed.tab, REQUEST_STANDINGS);
    const counts = await countRequests(read, id);
    const pages = Math.max(1, Math.ceil(counts[tab] / REQUESTS_A_PAGE));
    const page = Math.min(readPage(typed.page), pages);
    const requests = await requestsOf(read, id, tab, page);
    const ids = requests.map((request) => request.id);
    const answers = await answersOf(read, ids, readableFor(visitor));
    const picked = new Set(typed.all === 'yes' ? ids : []);
    return { visitor, view, tab, counts, page, pages, requests, answers, picked };
  }
}

/** Who was ticked: one, several or nobody; no more than a page holds. */
function readPicked(sent: unknown): string[] {
  const who = typeof sent === 'object' && sent !== null && 'who' in sent ? sent.who : [];
  const list: readonly unknown[] = Array.isArray(who) ? who : [who];
  return list.filter((one) => typeof one === 'string').slice(0, REQUESTS_A_PAGE);
}
