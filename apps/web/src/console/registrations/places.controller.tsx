import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { Database, unreachable } from '#platform';
import { getRegistrationOf, Offers, openOffersOf, otherWayOf, Registrations, sessionsChosen } from '#registrations';
import { type Answer, seeOther } from '../../http/answer.js';
import { conflicting } from '../answers.js';
import { readTyped } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import type { Done } from '../done-words.js';
import { ConsoleEvents } from '../events/console-events.js';
import { eventPath } from '../frame.js';
import { AllowRoles } from '../session.guard.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { PlacePage } from './place-page.js';

/** Giving somebody who waits a place, out of order. */
@ConsoleController('/e/:id/registrations/:registrationId/place')
export class PlacesController {
  constructor(
    private readonly database: Database,
    private readonly registrations: Registrations,
    private readonly offers: Offers,
    private readonly views: ConsoleEvents,
  ) {}

  @Get()
  @AllowRoles('owner', 'organiser')
  async ask(
    @SignedInAs() visitor: Visitor,
    @Param('id') id: string,
    @Param('registrationId') registrationId: string,
    @Query() asked: unknown,
  ) {
    const { session = '' } = readTyped(asked);
    const props = await this.#props(id, registrationId, session);
    return props ? <PlacePage visitor={visitor} {...props} /> : back(id, registrationId, 'not_waiting');
  }

  @Post()
  async give(
    @SignedInAs() visitor: Visitor,
    @Param('id') id: string,
    @Param('registrationId') registrationId: string,
    @Body() sent: unknown,
  ) {
    const { session = '', overbook } = readTyped(sent);
    const props = await this.#props(id, registrationId, session);
    if (!props) return back(id, registrationId, 'not_waiting');
    const outcome = await this.offers.give(registrationId, session || null, actorOf(visitor), overbook === 'yes');
    switch (outcome) {
      case 'given':
        return back(id, registrationId, 'place_given');
      case 'not_waiting':
      case 'not_now':
      case 'session_full':
        return back(id, registrationId, outcome);
      case 'full': {
        // The last place went while the question was on the screen: it is another question now.
        const now = await this.#props(id, registrationId, session);
        return now ? conflicting(<PlacePage visitor={visitor} {...now} />) : back(id, registrationId, 'not_waiting');
      }
      default:
        return unreachable(outcome);
    }
  }

  /** What the question is about; nothing for who does not wait for it. */
  async #props(eventId: string, id: string, sessionId: string) {
    const view = await this.views.view(eventId);
    const { read } = this.database;
    const registration = await getRegistrationOf(read, eventId, id);
    const chosen = (await sessionsChosen(read, [id])).get(id) ?? [];
    const session = chosen.find((one) => one.sessionId === sessionId);
    const { otherWayArrival: crosses, attends } = registration;
    const waits = sessionId ? session?.status === 'waiting' : registration.status === 'waiting' || crosses !== null;
    const pools = view.pools.filter((pool) => pool.sessionId === (session?.sessionId ?? null));
    const way = !sessionId && crosses !== null ? otherWayOf(attends) : attends;
    const pool = pools.find(({ mode }) => mode === 'any' || mode === way);
    if (!waits || !pool) return undefined;
    const offers = await openOffersOf(read, [id]);
    const held = offers.find((offer) => offer.sessionId === (session?.sessionId ?? null));
    return { view, registration, session, pool, held };
  }
}

function back(eventId: string, registrationId: string, done: Done): Answer {
  return seeOther(eventPath({ id: eventId }, `/registrations/${registrationId}?done=${done}`));
}
