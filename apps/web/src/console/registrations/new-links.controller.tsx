import { Get, Param, Post } from '@nestjs/common';
import { Database } from '#platform';
import { getRegistrationOf, OwnRegistrations } from '#registrations';
import { seeOther } from '../../http/answer.js';
import { ConsoleController } from '../console-controller.js';
import { ConsoleEvents } from '../events/console-events.js';
import { eventPath } from '../frame.js';
import { AllowRoles } from '../session.guard.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { NewLinksPage } from './new-links-page.js';

/** Taking somebody's links back, because others know them. */
@ConsoleController('/e/:id/registrations/:registrationId/links')
export class NewLinksController {
  constructor(
    private readonly database: Database,
    private readonly own: OwnRegistrations,
    private readonly views: ConsoleEvents,
  ) {}

  @Get()
  @AllowRoles('owner', 'organiser')
  async ask(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Param('registrationId') registrationId: string) {
    const registration = await getRegistrationOf(this.database.read, id, registrationId);
    return <NewLinksPage visitor={visitor} view={await this.views.view(id)} registration={registration} />;
  }

  @Post()
  async renew(
    @SignedInAs() visitor: Visitor,
    @Param('id') id: string,
    @Param('registrationId') registrationId: string,
  ) {
    const registration = await getRegistrationOf(this.database.read, id, registrationId);
    const { kind } = await this.own.renewLinks(registration, actorOf(visitor));
    const done = kind === 'renewed' ? 'links_renewed' : 'not_now';
    return seeOther(eventPath({ id }, `/registrations/${registrationId}?done=${done}`));
  }
}
