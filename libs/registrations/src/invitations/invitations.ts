import { type EventDetails, eventState, lockEvent } from '#events';
import { type Actor, recordAudit } from '#identity';
import type { Outbox } from '#mail';
import { type Clock, type Database, isId, type Secrets, type Tx } from '#platform';
import { invitationMail } from './invitation-mail.js';
import { findInvitation, type Invitation, insertInvitations } from './invitation-rows.js';
import type { Guest } from './read-guests.js';

/** Most invitations of one event. */
const MOST_INVITATIONS = 20_000;

/** What became of sending invitations. `not_now`: the event is a draft, called off or over, or takes nobody any more. */
export type Mailed = number | 'not_now';

/** Personal invitations: who is on the list of an event, their mails, and what their links are worth. */
export class Invitations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly secrets: Secrets,
  ) {}

  /** Puts people on the list; nobody is mailed yet. The same list again adds nobody. */
  add(eventId: string, guests: readonly Guest[], actor: Actor): Promise<{ readonly added: number } | 'too_many'> {
    return this.database.transaction(async (tx) => {
      await lockEvent(tx, eventId);
      const [{ there }] = await tx.query('select count(*) as there from invitation where event_id = $1', [eventId]);
      if (there + guests.length > MOST_INVITATIONS) return 'too_many';
      const now = this.clock.now();
      const added = await insertInvitations(tx, eventId, guests, actor.kind === 'organiser' ? actor.id : null, now);
      if (added > 0) await note(tx, actor, 'invitations.added', { kind: 'event', id: eventId }, now, { people: added });
      return { added };
    });
  }

  /** Mails everybody on the list who has not been mailed. Pressing twice mails once. @returns how many. */
  async mailAll(eventId: string, actor: Actor): Promise<Mailed> {
    const done = await this.database.transaction(async (tx) => {
      const event = await lockEvent(tx, eventId);
      const now = this.clock.now();
      if (!takesGuests(event, now)) return undefined;
      const [rows]: [Invitation[], number] = await tx.query(
        `update invitation set mailed_at = $2
         where event_id = $1 and mailed_at is null and withdrawn_at is null and used_at is null
         returning id, event_id as "eventId", email_as_typed as email, name, link_version as "linkVersion"`,
        [eventId, now],
      );
      const mails = rows.map((row) => invitationMail(row, event, now));
      const people = rows.length;
      if (people > 0) await note(tx, actor, 'invitations.mailed', { kind: 'event', id: eventId }, now, { people });
      return { people, ids: await this.outbox.queue(tx, mails, now) };
    });
    if (!done) return 'not_now';
    void this.outbox.nudge(done.ids);
    return done.people;
  }

  /**
   * Mails one invitation, also one that was mailed before or withdrawn: that one is good again, by a new link.
   * @returns 0 when it was mailed a moment ago, or is used.
   */
  async mail(eventId: string, id: string, actor: Actor): Promise<Mailed | 'unknown'> {
    const done = await this.#one(eventId, id, async (tx, event, invitation, now) => {
      if (!takesGuests(event, now)) return { answer: 'not_now' as const, ids: [] };
      if (invitation.standing === 'used') return { answer: 0, ids: [] };
      const ids = await this.outbox.queue(tx, [invitationMail(invitation, event, now)], now);
      if (ids.length === 0) return { answer: 0, ids };
      await tx.query('update invitation set mailed_at = $2, withdrawn_at = null where id = $1', [id, now]);
      await note(tx, actor, 'invitation.mailed', { kind: 'invitation', id }, now);
      return { answer: 1, ids };
    });
    void this.outbox.nudge(done?.ids ?? []);
    return done?.answer ?? 'unknown';
  }

  /** Takes an invitation back: its link opens nothing any more. One that was used stays used. */
  async withdraw(eventId: string, id: string, actor: Actor): Promise<'withdrawn' | 'used' | 'unknown'> {
    const done = await this.#one(eventId, id, async (tx, _, { standing }, now) => {
      if (standing === 'used' || standing === 'withdrawn') return standing;
      await tx.query('update invitation set withdrawn_at = $2, link_version = link_version + 1 where id = $1', [
        id,
        now,
      ]);
      await note(tx, actor, 'invitation.withdrawn', { kind: 'invitation', id }, now);
      return 'withdrawn' as const;
    });
    return done ?? 'unknown';
  }

  /** The invitation that a link is good for now; none for a link that is unknown, used or withdrawn, and nobody learns which. */
  async findByCode(code: string): Promise<Invitation | undefined> {
    const claim = this.secrets.readLink(code);
    const invitation = claim && (await findInvitation(this.database.read, claim.id));
    if (!invitation || !claim.isValid('invitation', invitation.linkVersion)) return undefined;
    return invitation.standing === 'mailed' || invitation.standing === 'unmailed' ? invitation : undefined;
  }

  /** Which event a link was once made for, also when it is used: where its form goes to be told so. */
  async eventOfCode(code: string): Promise<string | undefined> {
    const claim = this.secrets.readLink(code);
    const invitation = claim && (await findInvitation(this.database.read, claim.id));
    return invitation && claim.isValid('invitation', invitation.linkVersion) ? invitation.eventId : undefined;
  }

  /** One verb about one invitation of this event, under the lock of the event, which using one takes as well. */
  async #one<T>(
    eventId: string,
    id: string,
    verb: (tx: Tx, event: EventDetails, invitation: Invitation, now: Date) => Promise<T>,
  ): Promise<T | undefined> {
    if (!isId(id)) return undefined;
    return await this.database.transaction(async (tx) => {
      const event = await lockEvent(tx, eventId);
      const invitation = await findInvitation(tx, id, 'lock');
      return invitation?.eventId === eventId ? verb(tx, event, invitation, this.clock.now()) : undefined;
    });
  }
}

/** Nobody is mailed a link to a form that is closed for good. */
function takesGuests(event: EventDetails, now: Date): boolean {
  return !SHUT.has(eventState(event, [], now));
}

const SHUT: ReadonlySet<string> = new Set(['draft', 'closed', 'ended', 'cancelled']);

/** Numbers only: who was invited stands in the list, which can be erased. */
function note(tx: Tx, actor: Actor, action: string, subject: { kind: string; id: string }, at: Date, after?: object) {
  return recordAudit(tx, [{ at, actor, action, subject, ...(after && { after }) }]);
}
