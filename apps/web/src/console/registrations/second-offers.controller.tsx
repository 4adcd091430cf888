import { Body, Param, Post } from '@nestjs/common';
import { Database } from '#platform';
import { getRegistrationOf, type OfferedAgain, Offers } from '#registrations';
import { seeOther } from '../../http/answer.js';
import { readChoice, readTyped } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import type { Done } from '../done-words.js';
import { eventPath } from '../frame.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';

/** Offering a place again to somebody who let the offer of it lapse. */
@ConsoleController('/e/:id/registrations/:registrationId/offer')
export class SecondOffersController {
  constructor(
    private readonly database: Database,
    private readonly offers: Offers,
  ) {}

  @Post()
  async again(
    @SignedInAs() visitor: Visitor,
    @Param('id') id: string,
    @Param('registrationId') registrationId: string,
    @Body() sent: unknown,
  ) {
    await getRegistrationOf(this.database.read, id, registrationId);
    const { session = '', expected } = readTyped(sent);
    const told = readChoice(expected, ['in_line', 'offered', 'given']);
    const became = await this.offers.again(registrationId, session || null, actorOf(visitor), told);
    return seeOther(eventPath({ id }, `/registrations/${registrationId}?done=${DONE[became]}`));
  }
}

const DONE: Record<OfferedAgain, Done> = {
  offered: 'offered_again',
  given: 'place_given',
  in_line: 'in_line_again',
  sold_out: 'offer_otherwise',
  clash: 'offer_otherwise',
  otherwise: 'offer_otherwise',
  not_lapsed: 'offer_not_lapsed',
};
