import { Body, Get, Param, Post } from '@nestjs/common';
import { Messages, Trials } from '#messages';
import { unreachable } from '#platform';
import { seeOther } from '../../http/answer.js';
import { conflicting } from '../answers.js';
import { readTyped } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { eventPath } from '../frame.js';
import { AllowRoles } from '../session.guard.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { ConfirmPage } from './confirm-page.js';
import { MessageViews } from './message-views.js';

/** Trying, sending, stopping and going on with one message. */
@ConsoleController('/e/:id/messages/:messageId')
export class MessageSendingController {
  constructor(
    private readonly sending: Messages,
    private readonly trials: Trials,
    private readonly messages: MessageViews,
  ) {}

  @Post('trial')
  async tryOut(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Param('messageId') messageId: string) {
    await this.trials.send(id, messageId, visitor.organiser);
    return seeOther(pathOf(id, messageId, '?done=trial_sent'));
  }

  @Get('sending')
  @AllowRoles('owner', 'organiser')
  async ask(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Param('messageId') messageId: string) {
    const props = await this.messages.toConfirm(id, messageId, visitor.organiser.language);
    if (props.message.status !== 'draft') return seeOther(pathOf(id, messageId));
    return <ConfirmPage visitor={visitor} {...props} />;
  }

  @Post('sending')
  async press(
    @SignedInAs() visitor: Visitor,
    @Param('id') id: string,
    @Param('messageId') messageId: string,
    @Body() body: unknown,
  ) {
    const { kind } = await this.sending.press(id, messageId, readTyped(body).seen ?? '', actorOf(visitor));
    switch (kind) {
      case 'sending':
        return seeOther(pathOf(id, messageId, '?done=message_sending'));
      case 'already':
        return seeOther(pathOf(id, messageId));
      case 'restated':
      case 'nobody':
      case 'audience_gone': {
        const props = await this.messages.toConfirm(id, messageId, visitor.organiser.language);
        return conflicting(<ConfirmPage visitor={visitor} {...props} isRestated={kind === 'restated'} />);
      }
      default:
        return unreachable(kind);
    }
  }

  @Post('stop')
  async stop(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Param('messageId') messageId: string) {
    await this.sending.stop(id, messageId, actorOf(visitor));
    return seeOther(pathOf(id, messageId));
  }

  @Post('resumption')
  async goOn(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Param('messageId') messageId: string) {
    await this.sending.resume(id, messageId, actorOf(visitor));
    return seeOther(pathOf(id, messageId));
  }
}

const pathOf = (id: string, messageId: string, rest = '') => eventPath({ id }, `/messages/${messageId}${rest}`);
