import { type Outbox, PRIORITY } from '#mail';
import { type Clock, type Database, isId, isUniqueViolation, type Language, NotFound, newId, type Tx } from '#platform';
import { type Actor, recordAudit } from './audit.js';
import { Organiser } from './organiser.entity.js';
import type { OrganiserInput } from './organiser-input.js';

export type InviteOutcome =
  | { readonly kind: 'invited'; readonly organiser: Organiser }
  /** The address belongs to somebody already, perhaps disabled. */
  | { readonly kind: 'known' };

export interface DisableOutcome {
  /** `last_owner`: nobody would be left to let people in again. */
  readonly kind: 'disabled' | 'last_owner';
}

/** Who may open the console. */
export class Organisers {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /** Everybody who ever could, the disabled ones last. An office, not a crowd: the list is bounded all the same. */
  list(): Promise<Organiser[]> {
    return this.db.read.find(Organiser, {
      order: { disabledAt: { direction: 'ASC', nulls: 'FIRST' }, name: 'ASC', id: 'ASC' },
      take: 500,
    });
  }

  /** Lets somebody in and tells them by mail. The mail carries no key: they sign in with their address. */
  async invite(input: OrganiserInput, actor: Actor): Promise<InviteOutcome> {
    try {
      const { organiser, mails } = await this.db.transaction(async (tx) => {
        const now = this.clock.now();
        const organiser = await addOrganiser(tx, input, actor, now);
        return { organiser, mails: await this.#queueInvitation(tx, organiser, now) };
      });
      await this.outbox.nudge(mails, PRIORITY.signIn);
      return { kind: 'invited', organiser };
    } catch (error) {
      if (isUniqueViolation(error, 'organiser_email_key')) return { kind: 'known' };
      throw error;
    }
  }

  /** Shuts somebody out at once: open sessions and unused links end too. */
  async disable(id: string, actor: Actor): Promise<DisableOutcome> {
    return await this.db.transaction(async (tx) => {
      const now = this.clock.now();
      // All owners, not only this one: two owners who disable each other must not both succeed.
      const owners: { id: string }[] = await tx.query(
        `select id from organiser where role = 'owner' and disabled_at is null order by id for update`,
      );
      if (owners.length === 1 && owners[0]?.id === id) return { kind: 'last_owner' };
      await this.#setDisabled(tx, id, now, actor, 'organiser.disabled');
      await tx.query('delete from web_session where organiser_id = $1', [id]);
      await tx.query('delete from sign_in_link where organiser_id = $1', [id]);
      return { kind: 'disabled' };
    });
  }

  /** Lets somebody in again. */
  async enable(id: string, actor: Actor): Promise<void> {
    await this.db.transaction((tx) => this.#setDisabled(tx, id, null, actor, 'organiser.enabled'));
  }

  /** The language in which the console speaks to this organiser. */
  async speak(id: string, language: Language): Promise<void> {
    await this.db.transaction((tx) => tx.update(Organiser, { id }, { language }));
  }

  async #setDisabled(tx: Tx, id: string, disabledAt: Date | null, actor: Actor, action: string): Promise<void> {
    const found = isId(id) && (await tx.update(Organiser, { id }, { disabledAt })).affected === 1;
    if (!found) throw new NotFound('organiser');
    await recordAudit(tx, [{ at: this.clock.now(), actor, action, subject: { kind: 'organiser', id } }]);
  }

  async #queueInvitation(tx: Tx, { id, email, name, language }: Organiser, now: Date): Promise<string[]> {
    const mail = {
      key: `invitation/${id}`,
      kind: 'invitation',
      to: { address: email, name },
      language,
      subjectIds: { organiser: id },
      priority: PRIORITY.signIn,
    };
    return await this.outbox.queue(tx, [mail], now);
  }
}

/** Writes the row, without a mail: for the first owner, who has no inbox yet. @throws when the address is known. */
export async function addOrganiser(tx: Tx, input: OrganiserInput, actor: Actor, now: Date): Promise<Organiser> {
  const organiser: Organiser = { ...input, id: newId(now.getTime()), createdAt: now, disabledAt: null };
  await tx.insert(Organiser, organiser);
  const subject = { kind: 'organiser', id: organiser.id };
  await recordAudit(tx, [{ at: now, actor, action: 'organiser.invited', subject, after: { role: organiser.role } }]);
  return organiser;
}

/** Somebody who may come in, by address. */
export async function findActiveOrganiser(tx: Tx, email: string): Promise<Organiser | undefined> {
  const organiser = await tx.findOneBy(Organiser, { email });
  return organiser && organiser.disabledAt === null ? organiser : undefined;
}
