import type { Actor, Organiser } from '#identity';
import { type Outbox, PRIORITY } from '#mail';
import type { Clock, Database } from '#platform';
import { auditMessage } from './message-audit.js';
import { getMessage } from './message-rows.js';
import { sealOfMessage } from './message-seal.js';

/** "Send it to me first." */
export class Trials {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /** Mails a message to one organiser. The same words within the same minute are one press. */
  async send(eventId: string, id: string, to: Pick<Organiser, 'id' | 'email' | 'name' | 'language'>): Promise<void> {
    const actor: Actor = { kind: 'organiser', id: to.id };
    const ids = await this.database.transaction(async (tx) => {
      const message = await getMessage(tx, eventId, id);
      const now = this.clock.now();
      const minute = now.toISOString().slice(0, 16);
      const mail = {
        key: `message-trial/${id}/${to.id}/${sealOfMessage(message)}/${minute}`,
        kind: 'message-trial',
        to: { address: to.email, name: to.name },
        language: to.language,
        subjectIds: { event: eventId, message: id, organiser: to.id },
        priority: PRIORITY.confirmation,
      };
      const made = await this.outbox.queue(tx, [mail], now);
      if (made.length > 0) await auditMessage(tx, message, actor, 'tried', now);
      return made;
    });
    await this.outbox.nudge(ids);
  }
}
