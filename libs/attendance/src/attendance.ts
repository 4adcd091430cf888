import { plenaryOf } from '#events';
import { recordAudit } from '#identity';
import { type Database, isId, NotFound, type Tx } from '#platform';
import { type AtDoor, type DoorRefusal, decideDoor } from './door.js';
import { note, onceEach, undo } from './observations.js';
import { recompute } from './recompute.js';

/** What an organiser says about one person. */
export interface Remark {
  readonly eventId: string;
  readonly registrationId: string;
  /** Absent: the event as a whole, which is its plenary. */
  readonly sessionId?: string | undefined;
  readonly organiserId: string;
}

export type CheckInOutcome = { readonly kind: 'checked_in' } | { readonly kind: 'already' } | DoorRefusal;
export type DecideOutcome = { readonly kind: 'decided' } | { readonly kind: 'already' } | DoorRefusal;
/** A person's decision; `rule` takes it back. */
export type Decision = 'present' | 'absent' | 'rule';

interface Standing extends AtDoor {
  readonly sessionId: string;
  readonly plenaryId: string;
}

/** Who was there: observations as they were seen, and the attendance that follows from them. */
export class Attendance {
  constructor(private readonly database: Database) {}

  /**
   * Notes that somebody pressed "join". Pressing again within the same minute is one press. The page with the button
   * says that joining is noted, so from now on the person has been told.
   */
  async recordJoinPress(registration: { readonly id: string; readonly eventId: string }, now: Date): Promise<void> {
    const { id, eventId } = registration;
    await this.database.transaction(async (tx) => {
      const plenary = await plenaryOf(tx, eventId);
      await markTold(tx, id, now); // also takes the lock under which attendance is worked out
      const key = `${onceEach(id, plenary.id)}/${now.toISOString().slice(0, 16)}`;
      const press = { eventId, sessionId: plenary.id, registrationId: id, source: 'join_press', key } as const;
      await note(tx, { ...press, at: now, present: true, organiserId: null }, now);
      await recompute(tx, id, plenary.id);
    });
  }

  /**
   * An organiser sees somebody at the door. Pressing again, on any phone, changes nothing. A newer look than an earlier
   * "was not there", so it takes that back.
   * @param told the organiser has just said that attendance is noted, to somebody whom no form or page told
   * @throws {NotFound} a person or session of another event is as unknown as any
   */
  async checkIn(remark: Remark & { readonly told?: boolean }, now: Date): Promise<CheckInOutcome> {
    return await this.#remark(remark, async (tx, standing) => {
      const refusal = decideDoor({ ...standing, isTold: standing.isTold || remark.told === true });
      if (refusal) return refusal;
      if (!standing.isTold) await markTold(tx, remark.registrationId, now);
      const seen = { ...remark, sessionId: standing.sessionId, source: 'check_in', at: now, present: true } as const;
      const isNew = await note(tx, { ...seen, key: onceEach(remark.registrationId, standing.sessionId) }, now);
      const lifted = await liftAbsence(tx, remark, standing, now);
      if (!isNew && !lifted) return { kind: 'already' };
      await conclude(tx, remark, standing, { at: now, action: 'attendance.checked_in' });
      return { kind: 'checked_in' };
    });
  }

  /** Takes a check-in back, whatever has become of the registration since. @throws {NotFound} */
  async undoCheckIn(remark: Remark, now: Date): Promise<{ readonly kind: 'undone' | 'already' }> {
    return await this.#remark(remark, async (tx, standing) => {
      const key = onceEach(remark.registrationId, standing.sessionId);
      if (!(await undo(tx, 'check_in', key, now))) return { kind: 'already' };
      await conclude(tx, remark, standing, { at: now, action: 'attendance.check_in_undone' });
      return { kind: 'undone' };
    });
  }

  /** Somebody who knows better than the rule says so, or leaves it to the rule again. @throws {NotFound} */
  async decide(remark: Remark, decision: Decision, now: Date): Promise<DecideOutcome> {
    return await this.#remark(remark, async (tx, standing) => {
      const key = onceEach(remark.registrationId, standing.sessionId);
      const action = decision === 'rule' ? 'attendance.decision_undone' : 'attendance.decided';
      if (decision === 'rule') {
        if (!(await undo(tx, 'manual', key, now))) return { kind: 'already' };
      } else {
        const refusal = decideDoor(standing);
        if (refusal) return refusal;
        const present = decision === 'present';
        const said = { ...remark, sessionId: standing.sessionId, source: 'manual', at: null, present } as const;
        const isNew = await note(tx, { ...said, key }, now);
        const lifted = present && (await liftAbsence(tx, remark, standing, now));
        if (!isNew && !lifted) return { kind: 'already' };
      }
      await conclude(tx, remark, standing, { at: now, action, decision });
      return { kind: 'decided' };
    });
  }

  /** In one transaction, with the registration locked: whatever is said about a person is said one after the other. */
  #remark<T>(remark: Remark, say: (tx: Tx, standing: Standing) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => say(tx, await lockStanding(tx, remark)));
  }
}

async function lockStanding(tx: Tx, { eventId, registrationId, sessionId }: Remark): Promise<Standing> {
  if (!isId(eventId) || !isId(registrationId)) throw new NotFound('registration');
  const [person] = await tx.query(
    `select r.status, r.notice_shown_at is not null as "isTold", e.status as "eventStatus"
     from registration r join event e on e.id = r.event_id
     where r.id = $1 and r.event_id = $2 for no key update of r`,
    [registrationId, eventId],
  );
  if (!person) throw new NotFound('registration');
  const plenary = await plenaryOf(tx, eventId);
  const wanted = sessionId ?? plenary.id;
  const [session] = await tx.query(
    `select s.id as "sessionId", s.round_id is null as "isPlenary", p.status as place
     from session s left join session_place p on p.session_id = s.id and p.registration_id = $3
     where s.id = $1 and s.event_id = $2`,
    [isId(wanted) ? wanted : null, eventId, registrationId],
  );
  if (!session) throw new NotFound('session');
  return { ...person, ...session, plenaryId: plenary.id };
}

async function markTold(tx: Tx, registrationId: string, now: Date): Promise<void> {
  await tx.query('update registration set notice_shown_at = coalesce(notice_shown_at, $2) where id = $1', [
    registrationId,
    now,
  ]);
}

/** Who is in a session is also at the event: a decision that says otherwise, of either, is older and no longer holds. */
async function liftAbsence(tx: Tx, remark: Remark, standing: Standing, now: Date): Promise<boolean> {
  const [, lifted] = await tx.query(
    `update presence_observation set undone_at = $3
     where registration_id = $1 and session_id = any($2::uuid[]) and source = 'manual' and not present and undone_at is null`,
    [remark.registrationId, [standing.sessionId, standing.plenaryId], now],
  );
  return lifted > 0;
}

async function conclude(
  tx: Tx,
  { registrationId, organiserId }: Remark,
  { sessionId, plenaryId }: Standing,
  { at, action, decision }: { at: Date; action: string; decision?: Decision },
): Promise<void> {
  await recompute(tx, registrationId, plenaryId);
  const actor = { kind: 'organiser', id: organiserId } as const;
  const subject = { kind: 'registration', id: registrationId };
  await recordAudit(tx, [{ at, actor, action, subject, after: { sessionId, ...(decision && { decision }) } }]);
}
