import type { Actor } from '#identity';
import { type Clock, type Database, isId, NotFound } from '#platform';
import { auditMessage } from './message-audit.js';
import type { MessageInput } from './message-input.js';
import { getMessage } from './message-rows.js';
import { sealOfMessage } from './message-seal.js';
import { WrittenMessage } from './written-message.entity.js';

/** Messages that nobody got yet: written, changed, thrown away. */
export class MessageDrafts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Keeps a new draft. @param id made with the form, so that pressing twice writes one. @throws {NotFound} for no id at all */
  async write(eventId: string, id: string, input: MessageInput, actor: Actor): Promise<void> {
    if (!isId(id)) throw new NotFound('message');
    await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const [made]: { id: string }[] = await tx.query(
        `insert into message (id, event_id, audience, subject, body, created_at, created_by, changed_at, changed_by)
         values ($1, $2, $3, $4, $5, $6, $7, $6, $7) on conflict (id) do nothing returning id`,
        [id, eventId, ...[input.audience, input.subject, input.body].map((it) => JSON.stringify(it)), now, idOf(actor)],
      );
      if (made) await auditMessage(tx, { id, eventId }, actor, 'written', now);
    });
  }

  /**
   * Changes a draft.
   * @param seen `sealOfMessage` of what the form showed; what somebody else wrote is not overwritten.
   * @returns `sent` once it is no draft any more: its words stay as people read them.
   */
  async change(
    eventId: string,
    id: string,
    input: MessageInput,
    seen: string,
    actor: Actor,
  ): Promise<'saved' | 'stale' | 'sent'> {
    return await this.database.transaction(async (tx) => {
      const message = await getMessage(tx, eventId, id, 'lock');
      if (message.status !== 'draft') return 'sent';
      if (sealOfMessage(message) !== seen) return 'stale';
      if (sealOfMessage(input) === seen) return 'saved';
      const now = this.clock.now();
      const { audience, subject, body } = input;
      await tx.update(WrittenMessage, { id }, { audience, subject, body, changedAt: now, changedBy: idOf(actor) });
      await auditMessage(tx, message, actor, 'changed', now);
      return 'saved';
    });
  }

  /** Throws a draft away. @returns `sent` when it is no draft any more, and stays. */
  async remove(eventId: string, id: string, actor: Actor): Promise<'removed' | 'sent'> {
    return await this.database.transaction(async (tx) => {
      const message = await getMessage(tx, eventId, id, 'lock');
      if (message.status !== 'draft') return 'sent';
      await tx.delete(WrittenMessage, { id });
      await auditMessage(tx, message, actor, 'removed', this.clock.now());
      return 'removed';
    });
  }
}

const idOf = (actor: Actor): string | null => (actor.kind === 'organiser' ? actor.id : null);
