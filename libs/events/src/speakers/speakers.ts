import { createHash } from 'node:crypto';
import { type Actor, recordAudit } from '#identity';
import { forgetMailsAbout } from '#mail';
import { type Clock, type Database, isId, isUniqueViolation, NotFound, newId, type Tx } from '#platform';
import { lockEvent } from '../event/lock.js';
import { Session } from '../programme/session.entity.js';
import { Speaker } from './speaker.entity.js';
import type { SpeakerInput, SpeakerProblem } from './speaker-input.js';

/** More than any programme has: a list of all is one page. */
const MOST_SPEAKERS = 200;

export type SpeakerOutcome =
  | { readonly kind: 'saved' }
  /** Somebody else changed the same thing after this form was opened. Nothing was written. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'refused'; readonly problems: readonly SpeakerProblem[] };

/** Who speaks at an event, by name and address. Both stay out of the audit, and go when the person is taken out. */
export class Speakers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** In order of name. */
  of(eventId: string): Promise<Speaker[]> {
    return this.database.read.find(Speaker, { where: { eventId }, order: { name: 'ASC', id: 'ASC' } });
  }

  /** @throws {NotFound} one of another event is as unknown as any */
  get(eventId: string, id: string): Promise<Speaker> {
    return getSpeaker(this.database.read, eventId, id);
  }

  async add(eventId: string, input: SpeakerInput, actor: Actor): Promise<SpeakerOutcome> {
    return await this.#write(eventId, input, async (tx, columns) => {
      if ((await tx.countBy(Speaker, { eventId })) >= MOST_SPEAKERS) return refused('name', 'too-many');
      const now = this.clock.now();
      const id = newId(now.getTime());
      await tx.insert(Speaker, { id, eventId, ...columns, createdAt: now });
      await audit(tx, { id, eventId }, actor, 'added', now);
      return { kind: 'saved' };
    });
  }

  /** @param seen `sealOfSpeaker` of what the form showed. @throws {NotFound} */
  async change(eventId: string, id: string, input: SpeakerInput, seen: string, actor: Actor): Promise<SpeakerOutcome> {
    return await this.#write(eventId, input, async (tx, columns) => {
      const speaker = await getSpeaker(tx, eventId, id);
      if (sealOfSpeaker(speaker) !== seen) return { kind: 'stale' };
      await tx.update(Speaker, { id }, columns);
      await audit(tx, { id, eventId }, actor, 'changed', this.clock.now());
      return { kind: 'saved' };
    });
  }

  /** Takes somebody out, and what was written to them out of the ledger; what has not left to them does not leave. */
  async remove(eventId: string, id: string, actor: Actor): Promise<void> {
    await this.database.transaction(async (tx) => {
      await lockEvent(tx, eventId);
      await getSpeaker(tx, eventId, id);
      await tx.delete(Speaker, { id });
      await forgetMailsAbout(tx, { event: eventId, subject: 'speaker', id });
      await audit(tx, { id, eventId }, actor, 'removed', this.clock.now());
    });
  }

  /** With the event locked: two who write at once take turns. The unique index tells who has the address already. */
  async #write(
    eventId: string,
    { name, email, session, language }: SpeakerInput,
    work: (tx: Tx, columns: Partial<Speaker>) => Promise<SpeakerOutcome>,
  ): Promise<SpeakerOutcome> {
    try {
      return await this.database.transaction(async (tx) => {
        await lockEvent(tx, eventId);
        if (session && !(await tx.existsBy(Session, { id: session, eventId })))
          return refused('session', 'session-unknown');
        return await work(tx, { name, email: email.email, emailAsTyped: email.asTyped, language, sessionId: session });
      });
    } catch (error) {
      if (isUniqueViolation(error, 'speaker_event_id_email_key')) return refused('email', 'email-known');
      throw error;
    }
  }
}

/** A short fingerprint of what a form of somebody who speaks shows. */
export function sealOfSpeaker({ name, emailAsTyped, language, sessionId }: Speaker): string {
  const shown = JSON.stringify([name, emailAsTyped, language, sessionId]);
  return createHash('sha256').update(shown).digest('base64url').slice(0, 22);
}

async function getSpeaker(tx: Tx, eventId: string, id: string): Promise<Speaker> {
  const speaker = isId(id) ? await tx.findOneBy(Speaker, { id, eventId }) : null;
  if (!speaker) throw new NotFound('speaker');
  return speaker;
}

function refused(field: SpeakerProblem['field'], code: SpeakerProblem['code']): SpeakerOutcome {
  return { kind: 'refused', problems: [{ field, code }] };
}

function audit(tx: Tx, { id, eventId }: Pick<Speaker, 'id' | 'eventId'>, actor: Actor, done: string, at: Date) {
  const subject = { kind: 'speaker', id };
  return recordAudit(tx, [{ at, actor, action: `speaker.${done}`, subject, after: { event: eventId } }]);
}
