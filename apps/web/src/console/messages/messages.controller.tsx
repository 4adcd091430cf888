import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { audienceChoices, MessageDrafts, messagesOf, readMessage } from '#messages';
import { Database, newId } from '#platform';
import { seeOther } from '../../http/answer.js';
import { conflicting, unprocessable } from '../answers.js';
import { readTyped } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { readDone } from '../done-words.js';
import { ConsoleEvents } from '../events/console-events.js';
import { differing } from '../form-kit.js';
import { eventPath } from '../frame.js';
import { AllowRoles } from '../session.guard.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { DraftPage } from './draft-page.js';
import { messageValues, toMessageErrors, toRawMessage } from './message-values.js';
import { MessageViews } from './message-views.js';
import { MessagesPage } from './messages-page.js';
import { PreviewPage } from './preview-page.js';
import { SentPage } from './sent-page.js';

/** Messages of one event: the list, and writing one. */
@ConsoleController('/e/:id/messages')
export class ConsoleMessagesController {
  constructor(
    private readonly database: Database,
    private readonly drafts: MessageDrafts,
    private readonly views: ConsoleEvents,
    private readonly messages: MessageViews,
  ) {}

  @Get()
  async list(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Query('done') done?: string) {
    const view = await this.views.view(id);
    const choices = await audienceChoices(this.database.read, view.event);
    const messages = await messagesOf(this.database.read, id);
    return <MessagesPage {...{ visitor, view, choices, messages }} done={readDone(done)} />;
  }

  @Get('new')
  @AllowRoles('owner', 'organiser')
  async fresh(@SignedInAs() visitor: Visitor, @Param('id') id: string) {
    const view = await this.views.view(id);
    const choices = await audienceChoices(this.database.read, view.event);
    return <DraftPage {...{ visitor, view, choices }} typed={{ id: newId() }} />;
  }

  @Post()
  async write(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Body() body: unknown) {
    const view = await this.views.view(id);
    const choices = await audienceChoices(this.database.read, view.event);
    const typed = readTyped(body);
    const read = readMessage(toRawMessage(typed), choices);
    if (read.kind === 'refused') {
      const errors = toMessageErrors(read.problems, visitor.organiser.language);
      return unprocessable(<DraftPage {...{ visitor, view, choices, typed, errors }} />);
    }
    await this.drafts.write(id, typed.id ?? '', read.input, actorOf(visitor));
    return seeOther(eventPath({ id }, `/messages/${typed.id}?done=saved`));
  }

  /** A draft to write on, for whoever may; anything else to look at. */
  @Get(':messageId')
  async show(
    @SignedInAs() visitor: Visitor,
    @Param('id') id: string,
    @Param('messageId') messageId: string,
    @Query('done') word?: string,
  ) {
    const { view, message, choices } = await this.messages.one(id, messageId);
    const done = readDone(word);
    if (message.status !== 'draft' || !visitor.mayEdit) {
      const sent = await this.messages.sent(id, messageId, visitor.organiser.language);
      return <SentPage visitor={visitor} {...sent} done={done} />;
    }
    return <DraftPage {...{ visitor, view, choices, message, done }} typed={messageValues(message)} />;
  }

  @Post(':messageId')
  async change(
    @SignedInAs() visitor: Visitor,
    @Param('id') id: string,
    @Param('messageId') messageId: string,
    @Body() body: unknown,
  ) {
    const { view, message, choices } = await this.messages.one(id, messageId);
    const typed = readTyped(body);
    const props = { visitor, view, choices, message, typed };
    const read = readMessage(toRawMessage(typed), choices);
    if (read.kind === 'refused') {
      const errors = toMessageErrors(read.problems, visitor.organiser.language);
      return unprocessable(<DraftPage {...props} errors={errors} />);
    }
    const outcome = await this.drafts.change(id, messageId, read.input, typed.seen ?? '', actorOf(visitor));
    if (outcome === 'saved') return seeOther(eventPath({ id }, `/messages/${messageId}?done=saved`));
    if (outcome === 'sent') return seeOther(eventPath({ id }, `/messages/${messageId}?done=message_left`));
    const now = messageValues((await this.messages.one(id, messageId)).message);
    const renewed = { ...typed, seen: now.seen ?? '' };
    return conflicting(<DraftPage {...props} typed={renewed} stored={differing(typed, now)} />);
  }

  @Get(':messageId/preview')
  async preview(
    @SignedInAs() visitor: Visitor,
    @Param('id') id: string,
    @Param('messageId') messageId: string,
    @Query('after') typed?: string,
  ) {
    const { view, message } = await this.messages.one(id, messageId);
    const after = /^\d{1,15}$/.test(typed ?? '') ? Number(typed) : -1;
    const preview = await this.messages.preview(message, after);
    return <PreviewPage {...{ visitor, view, message, preview }} isFirst={after === -1} />;
  }

  @Post(':messageId/removal')
  async remove(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Param('messageId') messageId: string) {
    const outcome = await this.drafts.remove(id, messageId, actorOf(visitor));
    const rest = outcome === 'removed' ? '?done=removed' : `/${messageId}?done=message_left`;
    return seeOther(eventPath({ id }, `/messages${rest}`));
  }
}
