import { Inject, Injectable } from '@nestjs/common';
import type { EventState } from '#events';
import { type Actor, recordAudit } from '#identity';
import { Outbox } from '#mail';
import { CLOCK, type Clock, Database } from '#platform';
import { isLive, ownLinkMail, type Registration } from '#registrations';

/** Mails somebody their link once more: for who lost it and asks the office. */
@Injectable()
export class LinkAgain {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `link_just_mailed`: it left a moment ago, and one is enough. `not_now`: there is nothing any more that it opens. */
  async mail(
    registration: Registration,
    state: EventState,
    actor: Actor,
  ): Promise<'link_mailed' | 'link_just_mailed' | 'not_now'> {
    if (state === 'ended' || state === 'cancelled' || !isLive(registration)) return 'not_now';
    const at = this.clock.now();
    const queued = await this.database.transaction(async (tx) => {
      const ids = await this.outbox.queue(tx, await ownLinkMail(tx, registration, at), at);
      const subject = { kind: 'registration', id: registration.id };
      const entry = { at, actor, action: 'registration.link_mailed', subject };
      await recordAudit(
        tx,
        ids.map(() => entry),
      );
      return ids;
    });
    await this.outbox.nudge(queued);
    return queued.length > 0 ? 'link_mailed' : 'link_just_mailed';
  }
}
